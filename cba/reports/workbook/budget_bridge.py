"""The bridge from net public value to cash, step by step, as live formulas.

It ends beside what the budgets come to, so that the sheet itself shows that it closes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cba.reports.bridge_words import STEPS
from cba.reports.workbook.agencies_sheet import AgenciesSheet
from cba.reports.workbook.budget_beside import HEADS
from cba.reports.workbook.budget_prices import BudgetPrices
from cba.reports.workbook.budget_rows import CoveredRows
from cba.reports.workbook.cells import FIRST_YEAR, Ref, Span
from cba.reports.workbook.flows_sheet import FlowsSheet
from cba.results.bridge import Bridge

_TITLE = "From net public value to cash, public bodies together"
_CHECK = "Check: less net cash of the budgets above, to be zero"
Formula = Callable[[int], str]


class BudgetBridge:
    """What writes the steps of the bridge; ``bodies`` are all rows of bodies."""

    def __init__(
        self,
        rows: CoveredRows,
        standing: AgenciesSheet,
        flows: FlowsSheet,
        prices: BudgetPrices,
        bodies: Span,
    ) -> None:
        self._rows, self._on = rows, rows.on
        self._standing, self._flows = standing, flows
        self._prices, self._bodies = prices, bodies

    def write(self, found: Bridge) -> None:
        """The steps that hold any money, their sums, and what the budgets come to."""
        rows = self._rows
        rows.sheet.group(_TITLE, FIRST_YEAR + rows.years + len(HEADS))
        steps = self._steps()
        above: list[Ref] = []
        for key, words, is_sum in STEPS:
            formula = _added(above, self._on) if is_sum else steps[key]
            style = "money_sum" if is_sum else "money"
            figures: tuple[float, ...] = getattr(found, key)
            ref = rows.write(
                (words, key, ""), formula, figures, style, folds=not is_sum
            )
            above = [ref] if is_sum else [*above, ref]
            if key == "cash_real":
                steps["inflation"] = self._inflation(ref)
        bridged, cash = above[0], self._of_bodies("cash")
        rows.write(
            (_CHECK, "check", ""),
            lambda year: f"ROUND({bridged.at(year, self._on)}-{cash(year)},2)",
            (0.0,) * len(rows.covered),
            folds=False,
        )

    def _steps(self) -> dict[str, Formula]:
        """The formula of each step but inflation, with the sign that it is added by."""
        everyone, public = self._standing.everyone.rows, self._standing.public.rows
        value = [everyone["value"]]
        transfers = [everyone[key] for key in ("transfer_part",) if key in everyone]
        counted = [
            block.at("in_kind")
            for n, block in enumerate(self._standing.agencies)
            if block.public and self._standing.book.bears_in_kind(n)
        ]
        borrowed, debt = self._of_bodies("borrowed"), self._of_bodies("debt")
        return {
            "net_public_value": self._sum([everyone["net_public_value"]]),
            "wider_value": self._sum([], [*value, *transfers]),
            "transfers": self._sum(transfers),
            "costs_outside": self._sum([everyone["costs"]], [public["costs"]]),
            "in_kind": self._sum([everyone["in_kind"]], counted),
            "payments_outside": self._sum([public["payments"]]),
            "not_cash": self._sum([public["cashable"]], [public["benefits"]]),
            "in_kind_counted": self._sum(counted),
            "own_inflation": self._own_inflation,
            "financing": lambda year: f"{borrowed(year)}+{debt(year)}",
            "grants": self._of_bodies("grants"),
        }

    def _sum(self, plus: Iterable[Ref], minus: Iterable[Ref] = ()) -> Formula:
        added, taken = tuple(plus), tuple(minus)

        def formula(year: int) -> str:
            cells = "+".join(each.at(year, self._on) for each in added)
            cells += "".join(f"-{each.at(year, self._on)}" for each in taken)
            return cells or "0"

        return formula

    def _of_bodies(self, key: str) -> Formula:
        """What the bodies have under a key."""
        bodies, on = self._bodies, self._on
        keys = f'{bodies.keys(on)},"{key}"'
        return lambda year: f"SUMIFS({bodies.at(year, on)},{keys})"

    def _inflation(self, real: Ref) -> Formula:
        factor = self._prices.of("")
        on = self._on
        return lambda year: f"{real.at(year, on)}*({factor.at(year, on)}-1)"

    def _own_inflation(self, year: int) -> str:
        """What costs with an inflation of their own come to beyond the price index."""
        on, general = self._on, self._prices.of("").at(year, self._on)
        return (
            "".join(
                f"-{row.at(year, on)}*({own.at(year, on)}-{general})"
                for line, own in self._prices.own.items()
                for n, block in enumerate(self._standing.agencies)
                if block.public
                and (row := self._flows.rows.get((n, "costs", line))) is not None
            )
            or "0"
        )


def _added(refs: Iterable[Ref], on: str) -> Formula:
    parts = tuple(refs)
    return lambda year: "+".join(each.at(year, on) for each in parts)
