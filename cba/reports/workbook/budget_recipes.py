"""How each row of the budget is worked out, and what is said of it.

Formulas lead back to the sheet of flows, or to the inputs of a loan or a grant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from cba.calculation.flows import CostFlow
from cba.calculation.ledger import Account
from cba.models.cost import Cost
from cba.models.line import titled
from cba.reports.texts import as_title
from cba.reports.workbook.budget_beside import (
    CAPITAL,
    NOTHING,
    ONE_OFF,
    RECURRENT,
    REVENUE,
    Said,
)
from cba.reports.workbook.budget_needs import grants_of
from cba.reports.workbook.budget_prices import BudgetPrices
from cba.reports.workbook.cells import Ref
from cba.reports.workbook.flows_sheet import FlowsSheet
from cba.reports.workbook.input_sheets import InputSheets
from cba.reports.workbook.names import OptionView
from cba.results.cash_account import IN_CASH, CashAccount

#: The account of the sheet of flows that each of the budget's comes from.
_OF_FLOWS: dict[CashAccount, Account] = {
    "capital": "costs",
    "borrowed": "costs",
    "debt": "costs",
    "revenue": "costs",
    "payments_in": "payments",
    "payments_out": "payments",
    "savings": "cashable",
    "not_cash": "benefits",
    "in_kind": "in_kind",
}
_WORDS = {
    "borrowed": "{}: borrowed",
    "debt": "{}: interest and repayment",
    "payments_in": "{}: received",
    "payments_out": "{}: paid",
    "not_cash": "{}: not cash",
    "in_kind": "{}: in kind",
}
#: How an account takes the real terms of the sheet of flows.
_TAKEN = {
    "capital": "-{}",
    "revenue": "-{}",
    "in_kind": "-{}",
    "payments_in": "MAX({},0)",
    "payments_out": "MIN({},0)",
}
_IF_SEVERAL = f'IF({{}}>1,"{RECURRENT}","{ONE_OFF}")'


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the budget: the position of a body, a line of it, and an account."""

    position: int
    line: str
    account: CashAccount


@dataclass(frozen=True, slots=True)
class Recipe:
    """A row: what it is, where the line stands, its formulas and what is said of it."""

    title: str
    address: str
    formula: Callable[[int], str]
    said: Said


