"""The lines of the option that a document is about, as the project declares them."""

from __future__ import annotations

from collections.abc import Iterator

from cba.models.benefit import Benefit
from cba.models.cashable import Cashable
from cba.models.line import Line, titled
from cba.reports.texts import as_title
from cba.reports.view import View

_SECTIONS = ("costs", "benefits", "payments")


def lines_of(view: View) -> Iterator[tuple[str, Line]]:
    """Every line of the option with its address, costs first."""
    for section in _SECTIONS:
        for key, line in getattr(view.project, section).items():
            if view.project.has_line(view.option.identifier, line):
                yield f"{section}.{key}", line


def benefits_of(view: View) -> Iterator[tuple[str, Benefit]]:
    """Every benefit of the option with its id."""
    for key, line in view.project.benefits.items():
        if view.project.has_line(view.option.identifier, line):
            yield key, line


def title_of(line: Line, identifier: str) -> str:
    """The title of a line as a document shows it."""
    return as_title(titled(line.title, identifier))


def status_of(line: Line) -> str:
    """How far the figures of a line can be trusted; empty where nobody says.

    The weakest of what is said of the line and of its values.
    """
    said = {line.status}
    if isinstance(line, Benefit):
        parts = (line.values or {}).values()
        said |= {part.status for part in (line.value, *parts) if part is not None}
    for status in ("illustrative", "unverified", "local", "published"):
        if status in said:
            return status
    return ""


def cash_plans_of(
    view: View, key: str, benefit: Benefit
) -> Iterator[tuple[str, str, Cashable]]:
    """The cashability of a benefit and of its parts: title, line id, what is given."""
    if benefit.values is None:
        if benefit.cashable is not None:
            yield title_of(benefit, key), key, benefit.cashable
        return
    for name, part in benefit.values.items():
        given = part.cashable or benefit.cashable
        line = f"{key}/{name}"
        if given is not None:
            yield as_title(view.option.lines[line].title), line, given
