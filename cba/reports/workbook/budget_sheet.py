"""The sheet of budgets: cash in the money of each year, body by body.

Everything else in the workbook is in real terms. Here the lines of the sheet of flows
are carried to the money of each year, with what is cash apart from what is none.
"""

from __future__ import annotations

from cba.calculation.ledger import Account
from cba.library.in_use import deflator_of
from cba.reports.financial_case import ACCOUNTS, whole_head
from cba.reports.workbook.cells import FIRST_YEAR, VALUE, Ref, Sheet, Span
from cba.reports.workbook.flows_sheet import FlowsSheet, Sum
from cba.reports.workbook.names import OptionView
from cba.results.cash_ledger import AgencyCash, cash_ledger

#: The accounts that come to net cash, in the order in which they are added.
_CASH = ("capital", "revenue", "payments_in", "payments_out", "savings")
_TITLE = "Budgets: cash in the money of each year"
_SIGNS = (
    "Money out has a minus sign. Net cash leaves out savings that are no cash, and "
    "what is given in kind."
)


def write_budgets(
    sheet: Sheet, view: OptionView, flows: FlowsSheet, money: Ref
) -> None:
    """The budgets of an option; ``money`` is the row of what £1 is in each year."""
    _Budgets(sheet, view, flows).write(money)


class _Budgets:
    def __init__(self, sheet: Sheet, view: OptionView, flows: FlowsSheet) -> None:
        self._sheet, self._view, self._flows = sheet, view, flows
        self._on, self._width = sheet.name, FIRST_YEAR + view.years
        self._found = cash_ledger(view.project, view.option)
        self._covered = [view.labels.index(label) for label in self._found.years]

    def write(self, money: Ref) -> None:
        sheet, view, found = self._sheet, self._view, self._found
        title, heads = f"{_TITLE} · {view.called}", ("Key", "", whole_head(found))
        sheet.heading_of_years(title, heads, view.labels)
        label = f"From {view.project.appraisal.prices_of} prices to money of the year"
        row = sheet.labels(label, "factor")
        for n, factor in zip(self._covered, found.factors, strict=True):
            sheet.formula(row, FIRST_YEAR + n, money.at(n, self._on), factor, "factor")
        self._factor = Ref(self._on, row, by_year=True)
        top = sheet.next
        for agency, figures in found.agencies.items():
            self._agency(view.streams.agencies.index(agency), figures)
        if len(found.agencies) > 1:
            self._whole(Span(self._on, top, sheet.next - 1))
        self._notes()

    def _agency(self, position: int, figures: AgencyCash) -> None:
        """The accounts that any line brings money to, and what comes of them."""
        self._sheet.group(self._view.name(position), self._width)
        rows: dict[str, Ref] = {}
        for key, words in ACCOUNTS:
            formulas = [self._amount(position, key, rows, n) for n in self._covered]
            if any(formulas):
                rows[key] = self._row(key, words, formulas, getattr(figures, key))

    def _amount(self, position: int, key: str, rows: dict[str, Ref], year: int) -> str:
        """The formula of an account in a year; empty where no line brings any."""
        if key == "cash":
            cells = [rows[each].at(year, self._on) for each in _CASH if each in rows]
            return "+".join(cells) or "0"
        real = self._real(position, key, year)
        return f"({real})*{self._factor.at(year, self._on)}" if real else ""

    def _real(self, position: int, key: str, year: int) -> str:
        """The same in real terms, from the lines on the sheet of flows."""
        on = self._on
        if key in {"capital", "revenue"}:
            spent = self._sum(position, "costs")
            if spent is None or key not in self._kinds(position):
                return ""
            return (
                f'-SUMIFS({spent.lines.at(year, on)},{spent.lines.units(on)},"{key}")'
            )
        if key in {"payments_in", "payments_out"}:
            way = ">0" if key == "payments_in" else "<0"
            return "+".join(
                f'SUMIF({paid.lines.at(year, on)},"{way}")'
                for part in ("public", "others")
                if (paid := self._sum(position, "payments", part)) is not None
            )
        if key == "in_kind":
            given = self._sum(position, "in_kind")
            return "" if given is None else f"-{given.amount.at(year, on)}"
        cash = self._sum(position, "cashable")
        cashable = "" if cash is None else cash.amount.at(year, on)
        saved = self._sum(position, "benefits")
        if key != "not_cash" or saved is None:
            return cashable if key == "savings" else ""
        return "-".join(filter(None, (saved.amount.at(year, on), cashable)))

    def _sum(self, position: int, account: Account, part: str = "") -> Sum | None:
        return self._flows.sums.get((position, account, part))

    def _kinds(self, position: int) -> set[str]:
        entered = self._flows.entered[position, "costs", ""]
        return {one.entry.category for one in entered}

    def _whole(self, rows: Span) -> None:
        """All public bodies together: the rows of each key added up."""
        self._sheet.group("All public bodies", self._width)
        keys = rows.keys(self._on)
        for key, words in ACCOUNTS:
            formulas = [
                f'SUMIFS({rows.at(n, self._on)},{keys},"{key}")' for n in self._covered
            ]
            self._row(key, words, formulas, getattr(self._found.whole, key))

    def _row(
        self, key: str, words: str, formulas: list[str], figures: tuple[float, ...]
    ) -> Ref:
        """A row with a formula in each year that the price index reaches."""
        sheet, style = self._sheet, "money_sum" if key == "cash" else "money"
        ref = Ref(self._on, sheet.labels(words, key), by_year=True)
        for n, formula, figure in zip(self._covered, formulas, figures, strict=True):
            sheet.formula(ref.row, FIRST_YEAR + n, formula, figure, style)
        whole = f"SUM({ref.across(0, self._view.years - 1, self._on)})"
        sheet.formula(ref.row, VALUE, whole, sum(figures), "money_total")
        return ref

    def _notes(self) -> None:
        """What the money of a year rests on, and which years have none."""
        sheet, left = self._sheet, self._found.left_out
        name = deflator_of(self._view.project).name
        notes = [_SIGNS, f"Prices move with {name}, on the sheet Reference."]
        if left:
            span = left[0] if len(left) == 1 else f"{left[0]} to {left[-1]}"
            notes.append(
                f"It does not cover {span}: no total here includes those years."
            )
        sheet.next += 1
        for note in notes:
            sheet.text(sheet.next, 0, note, "subtitle")
            sheet.next += 1
