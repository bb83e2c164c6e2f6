"""The rows of a table as lines of a project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cba.loading.csv_table import CsvSource
from cba.loading.document import Node, Position, Scalar, Span
from cba.loading.grid import NO_RESULT, Grid, error_in
from cba.loading.suggest import clipped
from cba.loading.table_columns import Column, Columns
from cba.loading.table_width import (
    ZEROS,
    beyond_headings,
    in_two_cells,
    split_amount,
    split_number,
)
from cba.loading.table_years import year_turned_into_date
from cba.problems import Problem

_LISTS = frozenset({"options", "persistence"})
_TEXTS = frozenset(
    {
        *("title", "source", "notes", "per", "mechanism", "indicator"),
        *("comparison", "design"),
    }
)
#: Fields that may hold a year; agencies in `from` look like no date.
_YEARS = frozenset({"price_year", "from"})
_CODES = frozenset({"budget_code"})
#: The series whose numbers are money.
_MONEY = "amount"
#: A number below nought, as ledgers write it.
BRACKETED = re.compile(r"\(\s*([£$€]?\s*\d[\d,._]*\s*(?:k|m|bn|%)?)\s*\)")
#: On a long text the pattern may take minutes, and no number is so long.
_LONGEST_NUMBER = 200
#: A table with more is no table of a project.
_MOST_PROBLEMS = 1000
_TRUTHS = {"TRUE": "true", "FALSE": "false"}

Line = tuple[str, Node, Position]


def read_lines(
    grid: Grid, columns: Columns, series: str, problems: list[Problem]
) -> Iterator[Line]:
    """Each row as a line: its id, its fields and their places.

    ``series`` is the field whose years the year columns hold where a row names
    no other. What is wrong is added to ``problems``.
    """
    for number in range(columns.header + 1, len(grid.rows)):
        row = grid.rows[number]
        if len(problems) > _MOST_PROBLEMS:
            message = f"more than {_MOST_PROBLEMS} problems come before this row"
            hint = "mend them first; the rest of the table is not read"
            place = grid.place(number, 0)
            problems.append(Problem("CBA103", message, hint=hint, place=place))
            return
        if any(row):
            reader = _Row(grid, columns, number, problems)
            line = reader.read(series)
            if line is not None:
                yield line


class _Row:
    """One row while its cells are put where their headings say."""

    def __init__(
        self, grid: Grid, columns: Columns, number: int, problems: list[Problem]
    ) -> None:
        self._grid, self._columns, self._number = grid, columns, number
        self._cells = grid.rows[number]
        self._problems = problems
        self._node: dict[str, Node] = {}
        span = (number, 0, 1)
        self._position = Position(grid.source, span, span, {})

    def read(self, series: str) -> Line | None:
        """The line of this row, or None where it has no id."""
        self._check_width()
        name = self._cells[0]
        if not name:
            hint = "give the line an id in the first column, or clear the row"
            self._problem("CBA123", 0, "this row has no id", hint)
            return None
        series = self._series(series)
        self._check_years(series)
        for column in self._columns.fields:
            if self._cell(column.number):
                self._put(column, series)
        return name, self._node, self._position

    def _cell(self, column: int) -> str:
        return self._cells[column] if column < len(self._cells) else ""

    def _problem(self, code: str, column: int, message: str, hint: str) -> None:
        place = self._grid.place(self._number, column)
        self._problems.append(Problem(code, message, hint=hint, place=place))

    def _series(self, usual: str) -> str:
        column = self._columns.series
        named = self._cell(column) if column is not None else ""
        if not named or all(named.split(".")):
            return named or usual
        message = f"`{clipped(named)}` names no field"
        hint = "write the field that the years belong to, such as `amount`"
        self._problem("CBA123", column or 0, message, hint)
        return usual

    def _check_width(self) -> None:
        """Report cells beyond the headings, and numbers that fell into two cells."""
        if found := beyond_headings(self._grid, self._number, self._columns.width):
            self._problems.append(found)
            return
        codes = [c.number for c in self._columns.fields if c.fields[-1] in _CODES]
        column = split_number(self._cells, ZEROS)
        if column is not None and column + 1 not in codes:
            self._problems.append(in_two_cells(self._grid, self._number, column))

    def _check_years(self, series: str) -> None:
        """Report an amount that fell into two years, as at a comma of a CSV file."""
        if series != _MONEY or not isinstance(self._grid.source, CsvSource):
            return
        years = [c.number for c in self._columns.fields if c.is_year]
        column = split_amount(self._cells, years)
        if column is not None:
            self._problems.append(in_two_cells(self._grid, self._number, column))

    def _put(self, column: Column, series: str) -> None:
        fields = column.fields
        if column.is_year:
            fields = (*series.split("."), column.name)
        key = (self._columns.header, column.number, 1)
        value = (self._number, column.number, 1)
        node, position = self._node, self._position
        for name in fields[:-1]:
            inner = node.setdefault(name, {})
            if not isinstance(inner, dict):
                self._conflict(column, fields)
                return
            node, position = inner, self._part(position, name, key, value)
        if fields[-1] in node:
            self._conflict(column, fields)
            return
        node[fields[-1]] = self._value(column, fields[-1])
        self._part(position, fields[-1], key, value)

    def _part(self, position: Position, name: str, key: Span, value: Span) -> Position:
        if position.parts is None:
            position.parts = {}
        made = Position(self._grid.source, key, value)
        return position.parts.setdefault(name, made)

    def _conflict(self, column: Column, fields: tuple[str, ...]) -> None:
        address = clipped(".".join(fields))
        message = f"`{address}` is given twice in this row, or as a whole and in parts"
        hint = f"clear this cell of the column `{clipped(column.name)}`, or the other"
        self._problem("CBA123", column.number, message, hint)

    def _value(self, column: Column, field: str) -> Node:
        text = self._cells[column.number]
        if message := error_in(text):
            again = "open the workbook in a spreadsheet and save it"
            hint = again if text == NO_RESULT else "mend the formula and save the table"
            self._problem("CBA123", column.number, message, hint)
        if field in _YEARS:
            place = self._grid.place(self._number, column.number)
            if found := year_turned_into_date(text, place):
                self._problems.append(found)
        if field in _LISTS:
            parts = [part.strip() for part in text.split(";")]
            return [Scalar(part, cell=True) for part in parts if part]
        if field not in _TEXTS:
            text = _TRUTHS.get(text, text)
            short = len(text) <= _LONGEST_NUMBER
            if short and (bracketed := BRACKETED.fullmatch(text)):
                text = f"-{bracketed[1]}"
        return Scalar(text, cell=True)
