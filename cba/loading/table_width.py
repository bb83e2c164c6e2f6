"""Rows with more cells than headings, and numbers that fell into two cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cba.loading.grid import Grid
from cba.problems import Problem

_SHORT_NUMBER = re.compile(r"[-+]?[£$€]?\d{1,3}")
#: The rest of a number after its comma.
THREE_DIGITS = re.compile(r"\d{3}(?:\.\d+)?")
#: The parts of an amount in two cells.
_PARTS = (_SHORT_NUMBER, re.compile(r"\d{3}"))
#: No number is written so; as the rest of one it is.
ZEROS = re.compile(r"000(?:\.\d+)?")


def beyond_headings(grid: Grid, number: int, width: int) -> Problem | None:
    """The problem of a row with cells beyond the ``width`` headings (CBA123)."""
    cells = grid.rows[number]
    beyond = [column for column in range(width, len(cells)) if cells[column]]
    if not beyond:
        return None
    column = split_number(cells, THREE_DIGITS)
    message = f"this row has more cells than the {width} headings of the table"
    hint = "put a text with a comma in quotes, or give the column a heading"
    if column is not None:
        also, hint = _two_cells(cells, column)
        message = f"{message}: {also}"
    place = grid.place(number, beyond[0] if column is None else column)
    return Problem("CBA123", message, hint=hint, place=place)


def split_number(cells: list[str], rest: re.Pattern[str]) -> int | None:
    """The first column whose number seems to go on in the next, as ``rest``."""
    for column, (one, other) in enumerate(pairwise(cells)):
        if _SHORT_NUMBER.fullmatch(one) and rest.fullmatch(other):
            return column
    return None


def split_amount(cells: list[str], years: Sequence[int]) -> int | None:
    """The column of an amount that seems to go on in the next year's cell.

    Three digits after one to three, in a row that has nothing in any other year, are
    ``12,500`` and not twelve pounds and then five hundred. ``years`` are the columns
    of years; a row that fills all of them is a series, however small.

    >>> split_amount(["van", "12", "500", ""], [1, 2, 3])
    1
    >>> split_amount(["van", "12", "500", "500"], [1, 2, 3]) is None
    True
    """
    filled = [column for column in years if column < len(cells) and cells[column]]
    if len(filled) != len(_PARTS) or len(years) == len(_PARTS):
        return None
    first, second = filled
    if second != first + 1:
        return None
    parts = zip(_PARTS, (cells[first], cells[second]), strict=True)
    return first if all(part.fullmatch(cell) for part, cell in parts) else None


def in_two_cells(grid: Grid, number: int, column: int) -> Problem:
    """The problem of a number that goes on in the next cell (CBA105)."""
    message, hint = _two_cells(grid.rows[number], column)
    place = grid.place(number, column)
    return Problem("CBA105", message, hint=hint, place=place)


def _two_cells(cells: list[str], column: int) -> tuple[str, str]:
    one, other = cells[column : column + 2]
    hint = f'write "{one},{other}" in quotes, or {one}{other}'
    return f"`{one},{other}` is read as two cells", hint
