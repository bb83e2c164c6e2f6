"""The accounts of an option by agency, for every row of a block at once.

What a sum of money is for one appraisal, it is for each draw of a simulation:
everything that is answered about either is summed up here. Sums by year are rows ×
years; what is the same in all rows may have one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from cba.calculation.factors import Array, total
from cba.calculation.flows import CostFlow, Flows, LineFlow, PaymentFlow
from cba.calculation.ledger import Account, Entry, Ledger
from cba.calculation.streams import Streams

Savings = Literal["benefits", "cashable"]
#: Yes or no for each row.
Truths = npt.NDArray[np.bool_]
#: The account of an agency by year, undiscounted (False) or as present values.
Held = Callable[[Account, int, bool], Array | None]


class Accounts:
    """The accounts of an option by agency."""

    def __init__(
        self, streams: Streams, held: Held, lines: Mapping[str, LineFlow]
    ) -> None:
        self.streams = streams
        self.public = tuple(
            n for n, each in enumerate(streams.members) if each.is_public
        )
        self.whole = tuple(range(len(streams.members)))
        self.is_weighted = streams.has_income_groups
        self._held = held
        self._lines = lines
        self._found: dict[tuple[str, tuple[int, ...], bool], Array] = {}

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
        if key not in self._found:
            self._found[key] = find()
        return self._found[key]

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

    def _added(self, held: Iterable[tuple[Account, int]], *, present: bool) -> Array:
        """Accounts of agencies, added up in the order given."""
        amount: Array | None = None
        for account, agency in held:
            of_agency = self._held(account, agency, present)
            if of_agency is not None:
                amount = of_agency if amount is None else amount + of_agency
        if amount is None:
            return np.zeros((1, self.streams.horizon.years))
        return amount

    def bears_in_kind(self, agency: int) -> bool:
        """Whether an agency's in-kind costs count among its costs."""
        streams = self.streams
        return streams.in_kind_is_financial and streams.members[agency].is_public

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
            held = ((account, n) for account in accounts for n in agencies)
            return self._added(held, present=present)

        return self._once("resources", agencies, find, present=present)

    def public_value(self, agencies: Sequence[int], *, present: bool = False) -> Array:
        """Fiscal, economic and social value less the transfer part, by year."""
        fiscal = self.flow("benefits", agencies, present=present)
        return fiscal + self.flow("value", agencies, present=present)

    def net_value(self, agencies: Sequence[int], *, present: bool = False) -> Array:
        """Public value less all that it costs, by year."""
        value = self.public_value(agencies, present=present)
        return value - self.resources(agencies, present=present)

    def pv_resources(self, agencies: Sequence[int]) -> Array:
        """The present value of costs with everything given in kind: rows."""
        return total(self.resources(agencies, present=True))

    def pv_public_value(self, agencies: Sequence[int]) -> Array:
        """The present value of the public value: rows."""
        return total(self.public_value(agencies, present=True))

    def bears_cost(self, agencies: Sequence[int], *, in_kind: bool = False) -> Truths:
        """Whether any line costs these agencies money, or (``in_kind``) anything."""
        found = np.zeros(1, dtype=np.bool_)
        for identifier, flow in self._lines.items():
            if not isinstance(flow, CostFlow):
                continue
            counts = in_kind or flow.stream.kind != "in-kind"
            if any(
                share > 0 and n in agencies and (counts or self.bears_in_kind(n))
                for n, share in flow.stream.paid_by
            ):
                found = found | self._signs(identifier, flow)[0]
        return found

    def pays_out(self, agencies: Sequence[int]) -> Truths:
        """Whether these agencies pay anything to others."""
        inside = set(agencies)
        found = np.zeros(1, dtype=np.bool_)
        for identifier, flow in self._lines.items():
            if not isinstance(flow, PaymentFlow):
                continue
            payer, payee = flow.stream.payer, flow.stream.payee
            above, below = self._signs(identifier, flow)
            if payer in inside and payee not in inside:
                found = found | above
            if payee in inside and payer not in inside:
                found = found | below
        return found

    def _signs(
        self, identifier: str, flow: CostFlow | PaymentFlow
    ) -> tuple[Truths, Truths]:
        """Whether a line is above nought in any year, and whether below: rows."""
        del identifier
        return np.any(flow.amount > 0, axis=1), np.any(flow.amount < 0, axis=1)


def accounts_of(flows: Flows) -> Accounts:
    """The accounts of flows in which every row was worked out in full."""
    return Accounts(flows.streams, held_in(flows.ledgers), flows.lines)


def held_in(ledgers: Mapping[Account, Ledger]) -> Held:
    """The accounts of each agency in ledgers."""

    def held(account: Account, agency: int, present: bool) -> Array | None:  # noqa: FBT001
        ledger = ledgers[account]
        return (ledger.present if present else ledger.amounts)[:, agency]

    return held


def held_by(entries: Iterable[Entry]) -> Held:
    """The accounts of each agency that entries make up, None where there are none."""
    sums: dict[tuple[Account, int, bool], Array] = {}
    for entry in entries:
        for present, amounts in ((False, entry.amounts), (True, entry.present)):
            key = (entry.account, entry.agency, present)
            sums[key] = sums[key] + amounts if key in sums else amounts
    return lambda account, agency, present: sums.get((account, agency, present))
