"""The sheet of agencies: what each pays, saves, is paid and gains, year by year.

Every agency has the same rows. Public bodies together, and everyone, are sums over
the rows of agencies with the same key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from cba.calculation.factors import Array, total
from cba.calculation.ledger import Account
from cba.reports.workbook.cells import FIRST_YEAR, UNIT, Ref, Sheet
from cba.reports.workbook.flows_sheet import GROUPS, FlowsSheet
from cba.reports.workbook.line_rows import floats
from cba.results.agency import Book as Accounts
from cba.results.appraisal import AgencyAppraisal
from cba.results.explanation.view import View
from cba.results.payback import HALF_A_PENNY, running

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


@dataclass(slots=True)
class Block:
    """The rows of an agency, or of several together, by key."""

    name: str
    public: bool
    rows: dict[str, Ref] = field(default_factory=dict)

    def at(self, key: str) -> Ref:
        """The row of a key."""
        return self.rows[key]


class AgenciesSheet:
    """Where the figures of each agency, of public bodies and of everyone stand."""

    def __init__(self, sheet: Sheet, view: View, flows: FlowsSheet) -> None:
        self.sheet, self.view = sheet, view
        self._flows, self._on, self._years = flows, sheet.name, view.years
        self.book = Accounts(view.option.flows)
        self._counted: list[dict[str, int]] = []
        self._sums: dict[Ref, list[float]] = {}
        head = (view.option.title, "Key", "Body", "Total", *view.labels)
        self._head = sheet.heading(head, "head_year", skip=0)
        sheet.text(self._head, 0, view.option.title, "head")
        self._top = sheet.next
        count = len(view.streams.agencies)
        self.agencies = [self._agency(position) for position in range(count)]
        self._end = sheet.next - 1
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

    def _heading(self, name: str) -> None:
        row = self.sheet.next + 1
        for column in range(FIRST_YEAR + self._years):
            self.sheet.text(row, column, name if column == 0 else "", "group")
        self.sheet.next = row + 1

    def _row(  # noqa: PLR0913 - what a row is
        self,
        block: Block,
        key: str,
        label: str,
        formula: Callable[[int], str],
        values: Array | Sequence[float],
        style: str = "money",
        *,
        summed: bool = True,
    ) -> Ref:
        """A row of a block, under its key; summed over the years where that means."""
        on, years = self._on, self._years
        figures = floats(values)
        made = None
        if summed:
            whole = float(total(np.array(figures)))
            made = (lambda ref: f"SUM({ref.across(0, years - 1, on)})", whole)
        ref = self.sheet.years(label, formula, figures, style, key=key, total=made)
        self.sheet.text(ref.row, UNIT, "public" if block.public else "other", "key")
        block.rows[key] = ref
        return ref

    def _agency(self, position: int) -> Block:
        view, book = self.view, self.book
        block = Block(view.agency(position), view.is_public(position))
        self._heading(block.name)
        for present in (False, True):
            for account, words in _ACCOUNTS:
                values = book.flow(account, [position], present=present)
                self._account(block, position, (account, words), values, present=present)
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

    def _nets(
        self, block: Block, positions: Sequence[int], *, present: bool
    ) -> None:
        """Net positions, with all savings and with cash alone, and running sums."""
        book, before = self.book, "pv_" if present else ""
        for savings, key, words in (
            ("benefits", "net", "Net"),
            ("cashable", "net_cashable", "Net in cash"),
        ):
            values = book.net(savings, positions, present=present)  # type: ignore[arg-type]
            saved, paid, costs = (
                block.at(f"{before}{each}") for each in (savings, "payments", "costs")
            )

            def net(year: int, saved: Ref = saved, paid: Ref = paid, costs: Ref = costs) -> str:
                on = self._on
                return f"{saved.at(year, on)}+{paid.at(year, on)}-{costs.at(year, on)}"

            label = f"{words}, present value" if present else words
            ref = self._row(block, f"{before}{key}", label, net, values, "money_sum")
            self._cumulative(block, f"{before}cumulative_{key}", label, ref, values)

    def _cumulative(
        self, block: Block, key: str, words: str, flow: Ref, values: Array
    ) -> None:
        own, on = Ref(self._on, self.sheet.next, by_year=True), self._on

        def formula(year: int) -> str:
            before = f"{own.at(year - 1, on)}+" if year else ""
            return f"{before}{flow.at(year, on)}"

        label = f"{words}, running sum"
        sums = running(values.tolist())
        ref = self._row(block, key, label, formula, sums, summed=False)
        self._sums[ref] = sums

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
            sooner, later = signs.across(0, years - 2, on), signs.across(1, years - 1, on)
            formula = f"SUMPRODUCT(({later}<>{sooner})*({sooner}<>0))"
        changes = sum(one not in {0.0, two} for one, two in pairwise(figures))
        return self.sheet.scalar("Changes of sign", formula, changes, "count")

    def _positions(self, block: Block) -> list[int]:
        members = range(len(self.agencies))
        return [n for n in members if not block.public or self.view.is_public(n)]

    def _over(self, key: str, *, public: bool = False) -> Callable[[int], str]:
        """The formula that adds up the rows of a key over agencies.

        Year -1 is the column of values and totals.
        """
        on, top, end = self._on, self._top, self._end

        def formula(year: int) -> str:
            first = Ref(on, top, by_year=True).at(year, on)
            last = Ref(on, end, by_year=True).at(year, on)
            rows = f"$B${top + 1}:$B${end + 1}"
            kind = f',$C${top + 1}:$C${end + 1},"public"' if public else ""
            return f'SUMIFS({first}:{last},{rows},"{key}"{kind})'

        return formula

    def _society(
        self,
        block: Block,
        positions: Sequence[int],
        *,
        present: bool,
        alone: int | None = None,
    ) -> None:
        """What is given, in kind too, and what is gained by everyone counted here."""
        book, before, on = self.book, "pv_" if present else "", self._on
        spent = book.resources(positions, present=present)
        gained = book.public_value(positions, present=present)
        net = gained - spent
        at = {
            key: block.at(f"{before}{key}")
            for key in ("costs", "in_kind", "benefits", "payments", "value")
        }
        added = ["costs"]
        if alone is not None and not book.bears_in_kind(alone):
            added.append("in_kind")
        later = ", present value" if present else ""

        def plus(*keys: str) -> Callable[[int], str]:
            return lambda year: "+".join(at[key].at(year, on) for key in keys)

        spending, gaining = plus(*added), plus("benefits", "value")
        if alone is None:
            spending = self._over(f"{before}resources", public=block.public)
        at["resources"] = self._row(
            block, f"{before}resources", f"Costs and all in kind{later}", spending, spent
        )
        words = f"Public value{later}"
        at["public"] = self._row(block, f"{before}public_value", words, gaining, gained)
        paid = ""
        if alone is not None:
            net = net + book.flow("payments", positions, present=present)
            paid = "+{payments}"

        def less(year: int) -> str:
            cells = {key: ref.at(year, on) for key, ref in at.items()}
            return f"{{public}}-{{resources}}{paid}".format(**cells)

        key, words = f"{before}net_public_value", f"Net public value{later}"
        flow = self._row(block, key, words, less, net, "money_sum")
        if alone is None:
            key = f"{before}cumulative_public_value"
            self._cumulative(block, key, words, flow, net)

    def _kinds(self, block: Block, position: int) -> None:
        """An agency's economic and social value, and the transfer part of savings."""
        for part, words in _KINDS:
            at: tuple[Account, str] = (
                ("transfer", "") if part == "transfer_part" else ("value", part)
            )
            made = self._flows.sums.get((position, *at))
            if made is not None:
                amount = made.amount
                values = self._of_kind(part, [position])
                self._row(
                    block,
                    part,
                    words,
                    lambda year, amount=amount: amount.at(year, self._on),  # type: ignore[misc]
                    values,
                )

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
                (made.lines, self._amounts(position, account, part))
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
            each.entry.amounts[0] for each in self._flows.entered[position, account, part]
        ]
        return np.array(found)


def _named(account: str, words: str, *, present: bool) -> tuple[str, str]:
    if present:
        return f"pv_{account}", f"{words}, present value"
    return account, words
