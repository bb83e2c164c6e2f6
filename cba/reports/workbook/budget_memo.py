"""Below the accounts of a body: what it owes, and what it saves of its spend."""

from __future__ import annotations

from cba.models.cost import Financing
from cba.reports.workbook.budget_lines import Rows
from cba.reports.workbook.budget_prices import BudgetPrices
from cba.reports.workbook.budget_recipes import Place, Recipes
from cba.reports.workbook.budget_rows import CoveredRows
from cba.reports.workbook.cells import Ref
from cba.results.cash_ledger import SpendShare
from cba.results.financing import loans


class BudgetMemo:
    """What writes the rows that are no part of net cash."""

    def __init__(
        self, rows: CoveredRows, recipes: Recipes, prices: BudgetPrices
    ) -> None:
        self._rows, self._recipes, self._prices = rows, recipes, prices

    def owed(self, body: Rows) -> None:
        """What is owed at the end of each year, loan by loan and together."""
        made: list[tuple[Ref, tuple[float, ...]]] = []
        for at in body.lines:
            cost = self._prices.cost(at.line) if at.account == "borrowed" else None
            if cost is not None and cost.financing is not None:
                made.append(self._loan(body, at, cost.financing))
        if not made:
            return

        def added(year: int) -> str:
            return "+".join(ref.at(year, self._rows.on) for ref, _ in made)

        figures = [sum(each) for each in zip(*(x for _, x in made), strict=True)]
        words = ("Debt outstanding at the end of the year", "debt_outstanding", "")
        self._rows.write(words, added, figures, summed=False)

    def _loan(
        self, body: Rows, at: Place, financing: Financing
    ) -> tuple[Ref, tuple[float, ...]]:
        """What is owed for a line: what was owed, with interest, and what moves."""
        rows, on = self._rows, self._rows.on
        spent, lent, due = (
            body.lines[Place(at.position, at.line, account)]
            for account in ("capital", "borrowed", "debt")
        )
        rate = self._recipes.input(f"costs.{at.line}.financing.rate")
        own, first = Ref(on, rows.sheet.next, by_year=True), rows.covered[0]

        def balance(year: int) -> str:
            moved = f"{lent.ref.at(year, on)}+{due.ref.at(year, on)}"
            if year == first:
                return moved
            return f"{own.at(year - 1, on)}*(1+{rate})+{moved}"

        years, interest = int(financing.borrow.constant()), financing.rate.constant()
        figures = loans(spent.figures, years, interest).outstanding
        words = (f"{spent.title}: owed at the end of the year", "", "")
        return rows.write(words, balance, figures, summed=False), figures

    def spend(
        self, agency: str, name: str, body: dict[str, Ref], of: SpendShare
    ) -> None:
        """What a body saves, as a share of what it spends on the service."""
        rows, on, at = self._rows, self._rows.on, f"agencies.{agency}.spend"
        factor = self._prices.of("")
        spend = rows.write(
            (f"{name}: spend on the service", at, ""),
            lambda year: f"{self._recipes.input(at, year)}*{factor.at(year, on)}",
            of.spend,
            summed=False,
        )
        for words, key, accounts, shares in (
            ("all savings", "saving", ("savings", "not_cash"), of.saving),
            ("cashable savings", "cashable", ("savings",), of.cashable),
        ):
            saved = [body[each] for each in accounts if each in body]

            def share(year: int, saved: list[Ref] = saved) -> str:
                added = "+".join(each.at(year, on) for each in saved) or "0"
                whole = spend.at(year, on)
                return f'IF({whole}=0,"",({added})/{whole})'

            label = f"{name}: {words}, share of spend"
            rows.write((label, key, agency), share, shares, "share", summed=False)
