"""The sheet of inputs of a returned workbook: its rows by address, cell by cell."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from math import isfinite

from cba.loading.grid import NO_RESULT, error_in
from cba.loading.suggest import clipped
from cba.loading.workbook_sheet import SheetScan, column_letters
from cba.loading.workbook_table import Value, cell_text

ADDRESS, VALUE, GROWING = "Address", "Value", "Growing"
#: The kind of a row that shapes the sheets, and is no input.
FIXED = "fixed"
#: The columns of words, which say what an input is and hold none.
WORDS = ("What it is", "Unit", "Source", "Status", "Place", "Kind")
#: The row of headings is among the first so many.
_HEADING_WITHIN = 10
#: No price, share or count is nearer to nought, or further: a slip of the fingers.
_SMALLEST, _LARGEST = 1e-15, 1e15


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its number, or what it holds instead.

    ``words`` are the text it shows, empty for a blank; ``wrong`` says why it is
    neither a number nor a blank. ``formula`` marks what the sheet works out.
    """

    at: str
    number: float | None = None
    words: str = ""
    wrong: str | None = None
    formula: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return self.number is None and self.wrong is None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One input: its address and its cells by the heading of their column."""

    address: str
    at: str
    cells: dict[str, Cell]

    def cell(self, heading: str) -> Cell:
        """The cell under a heading; a blank where there is none."""
        return self.cells.get(heading) or Cell(self.at)

    def words(self, heading: str) -> str:
        """The text under a heading."""
        return self.cell(heading).words


@dataclass(slots=True)
class InputSheet:
    """The inputs on a sheet, in order; ``unnamed`` are rows of numbers without one.

    An address that stands there again is in ``repeated``.
    """

    name: str
    headings: tuple[str, ...]
    rows: dict[str, SheetRow] = field(default_factory=dict)
    repeated: list[SheetRow] = field(default_factory=list)
    unnamed: list[SheetRow] = field(default_factory=list)

    def parts_in(self, other: InputSheet) -> list[str]:
        """The columns of numbers that another sheet has too; none where it lost some.

        They are the value, each year and the rate of growth.
        """
        if not {VALUE, GROWING} <= set(self.headings):
            return []
        first, last = self.headings.index(VALUE), self.headings.index(GROWING)
        parts = self.headings[first : last + 1]
        return [part for part in parts if part in other.headings]


def shown(address: str, part: str) -> str:
    """The address of a part of an input as people write it.

    >>> shown("costs.team.amount", "2027-28"), shown("costs.team.amount", GROWING)
    ('costs.team.amount@2027-28', 'costs.team.amount.growing')
    """
    if part == VALUE:
        return address
    return f"{address}.growing" if part == GROWING else f"{address}@{part}"


def input_sheet(
    name: str, values: list[list[Value]], scan: SheetScan
) -> InputSheet | None:
    """The sheet's inputs; None where it has no row that begins with ``Address``."""
    found = [
        n for n, row in enumerate(values[:_HEADING_WITHIN]) if row[:1] == [ADDRESS]
    ]
    if not found:
        return None
    headings = [cell_text(value) for value in values[found[0]]]
    sheet = InputSheet(name, tuple(headings))
    for number in range(found[0] + 1, len(values)):
        row = _row(name, headings, number, values[number], scan)
        if not row.address:
            if any(cell.number is not None for cell in row.cells.values()):
                sheet.unnamed.append(row)
        elif row.address in sheet.rows:
            sheet.repeated.append(row)
        else:
            sheet.rows[row.address] = row
    return sheet


def _row(
    name: str, headings: list[str], number: int, values: list[Value], scan: SheetScan
) -> SheetRow:
    cells: dict[str, Cell] = {}
    for column, value in enumerate(values):
        heading = headings[column] if column < len(headings) else ""
        at = f"{name}!{column_letters(column)}{number + 1}"
        key = heading or at
        if key not in cells:
            cells[key] = _cell(at, value, (number, column), scan)
    address = cells.pop(ADDRESS, None)
    return SheetRow(address.words if address else "", f"{name}!{number + 1}", cells)


def _cell(at: str, value: Value, place: tuple[int, int], scan: SheetScan) -> Cell:
    formula = place in scan.formulas
    error = scan.errors.get(place)
    if error is not None and error != NO_RESULT:
        wrong = error_in(error) or f"this cell holds the error value {clipped(error)}"
        return Cell(at, None, error, wrong, formula)
    if isinstance(value, bool):
        words = cell_text(value)
        return Cell(at, None, words, f"it holds {words}, not a number", formula)
    if isinstance(value, (int, float)):
        reason = _no_input(value)
        number = float(value) if reason is None else None
        return Cell(at, number, cell_text(value), reason, formula)
    words = cell_text(value)
    if not words:
        return Cell(at, formula=formula)
    if isinstance(value, (dt.date, dt.time, dt.timedelta)):
        return Cell(at, None, words, "it holds a date or a time, not a number", formula)
    wrong = f"it holds the text `{clipped(words)}`, not a number"
    return Cell(at, None, words, wrong, formula)


def _no_input(value: float) -> str | None:
    """Why a number can be none of an input; None where it can."""
    if not isfinite(value):
        return f"it holds {cell_text(value)}, not a number"
    if value and abs(value) < _SMALLEST:
        return f"it holds {value:g}, which is too small for an input"
    if abs(value) > _LARGEST:
        return f"it holds {value:g}, which is too large for an input"
    return None
