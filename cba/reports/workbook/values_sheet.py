"""The sheet `Values`: what comes from libraries, as published and in these prices."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
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
    *(("Code", 11), ("What it is", 34), ("Unit", 16), ("Part", 10)),
    *(("As published", 12), ("In prices of", 9), ("In {} prices", 12)),
    *(("Low, as published", 11), ("High, as published", 11)),
    *(("Fiscal part borne by", 24), ("Rating", 26), ("Source", 40)),
    *(("Edition and licence", 22), ("Used at", 40)),
)
_PUBLISHED, _REBASED = 4, 6
#: Texts that stand at the right of a figure.
_BESIDE = frozenset({5, 9})
#: How high a line is, and what words that do not break take beyond their letters.
_LINE, _ROOM = 14, 1.15


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
    head = sheet.heading([name.format(borrowed.prices) for name, _ in _COLUMNS], skip=0)
    sheet.worksheet.set_row(head, 2 * _LINE)
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
        11: value.source,
        12: licence_words(value.licence),
        13: value.address,
    }
    _write(sheet, sheet.next, texts)
    sheet.next += 1


def _write(sheet: Sheet, row: int, texts: Mapping[int, str]) -> None:
    """The texts of a row, which is as tall as the longest of them needs."""
    lines = 1
    for column, text in texts.items():
        sheet.text(row, column, tidy(text), "apart" if column in _BESIDE else "wrap")
        lines = max(lines, ceil(len(text) * _ROOM / _COLUMNS[column][1]))
    sheet.worksheet.set_row(row, _LINE * lines)


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
        3: _part_words(part),
        5: part.price_year,
    }
    if is_first:
        standing = filter(None, (rating_words(cost), standing_words(cost)))
        edition = edition_words(cost).replace("`", "")
        under = filter(None, (edition, licence_words(cost.licence)))
        used = [use.address for use in value.uses]
        used += map(sentence, replaced_words(value.uses))
        texts |= {
            9: borne_by(cost),
            10: ". ".join(standing),
            11: cost.source,
            12: "; ".join(under),
            13: "; ".join(used),
        }
    _write(sheet, row, texts)
    sheet.number(row, _PUBLISHED, part.original, "pence_data")
    for column, end in ((7, part.low), (8, part.high)):
        if end is not None:
            sheet.number(row, column, end, "pence_data")
    _in_these_prices(sheet, row, part, reference)
    sheet.next = row + 1


def _part_words(part: PartValue) -> str:
    """The part; of a value that differs by year, the year whose value stands here."""
    return f"{part.part}, in {part.by_year[0].year}" if part.by_year else part.part


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
