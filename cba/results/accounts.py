"""The accounts of an option by agency, for every row of a block at once.

What a sum of money is for one appraisal, it is for each draw of a simulation:
everything that is answered about either is summed up here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from cba.calculation.factors import Array, total
from cba.calculation.flows import CostFlow, Flows, PaymentFlow
from cba.calculation.ledger import Account

Savings = Literal["benefits", "cashable"]
#: Yes or no for each row.
Truths = npt.NDArray[np.bool_]


class Accounts:
    """The accounts of an option by agency: sums by year are rows × years."""

    def __init__(self, flows: Flows) -> None:
        self.flows = flows
        self.members = flows.streams.members
        self.public = tuple(n for n, each in enumerate(self.members) if each.is_public)
        self.whole = tuple(range(len(self.members)))
        self.is_weighted = flows.streams.has_income_groups
        self._sums: dict[tuple[str, tuple[int, ...], bool], Array] = {}

    def _once(
        self,
        name: str,
        agencies: Sequence[int],
        find: Callable[[], Array],
        *,
        present: bool = False,
    ) -> Array:
        """What is found for some agencies, worked out the first time it is asked."""
        key = (name, tuple(agencies), present)
        if key not in self._sums:
            self._sums[key] = find()
        return self._sums[key]

    def flow(
        self, account: Account, agencies: Sequence[int], *, present: bool = False
    ) -> Array:
        """An account by year, over some agencies; ``costs`` as the settings count them.

        A public body's in-kind cost belongs to its costs where the appraisal says so.
        """

        def find() -> Array:
            held: list[tuple[Account, int]] = []
            for n in agencies:
                held.append((account, n))
                if account == "costs" and self.bears_in_kind(n):
                    held.append(("in_kind", n))
            return self._added(held, present=present)

        return self._once(account, agencies, find, present=present)

    def _added(self, held: Sequence[tuple[Account, int]], *, present: bool) -> Array:
        """Accounts of agencies, added up in the order given."""
        amount: Array = np.zeros((1, self.flows.streams.horizon.years))
        for account, agency in held:
            ledger = self.flows.ledgers[account]
            of_all = ledger.present if present else ledger.amounts
            amount = amount + of_all[:, agency]
        return amount

    def bears_in_kind(self, agency: int) -> bool:
        """Whether an agency's in-kind costs count among its costs."""
        return (
            self.flows.streams.in_kind_is_financial and self.members[agency].is_public
        )

    def pv(self, account: Account, agencies: Sequence[int]) -> Array:
        """The present value of an account, over some agencies: rows."""
        return self._once(
            f"pv {account}",
            agencies,
            lambda: total(self.flow(account, agencies, present=True)),
        )

    def net(
        self, savings: Savings, agencies: Sequence[int], *, present: bool = False
    ) -> Array:
        """Savings + payments - costs by year."""
        saved = self.flow(savings, agencies, present=present)
        paid = self.flow("payments", agencies, present=present)
        return saved + paid - self.flow("costs", agencies, present=present)

    def resources(self, agencies: Sequence[int], *, present: bool = False) -> Array:
        """Costs with everything given in kind, by year."""

        def find() -> Array:
            accounts: tuple[Account, ...] = ("costs", "in_kind")
            held = [(account, n) for account in accounts for n in agencies]
            return self._added(held, present=present)

        return self._once("resources", agencies, find, present=present)

    def public_value(self, agencies: Sequence[int], *, present: bool = False) -> Array:
        """Fiscal, economic and social value less the transfer part, by year."""
        fiscal = self.flow("benefits", agencies, present=present)
        return fiscal + self.flow("value", agencies, present=present)

    def bears_cost(self, agencies: Sequence[int], *, in_kind: bool = False) -> Truths:
        """Whether any line costs these agencies money, or (``in_kind``) anything."""
        found = np.zeros(1, dtype=np.bool_)
        for flow in self.flows.lines.values():
            if not isinstance(flow, CostFlow):
                continue
            counts = in_kind or flow.stream.kind != "in-kind"
            if any(
                share > 0 and n in agencies and (counts or self.bears_in_kind(n))
                for n, share in flow.stream.paid_by
            ):
                found = found | (flow.amount > 0).any(axis=1)
        return found

    def pays_out(self, agencies: Sequence[int]) -> Truths:
        """Whether these agencies pay anything to others."""
        inside = set(agencies)
        found = np.zeros(1, dtype=np.bool_)
        for flow in self.flows.lines.values():
            if not isinstance(flow, PaymentFlow):
                continue
            payer, payee = flow.stream.payer, flow.stream.payee
            if payer in inside and payee not in inside:
                found = found | (flow.amount > 0).any(axis=1)
            if payee in inside and payer not in inside:
                found = found | (flow.amount < 0).any(axis=1)
        return found
