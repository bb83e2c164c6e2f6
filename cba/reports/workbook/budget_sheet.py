"""The sheet of budgets: cash in the money of each year, line by line and body by body.

Everything else in the workbook is in real terms. Here the lines of the sheet of flows
are carried to the money of each year, with borrowing and grants, and with what is cash
apart from what is none; below stand the changes that a medium-term plan is made of.
"""

from __future__ import annotations

from cba.library.in_use import deflator_of
from cba.models.sectors import Tier
from cba.reports.cash_tables import whole_head
from cba.reports.cash_words import CENTRAL, PLACE
from cba.reports.workbook.agencies_sheet import AgenciesSheet
from cba.reports.workbook.budget_beside import HEADS, Beside
from cba.reports.workbook.budget_bodies import BudgetBodies
from cba.reports.workbook.budget_bridge import BudgetBridge
from cba.reports.workbook.budget_changes import write_changes
from cba.reports.workbook.budget_lines import BudgetLines, Rows
from cba.reports.workbook.budget_memo import BudgetMemo
from cba.reports.workbook.budget_prices import BudgetPrices
from cba.reports.workbook.budget_recipes import Recipes
from cba.reports.workbook.budget_rows import CoveredRows
from cba.reports.workbook.budget_summary import ROWS, write_summary
from cba.reports.workbook.cells import FIRST_YEAR, UNIT, Ref, Sheet, Span
from cba.reports.workbook.flows_sheet import FlowsSheet
from cba.reports.workbook.input_sheets import InputSheets
from cba.reports.workbook.names import OptionView
from cba.results.cash_ledger import AgencyCash, cash_ledger

_TITLE = "Budgets: cash in the money of each year"
#: How wide the column of accounts is.
_ACCOUNT = 13
_OTHER = " (no public body, in no total)"
#: The rows of a body, and its accounts by key.
Written = tuple[Rows, dict[str, Ref]]
_NOTES = (
    (
        "Money out has a minus sign. Net cash leaves out savings that are no cash, and "
        "what is given in kind."
    ),
    (
        "Rows without money are folded away: they are there for inputs that change. "
        "The numbers at the left edge open them."
    ),
    (
        "What is spent as capital, borrowed for it or granted for it is capital; all "
        "else is revenue, interest and repayment of loans among it."
    ),
    (
        "Recurrent is what the project file calls so. Where it says nothing, capital, "
        "loans and grants are one-off, and so is what moves in a single year."
    ),
    (
        "For a capital programme, take the capital rows of a body as they stand; for a "
        "revenue plan, the changes in the table above."
    ),
    "Net to the Exchequer takes off the grants whose giver spends public money.",
)


class BudgetSheet:
    """The budgets of an option; ``money`` is the row of what £1 is in each year."""

    def __init__(
        self, sheet: Sheet, view: OptionView, inputs: InputSheets, money: Ref
    ) -> None:
        self._sheet, self._view, self._inputs = sheet, view, inputs
        self._money = money
        self._found = cash_ledger(view.project, view.option)

    def write(self, flows: FlowsSheet, standing: AgenciesSheet) -> None:
        """Write the sheet; its formulas lead to the flows and the agencies."""
        sheet, view, found = self._sheet, self._view, self._found
        head = self._head()
        sheet.widths[UNIT] = _ACCOUNT
        self._group("All together: net cash", skip=0)
        in_short, sheet.next = sheet.next, sheet.next + ROWS
        self._group("Prices")
        prices = BudgetPrices(sheet, view, self._inputs, found, self._money)
        rows = CoveredRows(sheet, view.years, prices.covered)
        recipes = Recipes(sheet.name, view, flows, self._inputs, prices)
        beside, memo = Beside(sheet, view.years), BudgetMemo(rows, recipes, prices)
        beside.write_heads(head)
        lines = BudgetLines(rows, view, recipes, beside, found)
        bodies = BudgetBodies(rows, beside, head)
        written: dict[str, Written] = {}

        def write(agency: str, cash: AgencyCash, after: str = "") -> None:
            position = view.streams.agencies.index(agency)
            self._group(f"{view.names[agency]}{after}")
            made = lines.write(position)
            sheet.next += 1
            tier = view.streams.members[position].in_tier
            written[agency] = made, bodies.of_lines(made, tier, cash)
            memo.owed(made)

        top = sheet.next
        for agency, cash in found.agencies.items():
            write(agency, cash)
        every = Span(sheet.name, top, sheet.next - 1)
        self._together(bodies, every)
        for agency, cash in found.others.items():
            write(agency, cash, _OTHER)
        if found.spend:
            self._group("Savings as a share of spend on the service")
        for agency, share in found.spend.items():
            memo.spend(agency, view.names[agency], written[agency][1], share)
        BudgetBridge(rows, standing, flows, prices, every).write(found.bridge)
        cash_of = {**found.agencies, **found.others}
        changes = [
            (view.names[agency], made, cash_of[agency].revenue_cash)
            for agency, (made, _) in written.items()
        ]
        write_changes(rows, changes, beside, view.labels)
        write_summary(rows, in_short, every, recipes, view, found)
        self._notes()
        sheet.mark_folds()

    def _head(self) -> int:
        """The row of headings; its number."""
        sheet, view = self._sheet, self._view
        heads = ("Key", "Account", whole_head(self._found))
        return sheet.heading_of_years(f"{_TITLE} · {view.called}", heads, view.labels)

    def _group(self, title: str, skip: int = 1) -> None:
        width = FIRST_YEAR + self._view.years + len(HEADS)
        self._sheet.group(title, width, skip=skip)

    def _together(self, bodies: BudgetBodies, every: Span) -> None:
        """All public bodies; those of the place and the others where there are both."""
        found = self._found
        if len(found.agencies) > 1:
            self._group("All public bodies")
            bodies.of_bodies(every, None, found.whole)
        members = self._view.streams.members
        tiers = {each.in_tier for each in members if each.is_public}
        of_tier: tuple[tuple[str, Tier], ...] = ((PLACE, "local"), (CENTRAL, "central"))
        for words, tier in of_tier:
            if len(tiers) > 1:
                self._group(words)
                bodies.of_bodies(every, tier, getattr(found, tier))

    def _notes(self) -> None:
        """What the money of a year rests on, and which years have none."""
        sheet, left = self._sheet, self._found.left_out
        name = deflator_of(self._view.project).name
        notes = [*_NOTES, f"Prices move with {name}, on the sheet Reference."]
        if left:
            span = left[0] if len(left) == 1 else f"{left[0]} to {left[-1]}"
            notes.append(
                f"It does not cover {span}: no total here includes those years."
            )
        sheet.next += 1
        for note in notes:
            sheet.text(sheet.next, 0, note, "subtitle")
            sheet.next += 1
