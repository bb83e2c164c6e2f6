"""One sheet of a workbook, looked through before it is opened.

The workbook reader makes room for the whole rectangle from the first cell to
the last, so that one cell at XFD1048576 would take all memory; it gives error
values and formulas without a stored result as blanks; and it gives 100% as 1.
All this is found here, while the sheet's XML passes by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cba.loading.grid import NO_RESULT, oversize
from cba.loading.workbook_parts import UnsafeWorkbook

_REFERENCE = re.compile(r"([A-Za-z]{1,4})([1-9][0-9]{0,7})")
#: A cell no workbook has, for a reference that is none.
_BEYOND = 10_000_000
_LONGEST_ERROR = 20
#: In a formula, the number of another workbook that it looks into.
_ELSEWHERE = re.compile(r"\[\d+\]")
_LONGEST_FORMULA = 8_192
#: Characters in the cells of a sheet: a text that is stored once may stand in each.
MOST_LETTERS = 20_000_000


def column_number(letters: str) -> int:
    """The number of a column, from 0.

    >>> column_number("A"), column_number("AA")
    (0, 26)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def column_letters(number: int) -> str:
    """The letters of a column counted from 0.

    >>> column_letters(0), column_letters(26)
    ('A', 'AA')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(slots=True)
class SheetScan:
    """What a sheet holds, cell by cell, as its XML passes by.

    ``rows`` and ``columns`` are the size of the rectangle from A1 that holds
    every value; ``percents`` the cells shown as percentages; ``formulas`` those
    that are worked out; ``errors`` the error value of cells that have no other,
    ``=?`` for a formula that was never worked out; ``linked`` those whose formula
    looks into another workbook. ``letters`` is how long the texts are together that
    the cells refer to.
    """

    percent_styles: frozenset[int]
    #: How long each text is that cells refer to by its number.
    lengths: tuple[int, ...] = ()
    rows: int = 0
    columns: int = 0
    percents: set[tuple[int, int]] = field(default_factory=set)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    linked: set[tuple[int, int]] = field(default_factory=set)
    letters: int = 0
    _row: int = -1
    _column: int = -1
    _kind: str = ""
    _said: str = ""
    _style: int = 0
    _formula: bool = False
    _value: bool = False
    _inside: bool = False
    _written: str = ""
    _shared: str = ""
    #: Formulas that several cells share are written in the first of them alone.
    _linked_shares: set[str] = field(default_factory=set)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._begin_cell(attributes)
        elif tag == "row":
            written = attributes.get("r", "")
            self._row = int(written) - 1 if _is_number(written) else self._row + 1
            self._row = self._row if self._row >= 0 else _BEYOND
            self._column = -1
        elif tag in ("v", "is"):
            self._value = True
        elif tag == "f":
            self._formula = self._inside = True
            self._shared = attributes.get("si", "")

    def text(self, characters: str) -> None:
        """Take characters between elements: of an error value, and of a formula."""
        if self._inside and len(self._written) < _LONGEST_FORMULA:
            self._written += characters
        kept = self._kind in ("e", "s") and self._value
        if kept and len(self._said) < _LONGEST_ERROR:
            self._said += characters.strip()

    def end(self, name: str) -> None:
        """Take the end of an element."""
        tag = name.rpartition(":")[2]
        if tag == "f":
            self._inside = False
        if tag != "c":
            return
        at = (self._row, self._column)
        if not (self._value or self._formula or self._kind == "e"):
            return
        self._reach(*at)
        if self._kind == "s":
            self._refer(self._said)
        if self._formula:
            self.formulas.add(at)
            self._look_elsewhere(at)
        if self._kind == "e":
            self.errors[at] = self._said or "#ERROR"
        elif self._formula and not self._value:
            self.errors[at] = NO_RESULT
        elif self._style in self.percent_styles and self._kind in ("", "n"):
            self.percents.add(at)

    def _refer(self, number: str) -> None:
        if _is_number(number) and int(number) < len(self.lengths):
            self.letters += self.lengths[int(number)]
        if self.letters > MOST_LETTERS:
            raise wordy()

    def _look_elsewhere(self, at: tuple[int, int]) -> None:
        if _ELSEWHERE.search(self._written):
            self.linked.add(at)
            self._linked_shares.add(self._shared)
        elif self._shared and self._shared in self._linked_shares:
            self.linked.add(at)

    def _reach(self, row: int, column: int) -> None:
        if row < self.rows and column < self.columns:
            return
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)
        if message := oversize(self.rows, self.columns):
            cell = f"{column_letters(column)}{row + 1}"
            hint = f"look at the cell {cell}, and delete what is not part of the table"
            raise UnsafeWorkbook(message, hint, large=True)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        written = attributes.get("r", "")
        if found := _REFERENCE.fullmatch(written):
            self._column = column_number(found[1])
            self._row = int(found[2]) - 1
        elif written:
            self._row = self._column = _BEYOND
        else:
            self._column += 1
        self._kind = attributes.get("t", "")
        style = attributes.get("s", "")
        self._style = int(style) if _is_number(style) else 0
        self._formula = self._value = False
        self._said = self._written = self._shared = ""


def wordy() -> UnsafeWorkbook:
    """What is said of texts that would fill the memory."""
    message = f"this sheet has more than {MOST_LETTERS:,} characters"
    hint = "keep only the rows and columns that the appraisal reads"
    return UnsafeWorkbook(message, hint, large=True)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < len(str(_BEYOND))


@dataclass(slots=True)
class TextScan:
    """How long the texts of a workbook are that its cells refer to by number."""

    _lengths: list[int] = field(default_factory=list)
    _inside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        del attributes
        if name.rpartition(":")[2] == "si":
            self._lengths.append(0)
            self._inside = True

    def text(self, characters: str) -> None:
        """Take characters between elements."""
        if self._inside:
            self._lengths[-1] += len(characters)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name.rpartition(":")[2] == "si":
            self._inside = False

    @property
    def lengths(self) -> tuple[int, ...]:
        """The length of each text, by its number."""
        return tuple(self._lengths)


_BUILT_IN_PERCENTS = frozenset({"9", "10"})
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(slots=True)
class StyleScan:
    """Which styles of a workbook show a number as a percentage."""

    _formats: set[str] = field(default_factory=lambda: set(_BUILT_IN_PERCENTS))
    _styles: list[bool] = field(default_factory=list)
    _inside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        tag = name.rpartition(":")[2]
        if tag == "numFmt" and "%" in _NOT_SHOWN.sub(
            "", attributes.get("formatCode", "")
        ):
            self._formats.add(attributes.get("numFmtId", ""))
        elif tag == "cellXfs":
            self._inside = True
        elif tag == "xf" and self._inside:
            self._styles.append(attributes.get("numFmtId", "") in self._formats)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name.rpartition(":")[2] == "cellXfs":
            self._inside = False

    @property
    def percents(self) -> frozenset[int]:
        """The numbers of those styles."""
        return frozenset(n for n, shown in enumerate(self._styles) if shown)
