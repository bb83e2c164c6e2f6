"""Rows of cells that formulas on any sheet can point at.

Every sheet of figures has the same columns: what a row is, its key, its unit, its
value or total, and then the years, each year in the same column throughout.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeAlias

from xlsxwriter.utility import quote_sheetname, xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from cba.reports.workbook.styles import Styles

LABEL, KEY, UNIT, VALUE, FIRST_YEAR = 0, 1, 2, 3, 4
#: What a cell of Excel holds at most.
LONGEST = 32_767
#: How much of a title, and of the label of a year, fits into one line of its cell,
#: and how high a line is.
_TITLE, _LABEL, _LINE = 44, 12, 14
Shown: TypeAlias = float | str | bool
Formula: TypeAlias = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Ref:
    """A row that formulas point at: its value alone, or its years."""

    sheet: str
    row: int
    by_year: bool = False

    def at(self, year: int, on: str) -> str:
        """The cell of a year, or the value where it is the same in each; for ``on``."""
        if not self.by_year:
            return self.value(on)
        return f"{self._before(on)}{xl_col_to_name(FIRST_YEAR + year)}{self.row + 1}"

    def fixed_at(self, year: int, on: str) -> str:
        """The cell of a year, as a reference that does not move when copied."""
        column = xl_col_to_name(FIRST_YEAR + year, col_abs=True)
        return f"{self._before(on)}{column}${self.row + 1}"

    def value(self, on: str) -> str:
        """The cell of the value, or of the total of the years."""
        return f"{self._before(on)}$D${self.row + 1}"

    def across(self, first: int, last: int, on: str) -> str:
        """The cells of the years from ``first`` to ``last``, both included."""
        begin = xl_col_to_name(FIRST_YEAR + first, col_abs=True)
        end = xl_col_to_name(FIRST_YEAR + last, col_abs=True)
        row = self.row + 1
        return f"{self._before(on)}{begin}${row}:{end}${row}"

    def _before(self, on: str) -> str:
        return "" if on == self.sheet else f"{quote_sheetname(self.sheet)}!"


@dataclass(frozen=True, slots=True)
class Span:
    """Rows that stand one below the other, from the first to the last."""

    sheet: str
    first: int
    last: int

    def at(self, year: int, on: str) -> str:
        """The cells of a year; year -1 is the column of values and totals."""
        column = xl_col_to_name(FIRST_YEAR + year)
        return self._cells(column, column, on)

    def years(self, years: int, on: str) -> str:
        """The cells of all years."""
        begin = xl_col_to_name(FIRST_YEAR, col_abs=True)
        end = xl_col_to_name(FIRST_YEAR + years - 1, col_abs=True)
        return self._cells(begin, end, on)

    def keys(self, on: str) -> str:
        """The cells that say which row each is."""
        return self._cells("$B", "$B", on)

    def units(self, on: str) -> str:
        """The cells of the units, or of the kinds."""
        return self._cells("$C", "$C", on)

    def _cells(self, begin: str, end: str, on: str) -> str:
        before = "" if on == self.sheet else f"{quote_sheetname(self.sheet)}!"
        # Cells that do not move sideways when copied do not move down, either.
        fixed = "$" if begin.startswith("$") else ""
        first, last = f"{fixed}{self.first + 1}", f"{fixed}{self.last + 1}"
        return f"{before}{begin}{first}:{end}{last}"


class Sheet:
    """One sheet, written from the top down."""

    def __init__(self, worksheet: Worksheet, name: str, styles: Styles) -> None:
        # Twenty searches a formula for functions newer than any that stands here.
        worksheet._prepare_formula = _as_written  # noqa: SLF001
        self.worksheet = worksheet
        self.name = name
        self.styles = styles
        self.next = 0
        #: Columns that are wider or narrower than those of other sheets of figures.
        self.widths: dict[int, int] = {}
        self._folded: set[int] = set()

    def text(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Write a text as nothing but a text, whatever it begins with."""
        if text:
            self.worksheet.write_string(row, column, safe(text), self.styles[style])
        else:
            self.worksheet.write_blank(row, column, None, self.styles[style])

    def number(self, row: int, column: int, value: float, style: str) -> None:
        """Write a number that stands for itself."""
        self.worksheet.write_number(row, column, float(value) + 0.0, self.styles[style])

    def formula(
        self, row: int, column: int, formula: str, value: Shown, style: str
    ) -> None:
        """Write a formula with the figure that it comes to."""
        if not isinstance(value, str | bool):
            value = float(value) + 0.0
        self.worksheet.write_formula(
            row, column, f"={formula}", self.styles[style], value
        )

    def heading(
        self, texts: Sequence[str], skip: int = 1, right: int | None = None
    ) -> int:
        """A row of headings, after ``skip`` empty rows; the number of the row.

        Those from the column ``right`` on stand above figures.
        """
        row, first = self.next + skip, len(texts) if right is None else right
        for column, text in enumerate(texts):
            self.text(row, column, text, "head" if column < first else "head_year")
        self.next = row + 1
        return row

    def heading_of_years(
        self, title: str, heads: tuple[str, str, str], labels: Sequence[str]
    ) -> int:
        """The first row of a sheet of figures by year, tall enough for its title.

        ``heads`` are those of the key, the unit and the value.
        """
        row = self.heading((title, *heads, *labels), skip=0, right=VALUE)
        lines = max(ceil(len(title) / _TITLE), 1 + max(map(len, labels)) // _LABEL)
        self.worksheet.set_row(row, _LINE * lines)
        return row

    def group(
        self,
        title: str,
        width: int,
        *,
        at: int = LABEL,
        key: str = "",
        skip: int = 1,
    ) -> None:
        """A row that heads those below it, after ``skip`` empty rows."""
        row = self.next + skip
        texts = {at: title, KEY: key} if key else {at: title}
        for column in range(width):
            self.text(row, column, texts.get(column, ""), "group")
        self.next = row + 1

    def labels(self, label: str, key: str = "", unit: str = "") -> int:
        """The next row with what it is; the number of the row."""
        row = self.next
        self.text(row, LABEL, label, "label")
        if key:
            self.text(row, KEY, key, "key")
        if unit:
            self.text(row, UNIT, unit, "key")
        self.next = row + 1
        return row

    def scalar(  # noqa: PLR0913 - what a row shows
        self,
        label: str,
        formula: str,
        value: Shown,
        style: str,
        *,
        key: str = "",
        unit: str = "",
    ) -> Ref:
        """A row with one value."""
        row = self.labels(label, key, unit)
        self.formula(row, VALUE, formula, value, style)
        return Ref(self.name, row)

    def years(  # noqa: PLR0913 - what a row shows
        self,
        label: str,
        formula: Formula,
        values: Sequence[Shown],
        style: str,
        *,
        key: str = "",
        unit: str = "",
        total: tuple[Callable[[Ref], str], float] | None = None,
    ) -> Ref:
        """A row with a formula for each year that there is a value of.

        ``total`` makes the formula of its total, and is its figure.
        """
        row = self.labels(label, key, unit)
        ref = Ref(self.name, row, by_year=True)
        for year, value in enumerate(values):
            self.formula(row, FIRST_YEAR + year, formula(year), value, style)
        if total is not None:
            make, figure = total
            kind = style.partition("_")[0]
            self.formula(row, VALUE, make(ref), figure, f"{kind}_total")
        return ref

    def fold(self, row: int) -> None:
        """Fold a row away; whoever wants it opens the outline at the left."""
        self.worksheet.set_row(row, None, None, {"level": 1, "hidden": True})
        self._folded.add(row)

    def mark_folds(self) -> None:
        """Put the button that opens folded rows beside the row below them."""
        for row in self._folded:
            if row + 1 not in self._folded:
                self.worksheet.set_row(row + 1, None, None, {"collapsed": True})

    def fixed(
        self, label: str, values: Sequence[float], style: str, *, unit: str = ""
    ) -> Ref:
        """A row of numbers that nothing changes: structure, shown as such."""
        row = self.labels(label, "", unit)
        for year, value in enumerate(values):
            self.number(row, FIRST_YEAR + year, value, style)
        return Ref(self.name, row, by_year=True)


def _as_written(formula: str, *_: object) -> str:
    return formula.removeprefix("=")


def safe(text: str) -> str:
    """A text that a sheet can hold: no longer, and no character XML refuses."""
    if text.isascii() and text.isprintable():
        return text[:LONGEST]
    cleaned = "".join(
        char
        for char in text
        if char == "\n" or unicodedata.category(char) not in {"Cc", "Cs", "Cn"}
    )
    return cleaned[:LONGEST]
