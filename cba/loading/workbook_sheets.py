"""Every sheet of a workbook as rows of texts, read behind the guard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cba.loading.grid import Grid
from cba.loading.suggest import clipped
from cba.loading.workbook_book import Book
from cba.loading.workbook_parts import Parts, UnsafeWorkbook
from cba.loading.workbook_sheet import MOST_LETTERS, wordy
from cba.loading.workbook_table import SheetSource, sheet_texts

#: No published workbook comes near it; each sheet is unpacked with all its texts.
_MOST_SHEETS = 100
_MACROS = "vbaProject"


class Sheets(NamedTuple):
    """The sheets of a workbook by name, in its order.

    ``linked`` are the cells, by sheet, whose formula looks into another workbook, as
    rows and columns from 0.
    """

    grids: Mapping[str, Grid]
    linked: Mapping[str, frozenset[tuple[int, int]]]


def read_sheets(data: bytes, file: str) -> Sheets:
    """Every sheet of the workbook with these bytes; ``file`` is its name.

    Formulas are read as their stored results, and nothing outside the file is ever
    looked at. Raises :class:`UnsafeWorkbook` for what is no workbook, is beyond the
    limits, or holds macros.
    """
    book = Book(Parts(data))
    if _MACROS in book.kinds:
        message = f"`{clipped(file)}` holds macros, and is not opened"
        raise UnsafeWorkbook(message, "save it as .xlsx, which leaves them out")
    if len(book.sheets) > _MOST_SHEETS:
        message = f"this workbook has more than {_MOST_SHEETS} sheets"
        hint = "keep the sheets of costs, and save it again"
        raise UnsafeWorkbook(message, hint, large=True)
    grids: dict[str, Grid] = {}
    linked: dict[str, frozenset[tuple[int, int]]] = {}
    scans = {name: book.scan(name) for name in book.sheets}
    if sum(scan.letters for scan in scans.values()) > MOST_LETTERS:
        raise wordy()
    for name, scan in scans.items():
        rows = sheet_texts(book.kept, name, scan)
        grids[name] = Grid(SheetSource(file, name, rows), rows)
        linked[name] = frozenset(scan.linked)
    return Sheets(grids, linked)