class Recipes:
    """The recipes for the lines of an option, on the sheet ``on``."""

    def __init__(
        self,
        on: str,
        view: OptionView,
        flows: FlowsSheet,
        inputs: InputSheets,
        prices: BudgetPrices,
    ) -> None:
        self._on, self._view, self._flows = on, view, flows
        self._inputs, self._prices = inputs, prices

    def lines_in(self, position: int, account: CashAccount) -> Iterator[str]:
        """The lines that may bring money to an account of a body."""
        if account == "grants":
            agency = self._view.streams.agencies[position]
            for identifier, grant in grants_of(self._view).items():
                if grant.to == agency:
                    yield identifier
            return
        for line, flow in self._view.lines.items():
            if (position, _OF_FLOWS[account], line) not in self._flows.rows:
                continue
            if not isinstance(flow, CostFlow) or account == "in_kind":
                yield line
            elif account in {"borrowed", "debt"}:
                cost = self._cost(line)
                if cost is not None and cost.financing is not None:
                    yield line
            elif account == flow.stream.kind:
                yield line

    def of(self, at: Place, made: Mapping[Place, Ref]) -> Recipe:
        """The recipe of a row; ``made`` are those that stand above it."""
        if at.account == "grants":
            return self._grant(at)
        cost = self._cost(at.line)
        code = (cost.budget_code if cost else None) or ""
        if at.account == "borrowed":
            spent = made[Place(at.position, at.line, "capital")]

            def formula(year: int) -> str:
                return f"MAX(0,-{spent.at(year, self._on)})"

            recurs = RECURRENT if cost and cost.recurrent else ONE_OFF
            return self._recipe(at, formula, Said(code, CAPITAL, recurs))
        if at.account == "debt":
            return self._debt(at, made[Place(at.position, at.line, "borrowed")], code)
        return self._moved(at, cost, code)

    def input(self, address: str, year: int = 0) -> str:
        """The cell of an input, or that of a year."""
        ref = self._inputs.ref(self._view.option.identifier, address)
        return ref.at(year, self._on)

    def _recipe(self, at: Place, formula: Callable[[int], str], said: Said) -> Recipe:
        words = as_title(self._view.title(at.line))
        title = _WORDS.get(at.account, "{}").format(words)
        return Recipe(title, self._view.address(at.line), formula, said)

    def _cost(self, line: str) -> Cost | None:
        return self._prices.cost(line)

    def _grant(self, at: Place) -> Recipe:
        """A grant, which is given in the money of each year."""
        grant, address = self._view.project.funding[at.line], f"funding.{at.line}"
        return Recipe(
            as_title(titled(grant.title, at.line)),
            address,
            lambda year: self.input(f"{address}.amount", year),
            Said("", grant.kind, ONE_OFF),
        )

    def _moved(self, at: Place, cost: Cost | None, code: str) -> Recipe:
        """A line of the sheet of flows, in the money of each year."""
        real, counts = self._real(at)
        factor = self._prices.of(at.line)
        typed = cost.recurrent if cost else None
        budget = CAPITAL if at.account == "capital" else REVENUE
        said = Said(code, budget if at.account in IN_CASH else "", ONE_OFF)
        if typed is not None:
            said = said.with_recurs(RECURRENT if typed else ONE_OFF)
        elif at.account != "capital":
            said = said.with_formula(_IF_SEVERAL.format(counts))
        return self._recipe(
            at, lambda year: f"{real(year)}*{factor.at(year, self._on)}", said
        )

    def _real(self, at: Place) -> tuple[Callable[[int], str], str]:
        """The real terms of a line in a year, and how many years have any."""
        on, last, account = self._on, self._view.years - 1, at.account
        row = self._flows.rows[at.position, _OF_FLOWS[account], at.line]
        cash = self._flows.rows.get((at.position, "cashable", at.line))
        cells = row.across(0, last, on)
        test = f"ABS({cells})>{NOTHING}"
        if account == "payments_in":
            test = f"{cells}>{NOTHING}"
        elif account == "payments_out":
            test = f"{cells}<-{NOTHING}"
        elif account == "not_cash" and cash is not None:
            test = f"ABS({cells}-{cash.across(0, last, on)})>{NOTHING}"

        def real(year: int) -> str:
            cell = row.at(year, on)
            if account == "not_cash" and cash is not None:
                return f"({cell}-{cash.at(year, on)})"
            return _TAKEN.get(account, "{}").format(cell)

        return real, f"SUMPRODUCT(--({test}))"

    def _debt(self, at: Place, lent: Ref, code: str) -> Recipe:
        """An annuity for each loan, from the year after it until it is repaid."""
        on, last = self._on, self._view.years - 1
        term, rate = (
            self.input(f"costs.{at.line}.financing.{key}") for key in ("borrow", "rate")
        )
        number = self._prices.number

        def due(year: int) -> str:
            if not year:
                return "0"
            loans, numbers = (each.across(0, year - 1, on) for each in (lent, number))
            since = f'">="&({number.at(year, on)}-{term})'
            return f"-PMT({rate},{term},-1)*SUMIFS({loans},{numbers},{since})"

        # Of each loan, the years in which it is repaid: its term, or what is left.
        left = f"({number.fixed_at(last, on)}-{number.across(0, last, on)})"
        within = f"({left}<{term})*{left}+({left}>={term})*{term}"
        counts = f"SUMPRODUCT(({lent.across(0, last, on)}>{NOTHING})*({within}))"
        said = Said(code, REVENUE, ONE_OFF, _IF_SEVERAL.format(counts))
        return self._recipe(at, due, said)
