"""The payments of an agreement by year and pair: proposed, in money, and as sent.

Those proposed are cells to change: all positions with the agreement rest on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np

from cba.calculation.factors import Array, total
from cba.calculation.flows import PaymentFlow
from cba.loading.returned_agreement import AS_SENT, PROPOSED, pair_key
from cba.models.kinds import MOST
from cba.names import called
from cba.reports.agreement.deal import Deal, Pair
from cba.reports.workbook.agreement_rows import YearRows
from cba.reports.workbook.cells import FIRST_YEAR, Ref, Span
from cba.reports.workbook.line_rows import floats

_NO_NUMBER = "Write numbers only: this row holds a text"
_BOUNDS = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": -MOST,
    "maximum": MOST,
    "error_title": "Out of bounds",
    "error_message": "Write a number.",
}


def payments_by_pair(deal: Deal) -> dict[Pair, Array]:
    """What each payer pays each payee by year, as the payments are appraised."""
    flows = deal.after.book.flows.lines
    found: dict[Pair, Array] = {}
    for key in deal.agreed.payments:
        flow, payment = flows[key], deal.agreed.agreed.payments[key]
        if isinstance(flow, PaymentFlow):
            pair, amount = (payment.payer, payment.payee), flow.amount[0]
            found[pair] = found[pair] + amount if pair in found else amount
    order = tuple(deal.names)
    pairs = sorted(found, key=lambda pair: tuple(map(order.index, pair)))
    return {pair: found[pair] for pair in pairs if found[pair].any()}


class Schedule:
    """Where the payments of each pair stand; ``names`` are those of all bodies."""

    def __init__(
        self, rows: YearRows, names: Mapping[str, str], flows: Mapping[Pair, Array]
    ) -> None:
        self._rows, self._names, self.flows = rows, names, flows
        self._proposed: dict[Pair, Ref] = {}
        self._sent: Span | None = None

    def write(self, prices: str) -> None:
        """The payments as cells to change, with the sum of all of them."""
        rows, sheet = self._rows, self._rows.sheet
        rows.head(f"Payments proposed, {prices} prices")
        after = FIRST_YEAR + rows.years
        for pair, amounts in self.flows.items():
            ref = rows.numbers(
                (self._label(pair), pair_key(*pair), PROPOSED), amounts, "money_input"
            )
            self._proposed[pair] = ref
            cells = rows.cells(ref)
            known = f"COUNT({cells})+COUNTBLANK({cells})"
            words = f'IF({known}={rows.years},"","{_NO_NUMBER}")'
            sheet.formula(ref.row, after, words, "", "check")
            sheet.worksheet.data_validation(
                ref.row, FIRST_YEAR, ref.row, after - 1, _BOUNDS
            )
        self._sum(self._span(self._proposed), list(self.flows.values()))

    def write_in_money(
        self, money: Ref, factors: tuple[float | None, ...], prices: str
    ) -> None:
        """The same by the price index, in the years that it reaches."""
        rows, on = self._rows, self._rows.on
        covered = [factor is not None for factor in factors]
        last = rows.names[max(n for n, each in enumerate(covered) if each)]
        whole = "All years" if all(covered) else f"To {last}"
        rows.head("The same in the money of each year", whole)
        index = rows.write(
            (f"From {prices} prices to money of the year", "", ""),
            lambda year: money.at(year, on),
            factors,
            "factor",
            summed=False,
        )
        made: dict[Pair, Ref] = {}
        nominal = []
        for pair, amounts in self.flows.items():
            figures = [
                None if factor is None else float(amount) * factor
                for amount, factor in zip(amounts, factors, strict=True)
            ]
            nominal.append(np.array([each or 0.0 for each in figures]))
            formula = partial(self._in_money, pair, index)
            made[pair] = rows.write((self._label(pair), "", ""), formula, figures)
        self._sum(self._span(made), nominal, covered)

    def _in_money(self, pair: Pair, index: Ref, year: int) -> str:
        on = self._rows.on
        # A text counts as nothing, as it does in sums.
        return f"N({self._proposed[pair].at(year, on)})*{index.at(year, on)}"

    def write_as_sent(self) -> None:
        """The payments as they were proposed, to compare with."""
        self._rows.head("Payments as proposed: leave these alone")
        made = {
            pair: self._rows.numbers(
                (self._label(pair), pair_key(*pair), AS_SENT), amounts, "money_fixed"
            )
            for pair, amounts in self.flows.items()
        }
        self._sent = self._span(made)

    def moved(self, agency: str, year: int, *, receives: bool) -> str:
        """The formula of what an agency gets in a year, or of what it pays."""
        side = int(receives)
        cells = [
            ref.at(year, self._rows.on)
            for pair, ref in self._proposed.items()
            if pair[side] == agency
        ]
        if not cells:
            return "0"
        # A sum counts a text as nothing, where adding up would be an error.
        return f"{'' if receives else '-'}SUM({','.join(cells)})"

    def figures(self, agency: str, *, receives: bool) -> list[float]:
        """What that comes to in each year, as sent; what is paid is negative."""
        side, sign = int(receives), 1.0 if receives else -1.0
        found = [x for pair, x in self.flows.items() if pair[side] == agency]
        whole = total(np.stack(found, axis=-1)) if found else np.zeros(self._rows.years)
        return floats(sign * whole)

    @property
    def changed(self) -> str:
        """The formula that counts the payments that are not as they were proposed."""
        assert self._sent is not None  # noqa: S101 - they stand below all that ask
        years, on = self._rows.years, self._rows.on
        now = self._span(self._proposed).years(years, on)
        return f"SUMPRODUCT(--({now}<>{self._sent.years(years, on)}))"

    def _label(self, pair: Pair) -> str:
        payer, payee = pair
        return f"{self._names[payer]} to {called(self._names, payee)}"

    def _span(self, refs: Mapping[Pair, Ref]) -> Span:
        """The rows of all pairs: they stand one below the other."""
        found = [ref.row for ref in refs.values()]
        return Span(self._rows.on, found[0], found[-1])

    def _sum(
        self, span: Span, amounts: list[Array], covered: list[bool] | None = None
    ) -> None:
        if len(amounts) == 1:
            return
        whole = floats(total(np.stack(amounts, axis=-1)))
        figures = [
            amount if covered is None or covered[n] else None
            for n, amount in enumerate(whole)
        ]
        self._rows.write(
            ("All payments", "", ""),
            lambda year: f"SUM({span.at(year, self._rows.on)})",
            figures,
            "money_sum",
        )
