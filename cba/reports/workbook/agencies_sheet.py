"""The sheet of agencies: what each pays, saves, is paid and gains, year by year.

Every agency has the same rows. Public bodies together, and everyone, are sums over
the rows of agencies with the same key.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import numpy as np

from cba.calculation.factors import Array
from cba.calculation.ledger import Account
from cba.reports.workbook.agency_rows import AgencyRows, Block
from cba.reports.workbook.cells import UNIT, Ref, Sheet, Span
from cba.reports.workbook.flows_sheet import GROUPS, FlowsSheet
from cba.reports.workbook.names import OptionView
from cba.results.appraisal import AgencyAppraisal
from cba.results.payback import HALF_A_PENNY

_ACCOUNTS: tuple[tuple[Account, str], ...] = (
    ("costs", "Costs"),
    ("in_kind", "Costs in kind"),
    ("benefits", "Savings"),
    ("cashable", "of which cash"),
    ("payments", "Payments received less made"),
    ("value", "Economic and social value"),
)


_KINDS = (
    ("economic", "Economic value"),
    ("social", "Social value"),
    ("transfer_part", "Transfer part of savings"),
)
_COUNTS = {
    "spends": "Times that it bears a cost",
    "spends_or_gives": "Times that it bears a cost or gives in kind",
    "pays": "Times that it pays others",
    "pays_others": "Times that it pays those who are not public bodies",
}
_COUNTED: dict[str, tuple[tuple[Account, str], ...]] = {
    "spends": (("costs", ""),),
    "spends_or_gives": (("costs", ""), ("in_kind", "")),
    "pays": (("payments", "public"), ("payments", "others")),
    "pays_others": (("payments", "others"),),
}


class AgenciesSheet(AgencyRows):
    """Where the figures of each agency, of public bodies and of everyone stand."""

    def __init__(self, sheet: Sheet, view: OptionView, flows: FlowsSheet) -> None:
        super().__init__(sheet, view)
        self._flows = flows
        self._counted: list[dict[str, int]] = []
        heads = ("Key", "Body", "Total")
        self._head = sheet.heading_of_years(view.called, heads, view.labels)
        top = sheet.next
        count = len(view.streams.agencies)
        self.agencies = [self._agency(position) for position in range(count)]
        self._alone = Span(sheet.name, top, sheet.next - 1)
        public = [n for n in range(count) if view.is_public(n)]
        everyone = list(range(count))
        self.sign_changes: Ref
        self.public = self._together("Public bodies together", public, is_public=True)
        self.everyone = self._together("Everyone", everyone, is_public=False)

    def sums(self, running_sum: Ref) -> list[float]:
        """The figures of a running sum."""
        return self._sums[running_sum]

    def labels(self, on: str) -> str:
        """The labels of the years."""
        return Ref(self._on, self._head, by_year=True).across(0, self._years - 1, on)

    def _agency(self, position: int) -> Block:
        view, book = self.view, self.book
        block = Block(view.name(position), view.is_public(position))
        self._heading(block.name)
        for present in (False, True):
            for account, words in _ACCOUNTS:
                values = book.flow(account, [position], present=present)
                self._account(
                    block, position, (account, words), values, present=present
                )
            self._nets(block, [position], present=present)
            self._society(block, [position], present=present, alone=position)
        self._kinds(block, position)
        cash = block.at("cumulative_net_cashable")
        cells = cash.across(0, self._years - 1, self._on)
        block.rows["peak_funding"] = self.sheet.scalar(
            "Peak funding: the deepest running sum of cash",
            f"MAX(0,-MIN({cells}))",
            self._answer(position).peak_funding,
            "money",
            key="peak_funding",
        )
        self._counts(block, position)
        return block

    def _answer(self, position: int) -> AgencyAppraisal:
        return tuple(self.view.option.agencies.values())[position]

    def _account(
        self,
        block: Block,
        position: int,
        which: tuple[Account, str],
        values: Array,
        *,
        present: bool,
    ) -> None:
        account, words = which
        accounts: list[Account] = [account]
        if account == "costs" and self.book.bears_in_kind(position):
            accounts.append("in_kind")
        refs = [
            made.present if present else made.amount
            for one, part, _ in GROUPS
            if one in accounts
            and (made := self._flows.sums.get((position, one, part))) is not None
        ]

        def formula(year: int) -> str:
            return "+".join(ref.at(year, self._on) for ref in refs) or "0"

        key, label = _named(account, words, present=present)
        self._row(block, key, label, formula, values)

    def _together(
        self, name: str, positions: Sequence[int], *, is_public: bool
    ) -> Block:
        book = self.book
        block = Block(name, public=is_public)
        self._heading(name)
        for present in (False, True):
            for account, words in _ACCOUNTS:
                key, label = _named(account, words, present=present)
                values = book.flow(account, positions, present=present)
                over = self._over(key, public=is_public)
                self._row(block, key, label, over, values)
            self._nets(block, positions, present=present)
            self._society(block, positions, present=present)
        if is_public:
            self.sign_changes = self._signs(block)
        else:
            for part, words in _KINDS:
                if any(part in each.rows for each in self.agencies):
                    values = self._of_kind(part, positions)
                    self._row(block, part, words, self._over(part), values)
        for key, words in _COUNTS.items():
            figure = sum(self._counted[n][key] for n in positions)
            formula = self._over(key, public=is_public)(-1)
            ref = self.sheet.scalar(words, formula, figure, "count", key=key)
            block.rows[key] = ref
        return block

    def _signs(self, block: Block) -> Ref:
        """How often the net flow changes sign: once, or it has no single rate."""
        on, years = self._on, self._years
        net = block.at("net")
        own = Ref(on, self.sheet.next, by_year=True)
        figures: list[float] = []
        for amount in self.book.net("benefits", self._positions(block)).tolist():
            before = figures[-1] if figures else 0.0
            figures.append(before if abs(amount) < HALF_A_PENNY else np.sign(amount))

        def sign(year: int) -> str:
            cell = net.at(year, on)
            before = own.at(year - 1, on) if year else "0"
            return f"IF(ABS({cell})<{HALF_A_PENNY},{before},SIGN({cell}))"

        signs = self.sheet.years("Sign of the net flow", sign, figures, "count")
        formula = "0"
        if years > 1:
            sooner, later = (
                signs.across(0, years - 2, on),
                signs.across(1, years - 1, on),
            )
            formula = f"SUMPRODUCT(({later}<>{sooner})*({sooner}<>0))"
        changes = sum(one not in {0.0, two} for one, two in pairwise(figures))
        return self.sheet.scalar("Changes of sign", formula, changes, "count")

    def _positions(self, block: Block) -> list[int]:
        members = range(len(self.agencies))
        return [n for n in members if not block.public or self.view.is_public(n)]

    def _kinds(self, block: Block, position: int) -> None:
        """An agency's economic and social value, and the transfer part of savings."""
        for part, words in _KINDS:
            at: tuple[Account, str] = (
                ("transfer", "") if part == "transfer_part" else ("value", part)
            )
            made = self._flows.sums.get((position, *at))
            if made is not None:
                cell = partial(made.amount.at, on=self._on)
                self._row(block, part, words, cell, self._of_kind(part, [position]))

    def _of_kind(self, part: str, positions: Sequence[int]) -> Array:
        """The entries of a kind of value, added over agencies."""
        amount = np.zeros(self._years)
        account = "transfer" if part == "transfer_part" else "value"
        for entries in self.view.entries.values():
            for entry in entries:
                kinds = {str(entry.category), f"{entry.category}_part"}
                if entry.account == account and entry.agency in positions:
                    amount = amount + entry.amounts[0] * (part in kinds)
        return amount

    def _counts(self, block: Block, position: int) -> None:
        """How often an agency bears a cost or pays: nothing to pay back without."""
        sums = self._flows.sums
        ranges = {
            key: [
                (
                    made.lines.years(self._years, ""),
                    self._amounts(position, account, part),
                )
                for account, part in groups
                if (made := sums.get((position, account, part))) is not None
            ]
            for key, groups in _COUNTED.items()
        }
        if self.book.bears_in_kind(position):
            ranges["spends"] = ranges["spends_or_gives"]
        counted = {}
        for key, words in _COUNTS.items():
            less = key.startswith("pays")
            test = '"<0"' if less else '">0"'
            formula = "+".join(f"COUNTIF({cells},{test})" for cells, _ in ranges[key])
            counted[key] = sum(
                int(np.sum(values < 0 if less else values > 0))
                for _, values in ranges[key]
            )
            ref = self.sheet.scalar(
                words, formula or "0", counted[key], "count", key=key
            )
            self.sheet.text(ref.row, UNIT, "public" if block.public else "other", "key")
            block.rows[key] = ref
        self._counted.append(counted)

    def _amounts(self, position: int, account: Account, part: str) -> Array:
        found = [
            each.entry.amounts[0]
            for each in self._flows.entered[position, account, part]
        ]
        return np.array(found)


def _named(account: str, words: str, *, present: bool) -> tuple[str, str]:
    if present:
        return f"pv_{account}", f"{words}, present value"
    return account, words
