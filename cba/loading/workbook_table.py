"""A table on a sheet of an Excel workbook, read as its stored values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite, isnan
from typing import TYPE_CHECKING, TypeAlias

from cba.loading.document import Span
from cba.loading.grid import Grid
from cba.loading.suggest import clipped, closest
from cba.loading.workbook_book import Book
from cba.loading.workbook_parts import Parts, UnsafeWorkbook, packed
from cba.loading.workbook_sheet import SheetScan, column_letters
from cba.problems import Place

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Value: TypeAlias = "int | float | str | bool | dt.date | dt.time | dt.timedelta"
#: How much of a cell the excerpt of its row shows.
_WIDEST = 40
#: Beyond this a float no longer holds whole numbers exactly.
_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class SheetSource:
    """The cells of one sheet, named as a spreadsheet names them."""

    file: str
    sheet: str
    rows: list[list[str]]

    def place(self, span: Span) -> Place:
        """The cell, with its whole row as the excerpt."""
        row, column, _ = span
        cells = self.rows[row] if row < len(self.rows) else []
        last = max((n for n, cell in enumerate(cells) if cell), default=-1)
        shown = [clipped(cell, _WIDEST) for cell in cells[: max(last, column) + 1]]
        shown += [""] * (column + 1 - len(shown))
        return Place(
            file=self.file,
            line=row + 1,
            column=column + 1,
            length=max(1, len(shown[column])),
            excerpt=" | ".join(shown),
            start=sum(len(cell) + len(" | ") for cell in shown[:column]),
            cell=f"{self.sheet}!{column_letters(column)}{row + 1}",
        )


def read_sheet(parts: Parts, file: str, sheet: str | None) -> Grid:
    """The table on a sheet; without a name, the only sheet of the workbook.

    Raises :class:`UnsafeWorkbook` where the workbook or the sheet is not read.
    """
    book = Book(parts)
    name = _chosen(book.sheets, sheet)
    scan = book.scan(name)
    rows = sheet_texts(book.kept, name, scan)
    return Grid(SheetSource(file, name, rows), rows)


def _chosen(sheets: dict[str, str], sheet: str | None) -> str:
    if sheet is None and len(sheets) == 1:
        return next(iter(sheets))
    if sheet in sheets and sheet is not None:
        return sheet
    listed = clipped(", ".join(f"`{name}`" for name in sheets), 200) or "none"
    if sheet is None:
        message = "the workbook has several sheets, and none is named"
        hint = f"write the sheet after the file, as `FILE.xlsx#Sheet`: {listed}"
        raise UnsafeWorkbook(message, hint)
    near = closest(sheet, sheets)
    message = f"the workbook has no sheet `{clipped(sheet)}`"
    hint = f"did you mean `{near}`?" if near else f"its sheets are {listed}"
    raise UnsafeWorkbook(message, hint)


def sheet_texts(kept: dict[str, bytes], name: str, found: SheetScan) -> list[list[str]]:
    """The cells of a sheet that was looked through, as a person sees them.

    A cell that shows an error holds its name. Raises :class:`UnsafeWorkbook` where
    the sheet cannot be read after all.
    """
    percents = found.percents
    rows = [
        [cell_text(value, percent=(r, c) in percents) for c, value in enumerate(row)]
        for r, row in enumerate(sheet_values(kept, name, found))
    ]
    for (row, column), shown in found.errors.items():
        rows[row][column] = shown
    return rows


def sheet_values(
    kept: dict[str, bytes], name: str, found: SheetScan
) -> list[list[Value]]:
    """The values of a sheet that was looked through, row by row from A1.

    Blanks, and cells that show an error, are empty texts; a row reaches as far as
    its last cell that is not blank. Raises
    :class:`UnsafeWorkbook` where the sheet cannot be read after all.
    """
    from python_calamine import CalamineError, load_workbook

    if not found.rows:
        return []
    try:
        book: CalamineWorkbook = load_workbook(packed(kept))
        values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        message = f"the sheet `{clipped(name)}` cannot be read"
        hint = "open the workbook in a spreadsheet and save it again, or as CSV"
        raise UnsafeWorkbook(message, hint) from error
    # The reader gives an error as a blank, and leaves blanks at the end away.
    for row, column in found.errors:
        values += [[] for _ in range(row + 1 - len(values))]
        values[row] += [""] * (column + 1 - len(values[row]))
    return values


def cell_text(value: Value, *, percent: bool = False) -> str:
    """The text of a cell's value: the shortest that is exactly the number.

    >>> cell_text(5.0), cell_text(0.25), cell_text(0.07, percent=True)
    ('5', '0.25', '7%')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _number_text(value, percent=percent)
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return str(value.date()) if midnight else value.isoformat(sep=" ")
    return str(value).strip()


def _number_text(value: float, *, percent: bool) -> str:
    if not isfinite(value):
        return "NaN" if isnan(value) else f"{'-' if value < 0 else ''}infinity"
    if percent:
        exact = Decimal(repr(value)) * 100
        return f"{exact.normalize():f}%"
    if value == int(value) and abs(value) < _EXACT:
        return str(int(value))
    return f"{Decimal(repr(value)):f}"
