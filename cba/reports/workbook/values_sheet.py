"""The sheet `Values`: what comes from libraries, as published and in these prices."""

from __future__ import annotations

from typing import NamedTuple

from cba.models.project import Project
from cba.models.years import parse_year
from cba.reports.library_table import CREDIT, credit_texts
from cba.reports.library_words import (
    borne_by,
    edition_words,
    licence_words,
    rating_words,
    replaced_words,
    standing_words,
)
from cba.reports.texts import sentence, tidy
from cba.reports.workbook.cells import Sheet
from cba.reports.workbook.reference_sheet import ReferenceSheet
from cba.results.library_values import LibraryValue, PartValue, library_values
from cba.results.licensed_values import LicensedValue, licensed_values

VALUES = "Values"
_COLUMNS = (
    *(("Code", 11), ("What it is", 40), ("Unit", 22), ("Part", 11)),
    *(("As published", 13), ("In prices of", 11), ("In {} prices", 13)),
    *(("Low, as published", 13), ("High, as published", 13)),
    *(("Fiscal part borne by", 32), ("Rating", 30), ("Standing", 18)),
    *(("Source", 44), ("Edition", 14), ("Licence", 22), ("Used at", 34)),
    ("Replaced in the file", 40),
)
_PUBLISHED, _REBASED = 4, 6


class Borrowed(NamedTuple):
    """What a project has of others: values of libraries, and those under a licence."""

    prices: str
    values: tuple[LibraryValue, ...]
    licensed: tuple[LicensedValue, ...]
    credit: tuple[str, ...]

    @classmethod
    def of(cls, project: Project) -> Borrowed | None:
        """That of a project; None where every value is its own."""
        values, licensed = library_values(project), licensed_values(project)
        if not values and not licensed:
            return None
        prices = str(project.appraisal.prices_of)
        return cls(prices, values, licensed, credit_texts(project))


def write_values(sheet: Sheet, borrowed: Borrowed, reference: ReferenceSheet) -> None:
    """A row for each part of each value, and below them whom to credit."""
    sheet.text(0, 0, "Values from libraries, and under licences", "section")
    words = (
        "What the unit costs of this case are at their source, moved to other prices "
        "once. Inputs has the values that the formulas use."
    )
    sheet.text(1, 0, words, "subtitle")
    sheet.next = 3
    sheet.heading([name.format(borrowed.prices) for name, _ in _COLUMNS], skip=0)
    for column, (_, width) in enumerate(_COLUMNS):
        sheet.worksheet.set_column(column, column, width)
    for value in borrowed.values:
        for number, part in enumerate(value.parts):
            _row(sheet, value, part, reference, is_first=number == 0)
    for licensed in borrowed.licensed:
        _row_of_its_own(sheet, licensed)
    if borrowed.credit:
        sheet.text(sheet.next + 1, 0, CREDIT, "bold")
    for number, text in enumerate(borrowed.credit, start=2):
        sheet.text(sheet.next + number, 0, text, "text")
    sheet.worksheet.freeze_panes(4, 2)
    sheet.worksheet.repeat_rows(3)


def _row_of_its_own(sheet: Sheet, value: LicensedValue) -> None:
    """A value that the file types: its figure is among the inputs."""
    texts = {
        1: "Typed in the file, under a licence",
        5: value.price_year,
        12: value.source,
        14: licence_words(value.licence),
        15: value.address,
    }
    for column, text in texts.items():
        sheet.text(sheet.next, column, tidy(text), "wrap")
    sheet.next += 1


def _row(
    sheet: Sheet,
    value: LibraryValue,
    part: PartValue,
    reference: ReferenceSheet,
    *,
    is_first: bool,
) -> None:
    cost, row = value.cost, sheet.next
    texts = {
        0: cost.code,
        1: cost.title,
        2: cost.unit,
        3: part.part,
        5: part.price_year,
    }
    if is_first:
        texts |= {
            9: borne_by(cost),
            10: rating_words(cost),
            11: standing_words(cost) or "Current",
            12: cost.source,
            13: edition_words(cost),
            14: licence_words(cost.licence),
            15: "; ".join(use.address for use in value.uses),
            16: " ".join(map(sentence, replaced_words(value.uses))),
        }
    for column, text in texts.items():
        sheet.text(row, column, tidy(text), "wrap")
    sheet.number(row, _PUBLISHED, part.original, "pence_data")
    for column, end in ((7, part.low), (8, part.high)):
        if end is not None:
            sheet.number(row, column, end, "pence_data")
    _in_these_prices(sheet, row, part, reference)
    sheet.next = row + 1


def _in_these_prices(
    sheet: Sheet, row: int, part: PartValue, reference: ReferenceSheet
) -> None:
    """What was published, by the price factor of its year where there is one."""
    year = parse_year(part.price_year)
    factor = None if year is None else reference.price(year)
    formula = f"E{row + 1}"
    if factor is None and part.rebased != part.original:
        sheet.number(row, _REBASED, part.rebased, "pence")
        return
    if factor is not None:
        formula = f"{formula}*{factor.value(sheet.name)}"
    sheet.formula(row, _REBASED, formula, part.rebased, "pence")
