"""Small workbooks in the layout of the published unit-cost database."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

Cells = Mapping[str, object]
#: £100 of 2013-14 are £110 in 2015-16, and £121 of 2014-15 are £110.
INDEX = {"2008/09": 90.0, "2013/14": 100.0, "2014/15": 121.0, "2015/16": 110.0}
LICENCE = (
    "This work is licensed under the Creative Commons Attribution 4.0 "
    "International License."
)
TITLE = "Unit Cost Database (v.2.1) - Introduction"
_THREE = ("Estimated cost/saving", "Year", "Updated cost/saving")


class Heading(NamedTuple):
    """A heading, those that stand below it where it is merged, and what they head."""

    above: str
    below: tuple[str, ...]
    fields: tuple[str, ...]


HEADINGS = (
    Heading("Outcome category", (), ("category",)),
    Heading("Outcome detail", (), ("detail",)),
    Heading("Cost code", (), ("code",)),
    Heading("Cost / saving detail", (), ("title",)),
    Heading("Unit", (), ("unit",)),
    Heading(
        "Agency bearing the cost / making the fiscal saving",
        ("Level 1", "Level 2"),
        ("agency", "agency_detail"),
    ),
    Heading("Fiscal value", _THREE, ("fiscal", "fiscal_year", "fiscal_updated")),
    Heading(
        "Economic value", _THREE, ("economic", "economic_year", "economic_updated")
    ),
    Heading("Social Cost", _THREE, ("social", "social_year", "social_updated")),
    Heading("Original source", (), ("source",)),
    Heading("RAG assessment", (), ("rag",)),
    Heading("Comment", (), ("comment",)),
)


def cost(code: object, **cells: object) -> Cells:
    """A row of £100 in 2013-14 prices that the police bear, but for ``cells``."""
    usual = {
        "category": "CRIME",
        "code": code,
        "title": f"Cost of {code}",
        "unit": "Per incident",
        "agency": "Police",
        "fiscal": 100,
        "fiscal_year": "2013/14",
        "source": "A report, p. 4",
        "rag": "A",
        "comment": "As found.",
    }
    return usual | cells


def gmca_book(
    sheets: Mapping[str, Sequence[Cells]],
    *,
    title: str = TITLE,
    licence: str = LICENCE,
    headings: Sequence[Heading] = HEADINGS,
    lookups: bool = True,
    lists_below: bool = True,
    results: bool = True,
) -> bytes:
    """A workbook with these sheets of costs, one with its words and one of its lists.

    Updated values are formulas, as published, with their results unless ``results``
    is false; ``lists_below`` adds the hidden lists at the end of a sheet.
    """
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    first = made.add_worksheet("About")
    first.write(1, 1, title)
    first.write(2, 1, "Updated May 2016.  What has changed is told below.")
    first.write(4, 3, licence)
    merged = made.add_format({"align": "center"})
    for name, rows in sheets.items():
        sheet = made.add_worksheet(name)
        _head(sheet, headings, merged)
        for number, cells in enumerate(rows, start=2):
            _row(sheet, number, (headings, cells), results=results)
        if lists_below:
            _lists(sheet, len(rows) + 4)
    if lookups:
        _lookups(made.add_worksheet("Lists"))
    made.close()
    return file.getvalue()


def _head(sheet: Worksheet, headings: Sequence[Heading], merged: object) -> None:
    column = 0
    for above, below, _ in headings:
        if not below:
            sheet.merge_range(0, column, 1, column, above, merged)
        else:
            sheet.merge_range(0, column, 0, column + len(below) - 1, above, merged)
        for number, second in enumerate(below):
            sheet.write(1, column + number, second)
        column += max(1, len(below))


def _row(
    sheet: Worksheet,
    number: int,
    line: tuple[Sequence[Heading], Cells],
    *,
    results: bool,
) -> None:
    headings, cells = line
    fields = [field for heading in headings for field in heading.fields]
    for column, field in enumerate(fields):
        value = cells.get(field)
        part = field.removesuffix("_updated")
        if field != part and field not in cells:
            value = _updated(cells, part)
            if value is not None:
                # Without a result the library writes 0, and so a blank one.
                result = value if results else ""
                sheet.write_formula(number, column, "=1+1", None, result)
        elif isinstance(value, str):
            sheet.write_string(number, column, value)
        elif value is not None:
            sheet.write(number, column, value)


def _updated(cells: Cells, part: str) -> float | None:
    amount, year = cells.get(part), cells.get(f"{part}_year")
    if not isinstance(amount, (int, float)) or year not in INDEX:
        return None
    return amount * INDEX["2015/16"] / INDEX[str(year)]


def _lists(sheet: Worksheet, first: int) -> None:
    sheet.write(first, 0, "Do not delete rows")
    for number, year in enumerate(INDEX):
        for column in (8, 11, 14):
            sheet.write(first + number, column, year)
    for number, letter in enumerate("RAG"):
        sheet.write(first + number, 17, letter)


def _lookups(sheet: Worksheet) -> None:
    sheet.write(3, 1, "Agency making the saving lookup")
    sheet.write(5, 1, "Level 1")
    sheet.write(5, 2, "Level 2")
    lists = (
        ("Police", "NHS", "Local Authority", "Multiple"),
        ("-", "Prison", "Local area"),
    )
    for column, names in enumerate(lists, start=1):
        for number, name in enumerate(names):
            sheet.write(7 + number, column, name)
    sheet.write(5, 4, "Current Year")
    sheet.write(7, 4, "2015/16")
    for column, heading in enumerate(("Year", "% change", "GDP cumulative\n(1989)"), 6):
        sheet.write(5, column, heading)
    for number, (year, level) in enumerate(INDEX.items()):
        sheet.write(7 + number, 6, year)
        sheet.write(7 + number, 8, level)
