"""The lines of the budget: one row for what a line brings to an account of a body."""

from __future__ import annotations

from dataclasses import dataclass, field

from cba.reports.workbook.budget_beside import ONE_OFF, RECURRENT, Beside, Said
from cba.reports.workbook.budget_recipes import Place, Recipes
from cba.reports.workbook.budget_rows import CoveredRows
from cba.reports.workbook.cells import Ref, Span
from cba.reports.workbook.names import OptionView
from cba.results.cash_account import CASH_ACCOUNTS, CashAccount, CashLine
from cba.results.cash_ledger import CashLedger


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the budget, with its figures in the years that have a price index."""

    at: Place
    title: str
    ref: Ref
    said: Said
    figures: tuple[float, ...]


@dataclass(slots=True)
class Rows:
    """The rows of a body: its lines that are cash, and below them the others."""

    cash: Span | None = None
    apart: Span | None = None
    lines: dict[Place, Line] = field(default_factory=dict)

    def of(self, account: CashAccount) -> list[Line]:
        """The lines of an account."""
        return [each for at, each in self.lines.items() if at.account == account]


class BudgetLines:
    """What writes the lines of each body."""

    def __init__(
        self,
        rows: CoveredRows,
        view: OptionView,
        recipes: Recipes,
        beside: Beside,
        found: CashLedger,
    ) -> None:
        self._rows, self._sheet, self._view = rows, rows.sheet, view
        self._recipes, self._beside = recipes, beside
        self._found: dict[tuple[str, str, str], CashLine] = {
            (each.agency, each.line, each.account): each
            for each in (*found.lines, *found.lines_of_others)
        }

    def write(self, position: int) -> Rows:
        """The lines of a body below each other, those that are no cash last."""
        rows, first = Rows(), self._sheet.next
        made: dict[Place, Ref] = {}
        for account in CASH_ACCOUNTS:
            if account == "not_cash":
                rows.cash, first = self._since(first), self._sheet.next
            for line in self._recipes.lines_in(position, account):
                at = Place(position, line, account)
                rows.lines[at] = self._line(at, made)
                made[at] = rows.lines[at].ref
        rows.apart = self._since(first)
        return rows

    def _since(self, first: int) -> Span | None:
        last = self._sheet.next - 1
        return Span(self._sheet.name, first, last) if last >= first else None

    def _line(self, at: Place, made: dict[Place, Ref]) -> Line:
        """A row with a formula in each year that the price index reaches."""
        recipe = self._recipes.of(at, made)
        agency = self._view.streams.agencies[at.position]
        found = self._found.get((agency, at.line, at.account))
        figures = (0.0,) * len(self._rows.covered) if found is None else found.amounts
        words = (recipe.title, recipe.address, at.account)
        ref = self._rows.write(words, recipe.formula, figures)
        said = recipe.said
        if found is not None:
            said = said.with_recurs(RECURRENT if found.recurrent else ONE_OFF)
        elif said.formula:
            said = said.with_recurs("")
        self._beside.write(ref, said, found)
        return Line(at, recipe.title, ref, said, figures)
