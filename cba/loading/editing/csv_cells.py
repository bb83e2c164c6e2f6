"""Cells of a CSV table, changed one by one; all else stays byte for byte."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cba.loading.csv_table import CsvSource, cell_extents
from cba.loading.document import Position
from cba.loading.editing.edits import Edit, NotCarried, edited
from cba.loading.editing.series_plan import span_of
from cba.loading.editing.spelling import respelled
from cba.loading.table_rows import BRACKETED
from cba.models.horizon import Horizon

_QUOTE = '"'


@dataclass(slots=True)
class CsvCells:
    """The cells of one table, and what they are to hold."""

    source: CsvSource
    new: dict[tuple[int, int], str] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """What a cell holds, without its quotes; empty beyond the end of its row."""
        cells = next(csv.reader([self.source.raw[row][1]], skipinitialspace=True), [])
        return cells[column].strip() if column < len(cells) else ""

    def put(self, row: int, column: int, text: str) -> None:
        """Let a cell hold a text; it must not be changed already."""
        if self.new.setdefault((row, column), text) != text:
            raise NotCarried(
                "the cell of the table holds several years or values, and only one"
                " of them was changed",
                "give each a column of its own in the table",
            )

    def scalar(self, position: Position, value: float, unit: str) -> None:
        """Change the number of a cell."""
        row, column, _ = position.value
        self.put(row, column, _respelled(self.text(row, column), value, unit))

    def item(self, position: Position, number: int, value: float, unit: str) -> None:
        """Change one of several values that a cell holds between semicolons."""
        row, column, _ = position.value
        parts = self.new.get((row, column), self.text(row, column)).split(";")
        old = parts[number] if number < len(parts) else ""
        if not old.strip():
            raise NotCarried("it is not in the table", "change it there")
        new = _respelled(old.strip(), value, unit)
        parts[number] = old.replace(old.strip(), new, 1)
        self.new[row, column] = ";".join(parts)

    def series(
        self,
        position: Position,
        years: Mapping[int, float | None],
        unit: str,
        horizon: Horizon,
    ) -> None:
        """Change years of a series that stands in the columns of a row."""
        parts = position.parts or {}
        if not parts:
            raise NotCarried("it is one value for all years in the table", None)
        a_cell = next(iter(parts.values()))
        row, header = a_cell.value[0], a_cell.key[0]
        columns = {
            found.value[1]: covered
            for name, found in parts.items()
            if (covered := _covered(str(name), horizon))
        }
        by_year = self._year_columns(header, horizon)
        if set(by_year) & set(columns):
            columns |= by_year
        for column, covered in columns.items():
            own = {year: years[year] for year in covered if year in years}
            if not own:
                continue
            if len(set(own.values())) > 1 or len(own) < len(covered):
                raise NotCarried(
                    "its column in the table stands for several years",
                    "give each year a column of its own in the table",
                )
            new = next(iter(own.values()))
            self.put(row, column, self._spelt(row, column, new, unit, columns))
        if not any(self.new.get((row, c), self.text(row, c)) for c in columns):
            # A series names at least one year.
            for column in {c for (r, c) in self.new if r == row} & set(columns):
                old = self.text(row, column)
                self.new[row, column] = _respelled(old, 0.0, unit)
        missing = set(years) - {
            year for covered in columns.values() for year in covered
        }
        if missing:
            raise NotCarried(
                "the table has no column for the year", "add the column to the table"
            )

    def _spelt(
        self,
        row: int,
        column: int,
        value: float | None,
        unit: str,
        years: Iterable[int],
    ) -> str:
        """A year's number as the old one is written; where none is, as all others."""
        if value is None:
            return ""
        if old := self.text(row, column):
            return _respelled(old, value, unit)
        others = {
            _respelled(text, value, unit)
            for each in years
            if (text := self.text(row, each))
        }
        return others.pop() if len(others) == 1 else _respelled("", value, unit)

    def growing(self, position: Position, rate: float) -> None:
        """Change the rate at which a series grows."""
        found = (position.parts or {}).get("growing")
        if found is None:
            raise NotCarried("it does not grow in the table", "add a column for it")
        self.scalar(found, rate, "rate")

    def _year_columns(self, header: int, horizon: Horizon) -> dict[int, range]:
        """The columns headed by years, with the years that each stands for."""
        raw = self.source.raw[header][1]
        heads = next(csv.reader([raw], skipinitialspace=True), [])
        return {
            column: covered
            for column, head in enumerate(heads)
            if (covered := _covered(head, horizon))
        }

    def bytes(self, data: bytes) -> bytes:
        """The bytes of the file with its new cells."""
        bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        rows = [raw for _, raw in self.source.raw]
        for number in {row for row, _ in self.new}:
            cells = {c: text for (row, c), text in self.new.items() if row == number}
            rows[number] = _row(rows[number], cells)
        text = "".join(rows)
        try:
            data.removeprefix(bom).decode("utf-8")
        except UnicodeDecodeError:
            return text.encode("cp1252")
        return bom + text.encode("utf-8")


def _respelled(old: str, value: float, unit: str) -> str:
    """A number as the old one of a cell is written, in its brackets below nought."""
    if found := BRACKETED.fullmatch(old):
        size = respelled(found[1], abs(value), unit)
        return f"({size})" if value < 0 else size
    return respelled(old, value, unit)


def _covered(heading: str, horizon: Horizon) -> range:
    """The years that a heading stands for; none where it is no year."""
    span = span_of(heading)
    if span is None:
        return range(0)
    first, last = span
    return range(first, (horizon.last.start if last is None else last) + 1)


def _row(raw: str, cells: Mapping[int, str]) -> str:
    extents = cell_extents(raw)
    missing = max(cells) + 1 - len(extents)
    if missing > 0:
        end = extents[-1][1]
        raw = raw[:end] + "," * missing + raw[end:]
        extents = cell_extents(raw)
    return edited(
        raw, [_cell(raw, *extents[column], text) for column, text in cells.items()]
    )


def _cell(raw: str, start: int, end: int, text: str) -> Edit:
    """One cell with another text: its blanks and its quotes stay."""
    old = raw[start:end]
    begin = start + len(old) - len(old.lstrip())
    stop = max(begin, end - (len(old) - len(old.rstrip())))
    if text and (raw[begin : begin + 1] == _QUOTE or "," in text):
        text = f"{_QUOTE}{text}{_QUOTE}"
    return Edit(begin, stop, text)
