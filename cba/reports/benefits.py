"""The benefits: what each line is, what it rests on, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.benefit_facts import BenefitOf, benefit_facts
from cba.reports.benefit_table import benefit_table
from cba.reports.content import (
    Block,
    Column,
    Paragraph,
    Section,
    Subheading,
    Table,
)
from cba.reports.formatting import counted, is_nought
from cba.reports.gross_to_net import gross_to_net
from cba.reports.length import MANY_LINES
from cba.reports.texts import as_title
from cba.reports.view import View
from cba.results.appraisal import BenefitLine

_LARGEST = 12


def benefits_section(view: View) -> Section:
    """Each benefit, and all of them in a table; without blocks where there are none."""
    lines = {
        key: line
        for key, line in view.option.lines.items()
        if isinstance(line, BenefitLine)
    }
    blocks = tuple(_blocks(view, lines)) if lines else ()
    return Section("benefits", "Benefits", blocks, "economic")


def _blocks(view: View, lines: dict[str, BenefitLine]) -> Iterator[Block]:
    yield Paragraph(_lead(view, lines), "lead")
    shown = _told(lines)
    if len(shown) < len(lines):
        yield Paragraph(
            f"Of {counted(len(lines), 'benefit line')}, the {len(shown)} largest are "
            "told one by one; the table at the end has them all, and the register of "
            "assumptions what each rests on."
        )
    for number, key in enumerate(shown, start=1):
        line = lines[key]
        yield Subheading(f"benefit-{number}", as_title(line.title))
        yield _facts_table(view, key, line, number)
        bridge, chart = gross_to_net(view, key, view.written.document)
        if chart is not None:
            yield chart
        yield bridge
    yield Subheading("all-benefits", "All benefits")
    yield benefit_table(view, list(lines.values()))


def _facts_table(view: View, key: str, line: BenefitLine, number: int) -> Table:
    """What one benefit is and what it rests on."""
    facts = benefit_facts(view, BenefitOf.line(view, key), line)
    return Table(
        f"benefit-{number}-facts",
        f"{as_title(line.title)}: what it is and what it rests on",
        (Column("Question", "heading", 3), Column("Answer", "text", 11)),
        tuple(facts),
    )


def _told(lines: dict[str, BenefitLine]) -> list[str]:
    """The lines that are told one by one, in the order of the file."""
    if len(lines) <= MANY_LINES:
        return list(lines)
    ordered = sorted(lines, key=lambda key: -abs(lines[key].pv_public_value))
    largest = set(ordered[:_LARGEST])
    return [key for key in lines if key in largest]


def _lead(view: View, lines: dict[str, BenefitLine]) -> str:
    after = view.option.public_value.pv_benefits
    before = sum(line.pv_before_optimism_bias for line in lines.values())
    words = f"Benefits come to {view.money(after)} as present value"
    if not is_nought(before - after):
        words += (
            f", after a correction for optimism that takes off "
            f"{view.money(before - after)}"
        )
    return f"{words}."
