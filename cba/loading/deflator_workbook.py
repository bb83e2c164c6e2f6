"""The Treasury's workbook of GDP deflators: its years, its index and its forecasts.

One sheet holds two tables side by side, of financial and of calendar years. Each has
a row of headings with the base year (``2018-19 = 100``). Years that are forecast have
no index: only the change on the year before, and a mark that a footnote explains.
The index of such a year is made here from that change, as the guide to the series
does.

HM Treasury, GDP deflators at market prices, and money GDP.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from cba.loading.deflator_rows import DeflatorPoint, RowFault, read_rows
from cba.loading.grid import Grid
from cba.loading.suggest import clipped

_TITLE = re.compile(r"gdp deflators at market prices", re.IGNORECASE)
_KINDS = {"financial year": True, "calendar year": False}
_BASE = re.compile(r"(\d{4}(?:\s*[-/\u2013]\s*\d{2,4})?)\s*=\s*100\b")
_CHANGE = re.compile(r"change", re.IGNORECASE)
_NOTE = re.compile(r"\(\d+\)")
_FORECAST = re.compile(r"forecast|\bOBR\b|Office for Budget", re.IGNORECASE)
_BY_OBR = re.compile(r"\bOBR\b|Office for Budget Responsibility")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_EDITION = re.compile(rf"({'|'.join(_MONTHS)})[\W_]*((?:19|20)\d\d)(?!\d)")


class DeflatorTable(NamedTuple):
    """The index by years of one kind; ``base`` is the heading, `2018-19 = 100`."""

    financial: bool
    base: str
    sheet: str
    points: tuple[DeflatorPoint, ...]


class DeflatorBook(NamedTuple):
    """What a workbook of deflators says.

    ``is_titled`` tells whether it bears the title of the Treasury's publication,
    ``by_obr`` whether it names the Office for Budget Responsibility, and ``edition``
    is the month in the name of its file, None where that has none.
    """

    tables: tuple[DeflatorTable, ...]
    is_titled: bool
    by_obr: bool
    edition: str | None

    def table(self, *, financial: bool) -> DeflatorTable | None:
        """The table of one kind of year."""
        return next((x for x in self.tables if x.financial == financial), None)


class _Columns(NamedTuple):
    """Where a table stands: its row of headings, and its columns."""

    sheet: str
    header: int
    year: int
    level: int
    change: int | None
    financial: bool
    base: str


def read_deflators(
    grids: Mapping[str, Grid], file: str
) -> tuple[DeflatorBook, tuple[RowFault, ...]]:
    """The deflators on these sheets, and every cell that cannot be used.

    There are no tables where none has the headings of the publication. ``file`` is
    the name of the workbook.
    """
    faults: list[RowFault] = []
    tables: dict[bool, DeflatorTable] = {}
    for sheet, grid in grids.items():
        for found in _tables(sheet, grid):
            other = tables.get(found.financial)
            if other is not None:
                faults.append(_twice(grid, found, other))
                break
            forecast = _forecast_marks(grid)
            points, wrong = read_rows(
                grid,
                found.header + 1,
                (found.year, found.level, found.change),
                forecast,
                financial=found.financial,
            )
            wrong = wrong or tuple(_not_of_base(grid, found, points))
            faults += wrong
            tables[found.financial] = DeflatorTable(
                found.financial, found.base, sheet, points
            )
    texts = [text for grid in grids.values() for row in grid.rows for text in row]
    return DeflatorBook(
        tuple(tables.values()),
        any(_TITLE.search(text) for text in texts),
        any(_BY_OBR.search(text) for text in texts),
        edition_in(file),
    ), tuple(faults)


def edition_in(name: str) -> str | None:
    """The month that a file's name tells, as editions are named.

    >>> edition_in("GDP_Deflators_Budget_March_2020_update.xlsx")
    '2020-03'
    """
    found = _EDITION.search(name.lower())
    if found is None:
        return None
    return f"{found[2]}-{_MONTHS.index(found[1]) + 1:02d}"


def _tables(sheet: str, grid: Grid) -> Iterator[_Columns]:
    """Every table on a sheet: a heading of years with a base year to the right."""
    for header, row in enumerate(grid.rows):
        heads = [
            (column, _KINDS[_plain(text)])
            for column, text in enumerate(row)
            if _plain(text) in _KINDS
        ]
        ends = [*(column for column, _ in heads), len(row)][1:]
        for (year, financial), end in zip(heads, ends, strict=True):
            between = range(year + 1, end)
            index = next((n for n in between if _BASE.search(row[n])), None)
            base = None if index is None else _BASE.search(row[index])
            if index is None or base is None:
                continue
            change = next((n for n in between if _CHANGE.search(row[n])), None)
            name = f"{base[1]} = 100"
            yield _Columns(sheet, header, year, index, change, financial, name)


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()


def _forecast_marks(grid: Grid) -> frozenset[str]:
    """The marks, such as ``(1)``, whose footnote speaks of forecasts."""
    return frozenset(
        text.strip()
        for row in grid.rows
        for text, beside in pairwise(row)
        if _NOTE.fullmatch(text.strip()) and _FORECAST.search(beside)
    )


def _twice(grid: Grid, found: _Columns, other: DeflatorTable) -> RowFault:
    kind = "financial" if found.financial else "calendar"
    where = f"`{clipped(other.sheet)}` has one as well"
    return RowFault(
        grid.place(found.header, found.year),
        f"this is a second table of {kind} years: {where}",
        "keep the sheet of one publication",
    )


def _not_of_base(
    grid: Grid, found: _Columns, points: Iterable[DeflatorPoint]
) -> Iterator[RowFault]:
    """The fault of an index that is not 100 in the year that its heading names."""
    base = found.base.partition(" ")[0]
    known = {str(point.year): point.level for point in points}
    level = known.get(base)
    if level is None or abs(level - 100) >= 0.0005:
        says = "is not among the years" if level is None else f"is {level:g}"
        yield RowFault(
            grid.place(found.header, found.level),
            f"the heading says {found.base}, and the index of {base} {says}",
            "look whether rows were moved or changed, or take the workbook anew",
        )
