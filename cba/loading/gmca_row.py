"""One row of a published unit-cost workbook: a value, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cba.library.library_rows import PARTS, code_fault
from cba.loading.gmca_about import figure
from cba.loading.gmca_layout import CostSheet
from cba.loading.grid import error_in
from cba.loading.suggest import clipped
from cba.models.years import Year, parse_year
from cba.problems import Place, Problem

_TEXTS = {"title": "says nothing of what is valued", "unit": "has no unit"}
RATINGS = {"r": "red", "a": "amber", "g": "green"}
_CATEGORIES = {
    "crime": "crime",
    "education & skills": "education",
    "employment & economy": "employment",
    "fire": "fire",
    "health": "health",
    "housing": "housing",
    "social services": "social-care",
}
_AGAIN = "mend it in a copy of the workbook, and import that"
_QUOTED = 140
#: What a cell of a spreadsheet holds at most.
_LONGEST = 32_767


class Value(NamedTuple):
    """One part of a value: as published, as a number, its year, and updated."""

    text: str
    amount: float
    year: Year
    updated: float | None


class PublishedRow(NamedTuple):
    """A row of a sheet of costs as the workbook has it, and where it stands.

    ``code`` is empty in a row without one; ``values`` has the parts that are given.
    """

    sheet: CostSheet
    number: int
    code: str
    title: str
    unit: str
    category: str
    agency: str
    agency_detail: str
    robustness: str
    source: str
    comment: str
    values: Mapping[str, Value]

    def place(self, name: str) -> Place:
        """The cell of this row in a column, or its first cell."""
        return self.sheet.place(self.number, name)

    @property
    def depth(self) -> int:
        """How many numbers the code has: 2 in ``CR2.0``, 3 in its parts."""
        return self.code.count(".") + 1

    @property
    def parent(self) -> str:
        """The code of the value that this one is a part of, by its own code."""
        return self.code.rpartition(".")[0] if self.depth > 2 else ""


class Rows:
    """The rows of the sheets of costs, with what was found on the way.

    ``rows`` can be placed in a library; ``uncoded`` are those that lack only a code;
    ``left_out`` has all that cannot be placed, and ``read`` every row by its sheet.
    """

    def __init__(self) -> None:
        self.rows: list[PublishedRow] = []
        self.uncoded: list[PublishedRow] = []
        self.left_out: list[Place] = []
        self.without_code = 0
        self.read: dict[str, int] = {}
        self.problems: list[Problem] = []
        self._codes: dict[str, PublishedRow] = {}
        self._categories: set[str] = set()

    def take(self, sheet: CostSheet) -> None:
        """Read every cost of a sheet."""
        self.read[sheet.name] = 0
        for number in range(sheet.layout.first, len(sheet.grid.rows)):
            cells = sheet.cells(number)
            # Lists for its menus stand below the costs of a sheet, under a warning.
            if any(cells.get(name) for name in ("code", "title", *PARTS)):
                self.read[sheet.name] += 1
                self._row(sheet, number, cells)

    def _row(self, sheet: CostSheet, number: int, cells: dict[str, str]) -> None:
        faults: list[Problem] = []
        values = {}
        for part in PARTS:
            if cells.get(part):
                value = _value(sheet, number, cells, part)
                if isinstance(value, Value):
                    values[part] = value
                else:
                    name, message = value
                    faults.append(_left_out(sheet.place(number, name), message))
        row = PublishedRow(
            sheet,
            number,
            code=cells["code"],
            title=cells["title"],
            unit=_small(cells["unit"]),
            category=self._category(cells.get("category", "")),
            agency=_body(cells["agency"]),
            agency_detail=_body(cells.get("agency_detail", "")),
            robustness=_rating(cells.get("robustness", "")),
            source=cells["source"],
            comment=cells.get("comment", ""),
            values=values,
        )
        faults += [
            _left_out(row.place(name), text) for name, text in self._lacks(row, cells)
        ]
        only_uncoded = not row.code and not faults
        if not row.code:
            self.without_code += 1
            faults.append(_left_out(row.place("code"), f"no code: {_words(row)}"))
        self.problems += faults
        if only_uncoded:
            self.uncoded.append(row)
        if faults:
            self.left_out.append(row.place("code"))
            return
        self._notice(row, cells)
        self._codes[row.code] = row
        self.rows.append(row)

    def _lacks(
        self, row: PublishedRow, cells: Mapping[str, str]
    ) -> list[tuple[str, str]]:
        """What a row must have and has not, by column."""
        what = f"`{clipped(row.code)}`" if row.code else "this row"
        found = [
            (name, f"{what} {words}")
            for name, words in {**_TEXTS, "source": "names no source"}.items()
            if not getattr(row, name)
        ]
        found += [
            (name, wrong)
            for name in ("code", "title", "unit", "agency", "source")
            if (wrong := error_in(cells.get(name, "")))
        ]
        found += [
            (name, f"{what} has a text of {len(text):,} characters")
            for name, text in cells.items()
            if len(text) > _LONGEST
        ]
        if fault := code_fault(row.code):
            found.append(("code", f"`{clipped(row.code)}`: {fault[0]}; {fault[1]}"))
        if not any(cells.get(part) for part in PARTS):
            found.append(("fiscal", f"{what} has no value"))
        if first := self._codes.get(row.code):
            at = first.place("code").cell
            found.append(("code", f"{what} is the code of another row too ({at})"))
        return found

    def _notice(self, row: PublishedRow, cells: Mapping[str, str]) -> None:
        written = cells.get("robustness", "")
        if not row.robustness:
            message = f"`{row.code}` is not rated"
            if written:
                message = f"`{clipped(written)}` is not a rating"
            hint = "it is imported as not rated; ratings are R, A and G"
            at = row.place("robustness")
            self.problems.append(Problem("CBA521", message, hint=hint, place=at))
        category = cells.get("category", "")
        if row.category == "own" and category not in self._categories:
            self._categories.add(category)
            message = f"`{clipped(category)}` is not a category of outcomes"
            hint = "its rows are imported under `own`"
            at = row.place("category")
            self.problems.append(Problem("CBA521", message, hint=hint, place=at))

    @staticmethod
    def _category(written: str) -> str:
        return _CATEGORIES.get(written.lower(), "own")


def _value(
    sheet: CostSheet, number: int, cells: Mapping[str, str], part: str
) -> Value | tuple[str, str]:
    """A part of the value, or the column at fault and what is wrong with it."""
    text, written = cells[part], cells.get(f"{part}_year", "")
    what = f"the {part} value of `{clipped(cells['code'])}`"
    amount, year = figure(text), parse_year(written)
    if wrong := error_in(text):
        return part, wrong
    if sheet.is_linked(number, part):
        return part, f"{what} comes from another workbook, which is not looked into"
    if amount is None:
        return part, f"{what} is `{clipped(text)}`, which is not a number"
    if amount < 0:
        return part, f"{what} is below zero"
    if year is None:
        said = f"the year `{clipped(written)}`" if written else "no year"
        return f"{part}_year", f"{what} has {said}"
    return Value(
        _kept(text, amount), amount, year, figure(cells.get(f"{part}_updated", ""))
    )


def _kept(text: str, amount: float) -> str:
    """A figure to the 15 digits that every spreadsheet keeps when it saves a file."""
    digits = f"{amount:.15g}"
    return text if "e" in digits else digits


def pounds(amount: float) -> str:
    """An amount as a message quotes it, to the penny.

    >>> pounds(227.92), pounds(3614.0)
    ('£227.92', '£3,614')
    """
    text = f"£{amount:,.2f}"
    return text.removesuffix(".00")


def _left_out(place: Place, message: str) -> Problem:
    return Problem("CBA519", f"{message}; left out", hint=_AGAIN, place=place)


def _words(row: PublishedRow) -> str:
    """What a row without a code says, so that it can be found again."""
    values = (
        f"{part} {pounds(value.amount)} ({value.year})"
        for part, value in row.values.items()
    )
    told = [f"“{clipped(row.title, _QUOTED)}”", row.agency, *values]
    return ", ".join(each for each in told if each)


def _body(written: str) -> str:
    return "" if written in {"-", "\N{EN DASH}"} else written


def _small(unit: str) -> str:
    """A unit as a sentence has it: `per visit`, but `GP visit`."""
    return unit[:1].lower() + unit[1:] if unit[1:2].islower() else unit


def _rating(written: str) -> str:
    small = written.lower()
    return small if small in RATINGS.values() else RATINGS.get(small, "")
