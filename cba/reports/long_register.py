"""The register of a project with many lines: each line in one row of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cba.reports.assumption import AS_ABOVE, Assumption, Subject
from cba.reports.content import Cell, Column, Row, Table
from cba.reports.view import View


def long_register(
    view: View, identifier: str, kind: str, subjects: Iterable[Subject]
) -> Table:
    """Everything that is assumed of each line, with what it rests on beside it."""
    return Table(
        identifier,
        f"Assumptions about {kind}, a row each",
        (
            Column("Line", "heading", 4),
            Column("Assumptions", "text", 12),
            Column("Evidence and source", "text", 8),
        ),
        tuple(_row(view, subject) for subject in subjects),
    )


def _row(view: View, subject: Subject) -> Row:
    written = view.written.words(subject.address)
    words = "; ".join(_value(each) for each in subject.assumptions)
    if subject.used_in:
        words += f". Used in: {', '.join(subject.used_in)}"
    return Row(
        (
            Cell(subject.title, written),
            Cell(f"{words}."),
            Cell(" ".join(_known(subject)), mark=subject.status),
        )
    )


def _value(each: Assumption) -> str:
    """An assumption with its value, and in brackets its range and its prices."""
    more = [f"range {each.spread}"] if each.spread else []
    if each.influence:
        more.append(f"influence {each.influence}")
    if each.prices:
        more.append(f"{each.prices} prices")
    aside = f" ({', '.join(more)})" if more else ""
    return f"{each.what}: {each.value}{aside}"


def _known(subject: Subject) -> Iterator[str]:
    """What the line as a whole rests on, then what each input does by name."""
    if subject.source:
        yield subject.source
    for each in subject.assumptions:
        source = "" if each.source == AS_ABOVE else each.source
        words = " ".join(text for text in (each.evidence, source) if text)
        if each.status and source:
            words = f"{words} Status: {each.status}.".strip()
        if words:
            yield f"{each.what}: {words}"
