"""Hours of volunteers, carers and communities, as documents and terminals show them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cba.models.cost import Work
from cba.reports.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Paragraph,
    Row,
    Subheading,
    Table,
)
from cba.reports.formatting import Unit, is_nought, number, unit_for
from cba.reports.texts import as_title
from cba.reports.view import View
from cba.reports.written import input_words, range_words
from cba.results.given_hours import HoursGiven, HoursLine, hours_given

WORKS: dict[Work, str] = {"additive": "adds", "substitutive": "replaces paid work"}
_SUMS: dict[Work, str] = {
    "additive": "Hours that add to what is done",
    "substitutive": "Hours that replace paid work",
}
_AT_ENDS = ("Low rate", "Central", "High rate")


def heads(given: HoursGiven) -> tuple[str, ...]:
    """What heads the worth of the hours: three rates, or one where none has a range."""
    return ("Present value",) if given.npv_at is None else _AT_ENDS


class HoursRow(NamedTuple):
    """A line of hours, or a sum of several, with what it comes to at three rates."""

    name: str
    work: str
    rate: str
    hours: float
    at_low: float
    central: float
    at_high: float
    is_sum: bool = False

    def worth(self, given: HoursGiven) -> tuple[float, ...]:
        """What it comes to, below each of the heads."""
        if given.npv_at is None:
            return (self.central,)
        return self.at_low, self.central, self.at_high


def hours_rows(view: View, given: HoursGiven) -> tuple[HoursRow, ...]:
    """Each line, then the sum of each kind of work where both are given, and all."""
    rows = [
        HoursRow(
            as_title(line.title),
            WORKS[line.work],
            _rate(view, key),
            sum(line.hours),
            line.pv if line.pv_at is None else line.pv_at.low,
            line.pv,
            line.pv if line.pv_at is None else line.pv_at.high,
        )
        for key, line in given.lines.items()
    ]
    if len(rows) == 1:
        return tuple(rows)
    kinds = [work for work in _SUMS if _of(given, work)]
    sums = [
        _sum(_SUMS[work], [row for row in rows if row.work == WORKS[work]])
        for work in kinds
        if len(kinds) > 1
    ]
    return (*rows, *sums, _sum("All hours given", rows))


def _of(given: HoursGiven, work: Work) -> list[HoursLine]:
    return [line for line in given.lines.values() if line.work == work]


def _sum(name: str, rows: list[HoursRow]) -> HoursRow:
    return HoursRow(
        name,
        "",
        "",
        sum(row.hours for row in rows),
        sum(row.at_low for row in rows),
        sum(row.central for row in rows),
        sum(row.at_high for row in rows),
        is_sum=True,
    )


def _rate(view: View, line: str) -> str:
    """What an hour is worth, and the ends of its range, as the project gives them."""
    rate = view.project.costs[line].rate
    if rate is None:
        return ""
    financial = view.project.appraisal.first_year.financial
    words = input_words(rate, "money", view.currency, financial=financial)
    spread = range_words(rate.range, "money", view.currency)
    return f"{words} ({spread})" if spread else words


def hours_unit(view: View, rows: tuple[HoursRow, ...]) -> Unit:
    """The unit of money in which all rows can be read."""
    amounts = [x for row in rows for x in (row.at_low, row.central, row.at_high)]
    return unit_for(amounts, view.currency)


def hours_findings(view: View, given: HoursGiven) -> Iterator[str]:
    """What the hours do to the result for society, in sentences."""
    if given.npv_at is not None:
        yield (
            f"With an hour at its low rate the net present social value is "
            f"{view.money(given.npv_at.low)}, at its high rate "
            f"{view.money(given.npv_at.high)}; it is {view.money(given.npv)} at the "
            "central one."
        )
    without = "Without these hours"
    if not is_nought(given.pv_replaced):
        without += (
            f", and without the paid work of {view.money(given.pv_replaced)} that "
            "they replace,"
        )
    yield (
        f"{without} the net present social value is {view.money(given.npv_without)}. "
        "Whatever else comes of them is still in it."
    )
    yield "They are in public value, and in nobody's cash."


def hours_blocks(view: View) -> Iterator[Block]:
    """The part of a document about hours; nothing where none are given."""
    given = hours_given(view.option.flows)
    if given is None:
        return
    yield Subheading("hours", "Hours of volunteers, carers and communities")
    yield Bullets(tuple(hours_findings(view, given)))
    yield _table(view, given)
    yield Paragraph(
        "An hour given is a cost of whoever gives it, at what the hour is worth. "
        "What it brings about is counted as benefits, like what anyone else brings "
        "about.",
        "note",
    )


def _table(view: View, given: HoursGiven) -> Table:
    rows = hours_rows(view, given)
    unit = hours_unit(view, rows)
    return Table(
        "hours-given",
        "Hours given, and what they are worth",
        (
            Column("Role", "heading", 5),
            Column("What they do", "text", 3),
            Column("An hour", "text", 4),
            Column("Hours in all"),
            *(Column(head) for head in heads(given)),
        ),
        tuple(
            Row(
                (
                    Cell(row.name),
                    Cell(row.work),
                    Cell(row.rate),
                    Cell(number(row.hours)),
                    *(Cell(unit.show(x)) for x in row.worth(given)),
                ),
                "subtotal" if row.is_sum else "plain",
            )
            for row in rows
        ),
        f"{unit.words}, {view.prices} prices",
    )
