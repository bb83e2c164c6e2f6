"""The rows of an agency, or of several together: accounts, nets, running sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from cba.calculation.factors import Array, total
from cba.reports.workbook.cells import FIRST_YEAR, UNIT, Ref, Sheet, Span
from cba.reports.workbook.line_rows import floats
from cba.reports.workbook.names import OptionView
from cba.results.agency import Book as Accounts
from cba.results.agency import Savings
from cba.results.payback import running

_NETS: tuple[tuple[Savings, str, str], ...] = (
    ("benefits", "net", "Net"),
    ("cashable", "net_cashable", "Net in cash"),
)


@dataclass(slots=True)
class Block:
    """The rows of an agency, or of several together, by key."""

    name: str
    public: bool
    rows: dict[str, Ref] = field(default_factory=dict)

    def at(self, key: str) -> Ref:
        """The row of a key."""
        return self.rows[key]


class AgencyRows:
    """What writes the rows that every agency has, and every sum of agencies."""

    def __init__(self, sheet: Sheet, view: OptionView) -> None:
        self.sheet, self.view = sheet, view
        self.book = Accounts(view.option.flows)
        self._on, self._years = sheet.name, view.years
        self._sums: dict[Ref, list[float]] = {}
        #: The rows of all agencies, each by itself.
        self._alone = Span(sheet.name, 0, 0)

    def _heading(self, name: str) -> None:
        self.sheet.group(name, FIRST_YEAR + self._years)

    def _row(  # noqa: PLR0913, PLR0917 - what a row is
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

    def _nets(self, block: Block, positions: Sequence[int], *, present: bool) -> None:
        """Net positions, with all savings and with cash alone, and running sums."""
        book, before = self.book, "pv_" if present else ""
        for savings, key, words in _NETS:
            values = book.net(savings, positions, present=present)
            saved, paid, costs = (
                block.at(f"{before}{each}") for each in (savings, "payments", "costs")
            )

            def net(
                year: int, saved: Ref = saved, paid: Ref = paid, costs: Ref = costs
            ) -> str:
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
            block,
            f"{before}resources",
            f"Costs and all in kind{later}",
            spending,
            spent,
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

    def _over(self, key: str, *, public: bool = False) -> Callable[[int], str]:
        """The formula that adds up the rows of a key over agencies.

        Year -1 is the column of values and totals.
        """
        on, rows = self._on, self._alone

        def formula(year: int) -> str:
            kind = f',{rows.units(on)},"public"' if public else ""
            return f'SUMIFS({rows.at(year, on)},{rows.keys(on)},"{key}"{kind})'

        return formula
