"""A table in a CSV file: UTF-8, or Windows-1252 with a notice."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cba.loading.control_characters import control_character
from cba.loading.document import Span, TextSource
from cba.loading.files import decode
from cba.loading.grid import Grid, oversize, too_large
from cba.problems import Place, Problem

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_CELL = re.compile(r'[ ]*"(?:[^"]|"")*"|[^,\r\n]*')
#: How much of a long line the excerpt shows on each side of a cell.
_EXCERPT = 500
#: Of a row, with all its lines: its cells are made before they can be counted.
_LONGEST_ROW = 2_000_000


class _TooLong(Exception):
    """A row that is not taken apart."""


@dataclass(slots=True)
class CsvSource:
    """The lines of a CSV file, by row; a text in quotes may take several."""

    file: str
    #: For each row the number of its first line, from 0, and its raw text.
    raw: list[tuple[int, str]] = field(default_factory=list)

    #: Where the cells are in the row that was asked for last.
    _extents: tuple[int, list[tuple[int, int]]] = (-1, [])

    def place(self, span: Span) -> Place:
        """The cell as a stretch of the line it begins on."""
        row, column, _ = span
        first, text = self.raw[row] if row < len(self.raw) else (row, "")
        if self._extents[0] != row:
            self._extents = (row, cell_extents(text))
        extents = self._extents[1]
        start, end = extents[column] if column < len(extents) else extents[-1]
        line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        # A line may be megabytes long, and a message for each cell of it.
        begin = max(line_start, start - _EXCERPT)
        line = re.split(r"[\r\n]", text[begin : start + _EXCERPT], maxsplit=1)[0]
        lines_before = len(_LINE_END.findall(text, 0, start)) if line_start else 0
        return Place(
            file=self.file,
            line=first + lines_before + 1,
            column=start - line_start + 1,
            length=max(1, min(end, begin + len(line)) - start),
            excerpt=line,
            start=start - begin,
        )


def cell_extents(text: str) -> list[tuple[int, int]]:
    """Where each cell starts and ends in the raw text of its row."""
    extents: list[tuple[int, int]] = []
    start = 0
    while True:
        found = _CELL.match(text, start)
        end = found.end() if found else start
        extents.append((start, end))
        if end >= len(text) or text[end] != ",":
            return extents
        start = end + 1


def read_csv(data: bytes, file: str) -> tuple[Grid | None, list[Problem]]:
    """The table in a CSV file, or None, and what is wrong or worth knowing."""
    text, notices = _text(data, file)
    if text is None:
        return None, notices
    source = CsvSource(file)
    rows: list[list[str]] = []
    widest = 0
    try:
        for row in _rows(text, source):
            rows.append([cell.strip() for cell in row])
            widest = max(widest, len(row))
            if message := oversize(len(rows), widest):
                place = source.place((len(rows) - 1, 0, 1))
                return None, [*notices, too_large(message, place)]
    except _TooLong:
        message = f"a row of this table has more than {_LONGEST_ROW:,} characters"
        last = max(0, len(rows) - 1)
        return None, [*notices, too_large(message, source.place((last, 0, 1)))]
    except csv.Error as error:
        return None, [*notices, _broken(error, source, len(rows))]
    return Grid(source, rows), notices


def _rows(text: str, source: CsvSource) -> Iterator[list[str]]:
    """Each row, with its raw lines kept in the source."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        length = 0
        for match in _LINE.finditer(text):
            length = length + len(match[0]) if taken else len(match[0])
            if length > _LONGEST_ROW:
                raise _TooLong
            taken.append(match[0])
            yield match[0]

    reader = csv.reader(lines(), skipinitialspace=True, strict=True)
    first = 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            source.raw.append((first, "".join(taken)[:1000]))
            raise
        if row is None:
            return
        source.raw.append((first, "".join(taken)))
        first += len(taken)
        taken.clear()
        yield row


def _broken(error: csv.Error, source: CsvSource, row: int) -> Problem:
    message = "the quotes of this row do not close, or text follows a closing quote"
    hint = 'a text in quotes ends with a quote and a comma; inside it write "" for "'
    if "field limit" in str(error):
        message = "a cell of this row is longer than 100,000 characters"
        hint = "look for a quote that is not closed"
    return Problem("CBA123", message, hint=hint, place=source.place((row, 0, 1)))


def _text(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    notices: list[Problem] = []
    text = decode(data, file)
    if isinstance(text, Problem):
        refused = text
        if refused.place is None or not refused.place.excerpt:
            return None, [refused]
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            return None, [refused]
        notices.append(
            Problem(
                code="CBA110",
                message="this table is not in UTF-8; it was read as Windows-1252",
                hint="save it as CSV UTF-8 to be sure of signs such as £",
                place=refused.place,
            )
        )
    if found := control_character(TextSource(file, text), code="CBA123"):
        return None, [found]
    return text, notices
