"""Tables with a column for each year, in blocks that fit the width of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from cba.calculation.factors import total
from cba.reports.content import Cell, Column, Row, RowRole, Table
from cba.reports.formatting import Unit, unit_for
from cba.reports.table_parts import NOT_ADDING_UP

#: The years of one block; more than an upright page bears make it wide.
YEARS_OF_A_BLOCK = 12
_UPRIGHT = 8
#: So many years at the end with nothing in them have no columns.
_EMPTY = 2


@dataclass(frozen=True, slots=True)
class Course:
    """A row of money by year; ``parts`` is how many rows above it add up to it.

    Without amounts it is the head of the rows below it. One that ``is_running`` adds
    up from year to year itself, so that its years have no sum.
    """

    name: str
    amounts: tuple[float, ...] = ()
    role: RowRole = "plain"
    parts: int = 0
    detail: str = ""
    is_running: bool = False

    @property
    def whole(self) -> float:
        """All years together, or where a running sum ends."""
        if self.is_running:
            return self.amounts[-1]
        return float(total(np.array(self.amounts)))


@dataclass(frozen=True, slots=True)
class YearTable:
    """What a table by year is called, and what its figures are in.

    ``prices`` follows the unit of money: ``2026-27 prices, not discounted``. With
    ``in_full`` every year has a column, in as many tables as that takes; otherwise
    what lies after the first eleven years is one column. ``whole`` heads the sum of
    the years: it says where they end if the appraisal goes on after them.
    """

    identifier: str
    caption: str
    head: str
    prices: str
    notes: tuple[str, ...] = ()
    in_full: bool = False
    whole: str = "All years"


def tables_by_year(
    of: YearTable, years: Sequence[str], courses: Iterable[Course], currency: str
) -> Iterator[Table]:
    """One table; in full, one for each block of twelve years. The last has the sum."""
    years, rows, nought = _without_empty_end(years, tuple(courses))
    if not of.in_full and len(years) > YEARS_OF_A_BLOCK:
        years, rows = _later_together(years, rows)
    amounts = [x for each in rows for x in (*each.amounts, each.whole)]
    unit = unit_for(amounts, currency)
    blocks = [
        range(start, min(start + YEARS_OF_A_BLOCK, len(years)))
        for start in range(0, len(years), YEARS_OF_A_BLOCK)
    ]
    for number, block in enumerate(blocks, start=1):
        last = number == len(blocks)
        span = f", {years[block[0]]} to {years[block[-1]]}" if len(blocks) > 1 else ""
        ending = (Column(of.whole, width=3),) if last and len(years) > 1 else ()
        yield Table(
            of.identifier if number == 1 else f"{of.identifier}-{number}",
            f"{of.caption}{span}",
            (
                Column(of.head, "heading", 6),
                *(Column(years[n]) for n in block),
                *ending,
            ),
            tuple(_row(each, block, unit, with_whole=bool(ending)) for each in rows),
            f"{unit.words}, {of.prices}",
            (*of.notes, *nought, *_rounding(rows, unit)) if last else (),
            is_wide=len(block) > _UPRIGHT,
        )


def _without_empty_end(
    years: Sequence[str], rows: tuple[Course, ...]
) -> tuple[Sequence[str], tuple[Course, ...], tuple[str, ...]]:
    """What there is before the last years, where those hold nothing at all."""
    held = [
        n for n in range(len(years)) if any(x.amounts and x.amounts[n] for x in rows)
    ]
    first = max(held, default=0) + 1
    if len(years) - first < _EMPTY:
        return years, rows, ()
    cut = tuple(replace(each, amounts=each.amounts[:first]) for each in rows)
    after = f" after {years[first - 1]}" if held else ""
    return years[:first], cut, (f"Every year{after} is zero.",)


def _later_together(
    years: Sequence[str], rows: Iterable[Course]
) -> tuple[Sequence[str], tuple[Course, ...]]:
    """The first eleven years, and all others as one."""
    first = YEARS_OF_A_BLOCK - 1
    return (
        (*years[:first], f"{years[first]} to {years[-1]}"),
        tuple(
            replace(
                each,
                amounts=(
                    *each.amounts[:first],
                    replace(each, amounts=each.amounts[first:]).whole,
                ),
            )
            if each.amounts
            else each
            for each in rows
        ),
    )


def _row(each: Course, block: range, unit: Unit, *, with_whole: bool) -> Row:
    name = Cell(each.name, each.detail)
    if not each.amounts:
        return Row((name,), "group")
    cells = [Cell(unit.show(each.amounts[n])) for n in block]
    if with_whole:
        cells.append(Cell("" if each.is_running else unit.show(each.whole)))
    return Row((name, *cells), each.role)


def _rounding(rows: Sequence[Course], unit: Unit) -> tuple[str, ...]:
    """The note for rounded parts that do not give a rounded total, across or down."""
    for at, each in enumerate(rows):
        if not each.amounts:
            continue
        above = [part for part in rows[at - each.parts : at] if part.amounts]
        down = all(
            unit.adds_up((part.amounts[n] for part in above), amount)
            for n, amount in enumerate(each.amounts)
            if above
        )
        across = each.is_running or unit.adds_up(each.amounts, each.whole)
        if not down or not across:
            return (NOT_ADDING_UP,)
    return ()
