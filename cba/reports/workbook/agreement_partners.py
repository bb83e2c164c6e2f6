"""Each partner by year: without the agreement, what it pays and gets, and with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from cba.models.sharing import Gains
from cba.reports.agreement.deal import Deal
from cba.reports.agreement.rule_words import NET
from cba.reports.workbook.agencies_sheet import AgenciesSheet
from cba.reports.workbook.agency_rows import Block
from cba.reports.workbook.agreement_rows import YearRows
from cba.reports.workbook.agreement_schedule import Schedule
from cba.reports.workbook.budget_needs import grants_of
from cba.reports.workbook.cells import Ref
from cba.reports.workbook.input_sheets import InputSheets
from cba.reports.workbook.line_rows import floats
from cba.reports.workbook.names import OptionView
from cba.results.grants import grants_real

#: What is left of the gains that count, and the gains, by the rows of an agency.
_LEFT: Mapping[Gains, str] = {
    "cashable": "net_cashable",
    "fiscal": "net",
    "public-value": "net_public_value",
}
_GAINED: Mapping[Gains, str] = {
    "cashable": "pv_cashable",
    "fiscal": "pv_benefits",
    "public-value": "pv_public_value",
}


@dataclass(frozen=True, slots=True)
class Partner:
    """Where the rows of a partner stand; those with the agreement where there is one.

    ``gains`` and ``worth`` are the formulas of present values without the agreement,
    ``labels`` the cells of the labels of its years.
    """

    key: str
    gains: str
    worth: str
    before: Ref
    running: Ref
    labels: str
    moves: tuple[Ref, Ref] | None = None
    running_after: Ref | None = None


class PartnerRows:
    """What writes the rows of partners; ``money`` is what £1 is in each year."""

    def __init__(  # noqa: PLR0913, PLR0917 - what the rows of a partner lead back to
        self,
        rows: YearRows,
        deal: Deal,
        view: OptionView,
        inputs: InputSheets,
        money: Ref | None,
        discount: Ref,
    ) -> None:
        self._rows, self._deal, self._view = rows, deal, view
        self._inputs, self._money, self._discount = inputs, money, discount
        self._grants = grants_real(view.project, view.option.identifier).by_agency
        self._to = deal.agreed.terms.to

    def write(
        self, key: str, standing: AgenciesSheet, schedule: Schedule | None
    ) -> Partner:
        """The rows of a partner; without a schedule those without an agreement."""
        rows, on, net = self._rows, self._rows.on, NET[self._to]
        found, view = self._deal.agreed.before[key], self._view
        block = standing.agencies[view.streams.agencies.index(key)]
        rows.head(view.names[key])
        granted = self._granted(key)
        left = block.at(_LEFT[self._to])

        def without(year: int) -> str:
            added = "" if granted is None else f"+{granted.at(year, on)}"
            return f"{left.at(year, on)}{added}"

        words = f"Net {net}" if net == "cash" else net.capitalize()
        label = f"{words} without the agreement"
        before = rows.write((label, "before", ""), without, found.net_cash, "money_sum")
        label = f"{words} without it, running sum"
        cumulative = found.cumulative
        running = rows.running((label, "before_running", ""), before, cumulative)
        gains, worth = self._present(block, granted)
        made = Partner(key, gains, worth, before, running, rows.labels)
        if schedule is None:
            return made
        return self._with(made, words, schedule)

    def _with(self, made: Partner, words: str, schedule: Schedule) -> Partner:
        rows, on, key = self._rows, self._rows.on, made.key
        found = self._deal.agreed.after[key]
        paid, received = (
            rows.write(
                (label, name, ""),
                partial(schedule.moved, key, receives=side),
                schedule.figures(key, receives=side),
            )
            for label, name, side in (
                ("Pays under the agreement", "paid", False),
                ("Is paid under the agreement", "received", True),
            )
        )
        parts = (made.before, paid, received)

        def after(year: int) -> str:
            return "+".join(ref.at(year, on) for ref in parts)

        label = f"{words} with the agreement"
        net = rows.write((label, "after", ""), after, found.net_cash, "money_sum")
        label = f"{words} with it, running sum"
        running = rows.running((label, "after_running", ""), net, found.cumulative)
        return Partner(
            key,
            made.gains,
            made.worth,
            made.before,
            made.running,
            made.labels,
            (paid, received),
            running,
        )

    def present(self, ref: Ref) -> str:
        """The formula of the present value of a row of this sheet."""
        last, on = self._rows.years - 1, self._rows.on
        factors = self._discount.across(0, last, on)
        return f"SUMPRODUCT({self._rows.cells(ref)},{factors})"

    def _present(self, block: Block, granted: Ref | None) -> tuple[str, str]:
        """The formulas of the gains that count, and of what is left of them."""
        on = self._rows.on
        gains = block.at(_GAINED[self._to]).value(on)
        worth = block.at(f"pv_{_LEFT[self._to]}").value(on)
        if granted is not None:
            worth += f"+{self.present(granted)}"
        return gains, worth

    def _granted(self, key: str) -> Ref | None:
        """Its grants in the prices of the appraisal, as payments are."""
        if key not in self._grants:
            return None
        figures, on = floats(self._grants[key]), self._rows.on
        words = (f"Grants, in {self._deal.before.prices} prices", "granted", "")
        if self._money is None:
            return self._rows.numbers(words, figures, "money_fixed")
        option, money = self._view.option.identifier, self._money
        refs = [
            self._inputs.ref(option, f"funding.{each}.amount")
            for each, grant in grants_of(self._view).items()
            if grant.to == key
        ]

        def real(year: int) -> str:
            if self._deal.nominal[year] is None:
                return "0"
            given = "+".join(ref.at(year, on) for ref in refs)
            return f"({given})/{money.at(year, on)}"

        return self._rows.write(words, real, figures)
