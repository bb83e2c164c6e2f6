"""Cells of a finished workbook changed in the file itself, as a colleague would."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from python_calamine import CalamineWorkbook

Cell = float | str | bool
#: What may be typed over an input: None clears it.
Typed = float | str | None

_ERROR = re.compile(r'<c r="([A-Z]+\d+)"(?=[^>]* t="e")')


@dataclass(frozen=True)
class Inputs:
    """The rows of a sheet of inputs: their heads, and each row by its address."""

    heads: list[str]
    rows: dict[str, int]
    cells: list[list[Cell]]

    def column(self, head: str) -> int:
        """The number of a column by what stands at its head."""
        return self.heads.index(head)

    def at(self, address: str, head: str) -> Cell:
        """What stands in a row under a head."""
        return self.cells[self.rows[address]][self.column(head)]


def cells_of(content: bytes, sheet: str) -> list[list[Cell]]:
    """Every cell of a sheet, from its first row and column on."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    # Dates and durations, which the reader knows as well, no sheet of ours holds.
    return [
        [c if isinstance(c, (int, float, str, bool)) else str(c) for c in row]
        for row in rows
    ]


def errors_of(content: bytes) -> list[tuple[str, str]]:
    """The cells that hold an error, by sheet and cell: the file says which they are.

    The reader of `cells_of` gives an error as an empty text.
    """
    names = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [
            (name, cell)
            for n, name in enumerate(names, start=1)
            for cell in _ERROR.findall(
                archive.read(f"xl/worksheets/sheet{n}.xml").decode()
            )
        ]


def inputs_of(content: bytes, sheet: str = "Inputs") -> Inputs:
    """The inputs as the contract lays them out: below the head row `Address`."""
    cells = cells_of(content, sheet)
    head = next(n for n, row in enumerate(cells[:10]) if row[0] == "Address")
    rows = {str(row[0]): n for n, row in enumerate(cells) if n > head and row[0]}
    return Inputs([str(cell) for cell in cells[head]], rows, cells)


def with_inputs(
    content: bytes, changes: Mapping[tuple[str, str], Typed], *, keep: bool = False
) -> bytes:
    """The workbook with numbers typed over inputs, by address and head of column.

    ``keep`` leaves the formulas, with the numbers as what they come to.
    """
    inputs = inputs_of(content)
    cells = {
        f"{_letters(inputs.column(head))}{inputs.rows[address] + 1}": value
        for (address, head), value in changes.items()
    }
    return _with_cells(content, "Inputs", cells, keep=keep)


def with_payments(content: bytes, changes: Mapping[tuple[str, str], Typed]) -> bytes:
    """The workbook with payments of its agreement typed over, by pair and year."""
    rows = cells_of(content, "Agreement")
    head = next(n for n, row in enumerate(rows) if "proposed" in row) - 1
    at = {str(row[1]): n for n, row in enumerate(rows, start=1) if row[2] == "proposed"}
    cells = {
        f"{_letters(rows[head].index(year))}{at[pair]}": value
        for (pair, year), value in changes.items()
    }
    return _with_cells(content, "Agreement", cells, keep=False)


def with_results(content: bytes, results: Mapping[tuple[str, int], float]) -> bytes:
    """The workbook as saved by a spreadsheet whose formulas come to these results.

    They go by their path, and by the number of their option among the columns.
    """
    rows = cells_of(content, "Results")
    heads = next(row for row in rows if "Now" in row)
    now = [n for n, head in enumerate(heads) if head == "Now"]
    at = {str(row[1]): n for n, row in enumerate(rows, start=1)}
    cells = {
        f"{_letters(now[option - 1])}{at[path]}": value
        for (path, option), value in results.items()
    }
    return _with_cells(content, "Results", cells, keep=True)


def _with_cells(
    content: bytes, sheet: str, cells: Mapping[str, Typed], *, keep: bool
) -> bytes:
    names = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            text = old.read(info)
            if info.filename == part and cells:
                xml = text.decode()
                for cell, value in cells.items():
                    xml = _typed(xml, cell, value, keep)
                text = xml.encode()
            new.writestr(info, text)
    return made.getvalue()


def _typed(xml: str, cell: str, value: Typed, keep: bool) -> str:  # noqa: FBT001
    found = re.search(rf'<c r="{cell}"( s="\d+")?[^>]*?(/>|>.*?</c>)', xml)
    assert found is not None, f"there is no cell {cell}"
    formula = re.search("<f>.*?</f>", found[0]) if keep else None
    shown, kind = f"{formula[0] if formula else ''}<v>{value!r}</v>", ""
    if value is None:
        shown = ""
    elif isinstance(value, str):
        shown, kind = f"<is><t>{value}</t></is>", ' t="inlineStr"'
    made = f'<c r="{cell}"{found[1] or ""}{kind}>{shown}</c>'
    return xml[: found.start()] + made + xml[found.end() :]


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
