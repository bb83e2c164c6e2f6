"""The benefits: what each is worth, how it comes about, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.benefit_facts import facts_table
from cba.reports.benefit_table import benefit_table
from cba.reports.bridge_table import bridge_table
from cba.reports.content import Block, Chart, Paragraph, Section, Subheading
from cba.reports.formatting import counted, is_nought
from cba.reports.gross_to_net import gross_to_net
from cba.reports.length import MANY_LINES
from cba.reports.view import View
from cba.results.appraisal import BenefitLine

Lines = dict[str, BenefitLine]
#: Of many lines so many are told step by step; of any, so many have a chart.
_TOLD, _DRAWN = 12, 3


def benefits_section(view: View) -> Section:
    """All benefits, and how each comes about; without blocks where there are none."""
    lines = {
        key: line
        for key, line in view.option.lines.items()
        if isinstance(line, BenefitLine)
    }
    blocks = tuple(_blocks(view, lines)) if lines else ()
    return Section("benefits", "Benefits", blocks, "economic")


def _blocks(view: View, lines: Lines) -> Iterator[Block]:
    yield Paragraph(_lead(view, lines), "lead")
    yield benefit_table(view, list(lines.values()))
    told = lines if len(lines) <= MANY_LINES else _largest(lines, _TOLD)
    if len(told) < len(lines):
        yield Paragraph(
            f"Of {counted(len(lines), 'benefit line')}, the {len(told)} largest are "
            "told below; the register of assumptions has what each of the others "
            "rests on."
        )
    yield facts_table(view, told)
    yield Subheading("gross-to-net", "From gross to net")
    yield from _charts(view, told)
    yield bridge_table(view, tuple(told))


def _largest(lines: Lines, number: int) -> Lines:
    """The lines of the largest sums, in the order of the file."""
    ordered = sorted(lines, key=lambda key: -abs(lines[key].pv_public_value))
    largest = set(ordered[:number])
    return {key: line for key, line in lines.items() if key in largest}


def _charts(view: View, lines: Lines) -> Iterator[Chart]:
    """Charts of the largest lines, one of each benefit, in the order of the file.

    A sum of money that nothing is taken off has none.
    """
    charts: dict[str, Chart] = {}
    drawn: set[str] = set()
    for key in sorted(lines, key=lambda key: -abs(lines[key].pv_public_value)):
        benefit = key.partition("/")[0]
        if len(charts) == _DRAWN or benefit in drawn:
            continue
        chart = gross_to_net(view, key)
        if chart is not None:
            charts[key] = chart
            drawn.add(benefit)
    return (charts[key] for key in lines if key in charts)


def _lead(view: View, lines: dict[str, BenefitLine]) -> str:
    after = view.option.public_value.pv_benefits
    before = sum(line.pv_before_optimism_bias for line in lines.values())
    come_to = "a net cost of " if after < 0 and not is_nought(after) else ""
    amount = f"{come_to}{view.money(abs(after))}"
    words = f"Benefits come to {amount} as present value"
    if not is_nought(before - after):
        does = "takes off" if before > after else "adds"
        amount = view.money(abs(before - after))
        words += f", after a correction for optimism that {does} {amount}"
    return f"{words}."
