"""The sheet of flows: what each line brings to each agency, account by account.

The lines of one account of one agency stand together, those with the same discount
factors next to each other, with their sum below them and their present value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from cba.calculation.factors import Array, total
from cba.calculation.flows import PaymentFlow
from cba.calculation.ledger import Account, Entry
from cba.reports.texts import as_title
from cba.reports.workbook.cells import FIRST_YEAR, Ref, Sheet, Span
from cba.reports.workbook.line_rows import LineRows, floats
from cba.reports.workbook.names import OptionView

#: What the rows of an agency are grouped by: an account, and a part of it.
GROUPS: tuple[tuple[Account, str, str], ...] = (
    ("costs", "", "Costs"),
    ("in_kind", "", "Costs in kind"),
    ("benefits", "", "Savings"),
    ("cashable", "", "Savings that are cash"),
    ("payments", "public", "Payments to and from public bodies"),
    ("payments", "others", "Payments to and from others"),
    ("value", "economic", "Economic value"),
    ("value", "social", "Social value"),
    ("value", "transfer", "Transfer payments lost"),
    ("transfer", "", "Transfer part of savings"),
)
#: The accounts of costs, whose rows say of which kind each of them is.
_SPENT = frozenset({"costs", "in_kind"})


@dataclass(frozen=True, slots=True)
class Sum:
    """The rows of a group: their amounts, their present values, and the lines."""

    amount: Ref
    present: Ref
    lines: Span


@dataclass(frozen=True, slots=True)
class One:
    """What one line brings to an agency, with its discount factors."""

    line: str
    entry: Entry
    discount: Ref
    factors: Array


class FlowsSheet:
    """Where the sums of each group stand, by agency, account and part.

    ``rows`` are the rows of single lines, by agency, account and line: of money that
    is spent, saved or paid, of which a line has one row in an account.
    """

    def __init__(
        self, sheet: Sheet, view: OptionView, lines: Mapping[str, LineRows]
    ) -> None:
        self.sums: dict[tuple[int, Account, str], Sum] = {}
        self.rows: dict[tuple[int, Account, str], Ref] = {}
        self._sheet, self._view, self._lines = sheet, view, lines
        entered = self.entered = self._entered()
        for position in range(len(view.streams.agencies)):
            groups = [
                (account, part, words, entered[position, account, part])
                for account, part, words in GROUPS
                if (position, account, part) in entered
            ]
            if groups:
                sheet.group(view.name(position), FIRST_YEAR + view.years)
            for account, part, words, ones in groups:
                made = self._group(words, ones)
                self.sums[position, account, part] = made

    def _entered(self) -> dict[tuple[int, Account, str], list[One]]:
        found: dict[tuple[int, Account, str], list[One]] = {}
        for line, entries in self._view.entries.items():
            stream = self._view.lines[line].stream
            factors = stream.discount[: self._view.years]
            for entry in entries:
                part = self._part(line, entry)
                one = One(line, entry, self._lines[line].discount, factors)
                found.setdefault((entry.agency, entry.account, part), []).append(one)
        return found

    def _part(self, line: str, entry: Entry) -> str:
        if entry.account == "value":
            return str(entry.category)
        flow = self._view.lines[line]
        if isinstance(flow, PaymentFlow):
            payer, payee = flow.stream.payer, flow.stream.payee
            other = payee if entry.agency == payer else payer
            return "public" if self._view.is_public(other) else "others"
        return ""

    def _group(self, words: str, ones: list[One]) -> Sum:
        sheet, on, years = self._sheet, self._sheet.name, self._view.years
        schedules: dict[Ref, list[One]] = {}
        for one in ones:
            schedules.setdefault(one.discount, []).append(one)
        first = sheet.next
        parts: list[tuple[Ref, Array, Span, Array]] = []
        for discount, together in schedules.items():
            begin = sheet.next
            for one in together:
                self._line(one)
            amounts = _added(one.entry.amounts[0] for one in together)
            factors = together[0].factors
            rows = Span(on, begin, sheet.next - 1)
            parts.append((discount, amounts, rows, factors))
        lines = Span(on, first, sheet.next - 1)
        whole = _added(one.entry.amounts[0] for one in ones)
        amount = sheet.years(
            words,
            lambda year: f"SUM({lines.at(year, on)})",
            floats(whole),
            "money_sum",
        )
        begin = sheet.next
        presents = []
        for discount, amounts, these, factors in parts:

            def present(
                year: int, these: Span = these, discount: Ref = discount
            ) -> str:
                return f"SUM({these.at(year, on)})*{discount.at(year, on)}"

            values = amounts * factors
            presents.append(values)
            label = f"{words}, present value"
            if len(parts) > 1:
                label += f" of lines {these.first + 1} to {these.last + 1}"
            row = sheet.years(
                label,
                present,
                floats(values),
                "money",
                total=(lambda ref: _sum_of(ref, years, on), float(total(values))),
            )
        if len(parts) > 1:
            above = Span(on, begin, sheet.next - 1)
            values = _added(presents)
            row = sheet.years(
                f"{words}, present value",
                lambda year: f"SUM({above.at(year, on)})",
                floats(values),
                "money",
                total=(lambda ref: _sum_of(ref, years, on), float(total(values))),
            )
        return Sum(amount, row, lines)

    def _line(self, one: One) -> None:
        """One line's entry: the row of the line times the agency's share."""
        sheet, on, entry = self._sheet, self._sheet.name, one.entry
        amount, share, sign = self._made_of(one.line, entry)
        times = "" if share is None else f"*{share.value(on)}"
        made = sheet.years(
            as_title(self._view.title(one.line)),
            lambda year: f"{sign}{amount.at(year, on)}{times}",
            floats(entry.amounts[0]),
            "money",
            key=self._view.address(one.line),
            unit=str(entry.category) if entry.account in _SPENT else "",
            total=(
                lambda ref: (
                    f"SUMPRODUCT({ref.across(0, self._view.years - 1, on)},"
                    f"{one.discount.across(0, self._view.years - 1, on)})"
                ),
                float(total(entry.present[0])),
            ),
        )
        self.rows[entry.agency, entry.account, one.line] = made

    def _made_of(self, identifier: str, entry: Entry) -> tuple[Ref, Ref | None, str]:
        """The row, the share and the sign that an entry is made of."""
        line, flow = self._lines[identifier], self._view.lines[identifier]
        agency = entry.agency
        if isinstance(flow, PaymentFlow):
            sign = "-" if flow.stream.payer == agency else ""
            return line.parts["payment"], None, sign
        if entry.account in _SPENT:
            return line.parts["cost"], line.shares["paid_by", agency], ""
        if entry.account == "cashable":
            return line.cash[agency], None, ""
        if entry.account == "benefits":
            return line.parts["fiscal"], line.shares["falls_to", agency], ""
        share = line.shares["enjoyed_by", agency]
        if entry.category == "transfer":
            sign = "-" if entry.account == "value" else ""
            return line.parts["transfer"], share, sign
        return line.parts[str(entry.category)], share, ""


def _sum_of(ref: Ref, years: int, on: str) -> str:
    return f"SUM({ref.across(0, years - 1, on)})"


def _added(amounts: Iterable[Array]) -> Array:
    """Several amounts by year, added in order."""
    added: Array = np.add.accumulate(np.array(list(amounts)), axis=0)[-1]
    return added
