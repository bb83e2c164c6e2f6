"""The files that tables are in: found, read once and opened as grids."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from cba.loading.csv_table import read_csv
from cba.loading.document import SourceFile
from cba.loading.files import MEGABYTE, TABLE_LIMIT, locate_table, read_file
from cba.loading.grid import Grid
from cba.loading.suggest import clipped
from cba.loading.table_names import TableName
from cba.problems import Problem

_WORKBOOK = ".xlsx"
_OTHER_BOOKS = frozenset({".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".numbers"})
#: Of all tables together.
_MOST_BYTES = 2 * TABLE_LIMIT


@dataclass(slots=True)
class TableFiles:
    """The tables of the project in one folder; ``read`` lists their files."""

    folder: Path
    read: list[SourceFile] = field(default_factory=list)
    _bytes: dict[Path, bytes] = field(default_factory=dict)
    _opened: set[tuple[Path, str | None]] = field(default_factory=set)
    _unpacked: int = 0

    def grid(self, table: TableName) -> tuple[Grid | None, list[Problem]]:
        """The cells of a table, or None, and what is wrong or worth knowing."""
        path = self._path(table)
        data = path if isinstance(path, Problem) else self._data(path, table)
        if isinstance(data, Problem):
            return None, [data]
        shown = (self.folder / table.file).as_posix()
        if _kind(table) == _WORKBOOK:
            return self._sheet(data, shown, table)
        return read_csv(data, shown)

    def _path(self, table: TableName) -> Path | Problem:
        shown = clipped(table.file)
        kind = _kind(table)
        if kind in _OTHER_BOOKS:
            message = f"`{shown}` is a kind of workbook that is not read"
            hint = "save it as .xlsx, or the sheet as CSV"
            return table.problem("CBA124", message, hint)
        path = locate_table(self.folder, table.file, table.place)
        if isinstance(path, Problem):
            return path
        if table.sheet is not None and kind != _WORKBOOK:
            message = f"`{shown}` has no sheets, as it is no workbook"
            return table.problem("CBA124", message, f"write `{shown}` alone")
        if (path, table.sheet) in self._opened:
            message = f"the table `{shown}` is named twice"
            return table.problem("CBA120", message, "name it once")
        self._opened.add((path, table.sheet))
        return path

    def _data(self, path: Path, table: TableName) -> bytes | Problem:
        if path in self._bytes:
            return self._bytes[path]
        left = _MOST_BYTES - sum(len(data) for data in self._bytes.values())
        data = read_file(path, min(TABLE_LIMIT, left), table.place)
        if isinstance(data, Problem):
            if data.code == "CBA103" and left < TABLE_LIMIT:
                message = (
                    f"the tables together are larger than {_MOST_BYTES // MEGABYTE} MB"
                )
                hint = "keep only what the appraisal needs in them"
                return table.problem("CBA103", message, hint)
            return data
        self._bytes[path] = data
        digest = hashlib.sha256(data).hexdigest()
        self.read.append(SourceFile(PurePosixPath(table.file).as_posix(), digest))
        return data

    def _sheet(
        self, data: bytes, shown: str, table: TableName
    ) -> tuple[Grid | None, list[Problem]]:
        # Most projects have no workbook, and need not wait for its reader.
        from cba.loading.workbook_parts import Parts, UnsafeWorkbook
        from cba.loading.workbook_table import read_sheet

        try:
            parts = Parts(data, self._unpacked)
            try:
                return read_sheet(parts, shown, table.sheet), []
            finally:
                self._unpacked = parts.unpacked
        except UnsafeWorkbook as unsafe:
            hint = unsafe.hint
            if table.cut and table.sheet is None:
                hint = "write `FILE.xlsx#Sheet` without a space; ` #` begins a comment"
            code = "CBA103" if unsafe.large else "CBA124"
            return None, [table.problem(code, unsafe.message, hint)]


def _kind(table: TableName) -> str:
    return PurePosixPath(table.file).suffix.lower()
