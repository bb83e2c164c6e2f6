"""The rows of a table of deflators: a year, its index or its change on the last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cba.loading.grid import Grid, error_in
from cba.loading.suggest import clipped
from cba.models.years import Year, parse_year
from cba.problems import Place

#: A year with the marks of its footnotes: ``2019-20 (1), (2)``.
_YEAR = re.compile(r"(\d{4}(?:\s*[-/\u2013]\s*\d{2,4})?)((?:[\s,]*\(\d+\))*)")
_MARK = re.compile(r"\(\d+\)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
#: How the publication shows that a cell has no figure.
_NONE = frozenset({"", "-", "\u2013", "\u2014", "\u2212", "..", ":", "n/a"})
#: Prices have risen more than two hundredfold since 1900.
_LEAST, _MOST = 1e-3, 1e6
_ANEW = "correct the cell, or take the workbook anew"


class DeflatorPoint(NamedTuple):
    """The index level of one year; ``chained`` where only its change was published."""

    year: Year
    level: float
    is_forecast: bool
    chained: bool


class RowFault(NamedTuple):
    """A cell that cannot be used: where it is, why, and what to do."""

    place: Place
    message: str
    hint: str


class _CellFault(Exception):
    """Why a cell cannot be read, and which it is."""

    def __init__(self, column: int, message: str, hint: str = _ANEW) -> None:
        self.column, self.message, self.hint = column, message, hint
        super().__init__(message)


def read_rows(
    grid: Grid,
    first: int,
    columns: tuple[int, int, int | None],
    forecast_marks: frozenset[str],
    *,
    financial: bool,
) -> tuple[tuple[DeflatorPoint, ...], tuple[RowFault, ...]]:
    """The years of a table from a row on, and every cell that cannot be used.

    ``columns`` are those of the year, the index and the change on the year before.
    The table ends at the first text that is no year. Years marked with one of
    ``forecast_marks`` are forecasts, as are those without an index.
    """
    points: list[DeflatorPoint] = []
    faults: list[RowFault] = []
    for number, label in _labels(grid, first, columns):
        row = grid.rows[number]
        cells = [_cell(row, column) for column in columns]
        before = points[-1] if points else None
        try:
            year = _year(label, columns[0], before, financial=financial)
            index = _index(cells, columns, before)
        except _CellFault as fault:
            place = grid.place(number, fault.column)
            faults.append(RowFault(place, fault.message, fault.hint))
            # What follows would be measured from a year that is not known.
            break
        marks = set(_MARK.findall(label))
        chained = cells[1] in _NONE
        is_forecast = chained or bool(marks & forecast_marks)
        points.append(DeflatorPoint(year, index, is_forecast, chained))
    if not points and not faults:
        place = grid.place(first, columns[0])
        faults.append(RowFault(place, "no year follows this heading", _ANEW))
    return tuple(points), tuple(faults)


def _labels(
    grid: Grid, first: int, columns: tuple[int, int, int | None]
) -> Iterator[tuple[int, str]]:
    """The rows of years, each with the text of its year."""
    begun = False
    for number in range(first, len(grid.rows)):
        label = _cell(grid.rows[number], columns[0])
        is_year = label[:4].isdigit()
        if is_year or (not label and _cell(grid.rows[number], columns[1])):
            begun = begun or is_year
            yield number, label
        elif label and begun:
            return


def _year(
    label: str, column: int, before: DeflatorPoint | None, *, financial: bool
) -> Year:
    found = _YEAR.fullmatch(label.strip())
    year = parse_year(re.sub(r"\s", "", found[1])) if found else None
    kind = "financial" if financial else "calendar"
    if year is None or year.financial != financial:
        shown = f"`{clipped(label)}`" if label else "nothing"
        raise _CellFault(column, f"{shown} stands where a {kind} year should")
    if before is not None and year != before.year.plus(1):
        expected = before.year.plus(1)
        raise _CellFault(column, f"{year} follows {before.year}, and not {expected}")
    return year


def _index(
    cells: list[str],
    columns: tuple[int, int, int | None],
    before: DeflatorPoint | None,
) -> float:
    _, index, change = cells
    if index not in _NONE:
        level = _number(index, columns[1])
        if level <= 0:
            raise _CellFault(columns[1], f"an index of {index} is not above 0")
        return _measured(level, columns[1])
    if before is None or change in _NONE or columns[2] is None:
        raise _CellFault(columns[1], "this year has neither an index nor a change")
    percent = _number(change.removesuffix("%"), columns[2])
    if not -100 < percent < 1000:
        raise _CellFault(columns[2], f"a change of {change}% on a year is none")
    return _measured(before.level * (1 + percent / 100), columns[2])


def _measured(level: float, column: int) -> float:
    """A level of prices, none of which is so far from its base year."""
    if not _LEAST <= level <= _MOST:
        shown = f"an index of {level:.3g}, where the base year has 100,"
        raise _CellFault(column, f"{shown} is no level of prices")
    return level


def _number(text: str, column: int) -> float:
    wrong = error_in(text)
    if wrong is not None:
        raise _CellFault(column, wrong, "open it in a spreadsheet and save it again")
    written = text.replace(",", "")
    if not _NUMBER.fullmatch(written):
        raise _CellFault(column, f"`{clipped(text)}` is not a number")
    return float(written)


def _cell(row: list[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""
