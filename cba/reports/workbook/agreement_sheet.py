"""The sheet of the agreement that the project file asks for: who pays whom, and why.

The payments stand as they were proposed, in cells to change. Positions follow both
them and the inputs; only the engine finds payments anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from cba.reports.agreement.deal import Deal
from cba.reports.agreement.rule_words import rule_words
from cba.reports.apportionment_words import findings
from cba.reports.texts import shortened
from cba.reports.workbook.agencies_sheet import AgenciesSheet
from cba.reports.workbook.agreement_checks import CHECKS, write_checks
from cba.reports.workbook.agreement_partners import PartnerRows
from cba.reports.workbook.agreement_rows import YearRows
from cba.reports.workbook.agreement_schedule import Schedule, payments_by_pair
from cba.reports.workbook.agreement_tables import AgreementTables
from cba.reports.workbook.cells import FIRST_YEAR, Ref, Sheet, Span
from cba.reports.workbook.input_sheets import InputSheets
from cba.reports.workbook.names import OptionView

_LIVE = (
    "Change a yellow payment, and the positions with the agreement follow. Change an "
    "input on the sheet Inputs, and all positions follow, but the payments stay as "
    "they were proposed: cba apportion finds them anew."
)
_BY_RESULT = (
    "The payments are what the proposed tariffs were forecast to come to. They do not "
    "follow the outcomes here."
)
_BACK = (
    "No payment of this sheet is carried back to the project file: write what you "
    "agree under payments in it."
)
_PUTS_IN = (
    "Puts in: costs, with the payments and grants that there are without the "
    "agreement taken into account."
)
_ALONE = (
    "Net alone: what the project would be worth to a partner that met all of its "
    "costs, or zero where that is less."
)
_NO_SIDE = "Positions are those without an agreement; they follow the inputs."
_WIDTHS = (44, 20, 10, 14)
#: How wide a year is, over how many columns sentences run, and how much a line holds.
_YEAR, _ACROSS, _LINE, _HEIGHT = 14, 8, 155, 14
#: How much of the title of an option stands in that of the sheet.
_TITLE = 60


class Leads(NamedTuple):
    """What the sheet leads back to: ``money`` is what £1 is in each year's money."""

    inputs: InputSheets
    money: Ref | None
    discount: Ref


class AgreementSheet:
    """The agreement of an option, on a sheet of its own."""

    def __init__(self, sheet: Sheet, view: OptionView, deal: Deal) -> None:
        self._sheet, self._view, self._deal = sheet, view, deal

    def write(self, standing: AgenciesSheet, leads: Leads) -> None:
        """Write the sheet; its formulas lead to the agencies and the inputs."""
        sheet, deal = self._sheet, self._deal
        flows = payments_by_pair(deal)
        is_agreed = bool(flows) and deal.sides.moves
        self._set_up()
        self._words(is_agreed=is_agreed)
        if not deal.parties:
            return
        rows = YearRows(sheet, self._view.labels)
        names = self._view.names
        tables = AgreementTables(rows, deal, names, is_agreed=is_agreed)
        top = sheet.next + (CHECKS if is_agreed else 0)
        in_short, sheet.next = sheet.next, top + tables.size
        partners = PartnerRows(rows, deal, self._view, *leads)
        schedule = (
            self._schedule(Schedule(rows, names, flows), leads) if is_agreed else None
        )
        first = sheet.next
        written = [partners.write(key, standing, schedule) for key in deal.parties]
        every = Span(sheet.name, first, sheet.next - 1)
        if schedule is not None:
            schedule.write_as_sent()
        after, sheet.next = sheet.next, top
        tables.write(written, partners)
        if schedule is not None:
            sheet.next = in_short
            write_checks(rows, deal, schedule, tables, every)
        sheet.next = after

    def _schedule(self, schedule: Schedule, leads: Leads) -> Schedule:
        prices = self._deal.before.prices
        schedule.write(prices)
        if leads.money is not None:
            schedule.write_in_money(leads.money, self._deal.nominal, prices)
        return schedule

    def _set_up(self) -> None:
        sheet = self._sheet
        for column, width in enumerate(_WIDTHS):
            sheet.worksheet.set_column(column, column, width)
        sheet.worksheet.set_column(FIRST_YEAR, 1000, _YEAR)
        sheet.worksheet.freeze_panes(1, 1)
        title = shortened(self._view.called, _TITLE)
        sheet.text(0, 0, f"Agreement: who pays whom · {title}", "section")
        sheet.next = 1

    def _words(self, *, is_agreed: bool) -> None:
        """How the sheet works, and what has been found, in sentences."""
        deal, terms = self._deal, self._deal.agreed.terms
        for words in self._how_to(is_agreed=is_agreed):
            self._sentence(words, "note")
        self._sheet.group("What has been found, as sent", _ACROSS)
        self._sentence(rule_words(terms.rule, terms.to), "wrap")
        found = tuple(findings(deal.sides._replace(risk=None)))
        # The first is why there is no agreement, where there is none.
        refusal = () if deal.agreed.feasible else found[:1]
        for words in refusal:
            self._sentence(words, "alert")
        for words in found[len(refusal) :]:
            self._sentence(words, "wrap")

    def _how_to(self, *, is_agreed: bool) -> Iterator[str]:
        if not is_agreed:
            yield _NO_SIDE
            return
        yield _LIVE
        if any("per" in payment for payment in self._deal.agreed.payments.values()):
            yield _BY_RESULT
        yield _BACK
        yield _PUTS_IN
        if self._deal.agreed.feasible:
            yield _ALONE

    def _sentence(self, words: str, style: str) -> None:
        """A sentence over several columns, as high as it is long."""
        sheet, row = self._sheet, self._sheet.next
        sheet.worksheet.merge_range(row, 0, row, _ACROSS - 1, "", sheet.styles[style])
        sheet.text(row, 0, words, style)
        sheet.worksheet.set_row(row, _HEIGHT * _lines(words))
        sheet.next = row + 1


def _lines(words: str) -> int:
    """How many lines a text takes.

    >>> _lines("Short."), _lines("a word " * 30)
    (1, 2)
    """
    parts: Sequence[str] = words.split("\n")
    return sum(max(1, ceil(len(part) / _LINE)) for part in parts)
