"""The sheet `Values`: what comes from libraries, as published and in these prices."""

from __future__ import annotations

from cba.models.years import parse_year
from cba.reports.library_table import CREDIT
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
from cba.results.library_values import LibraryValue, PartValue, credits_of

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


def write_values(
    sheet: Sheet, values: tuple[LibraryValue, ...], reference: ReferenceSheet
) -> None:
    """A row for each part of each value, and below them whom to credit."""
    sheet.text(0, 0, "Values from libraries", "section")
    words = (
        "What the unit costs of this case are at their source, moved to other prices "
        "once. Inputs has the values that the formulas use."
    )
    sheet.text(1, 0, words, "subtitle")
    sheet.next = 3
    prices = values[0].prices
    sheet.heading([name.format(prices) for name, _ in _COLUMNS], skip=0)
    for column, (_, width) in enumerate(_COLUMNS):
        sheet.worksheet.set_column(column, column, width)
    for value in values:
        for number, part in enumerate(value.parts):
            _row(sheet, value, part, reference, is_first=number == 0)
    sheet.text(sheet.next + 1, 0, CREDIT, "bold")
    for number, credit in enumerate(credits_of(values), start=2):
        sheet.text(sheet.next + number, 0, tidy(credit.text), "text")
    sheet.worksheet.freeze_panes(4, 2)
    sheet.worksheet.repeat_rows(3)


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
