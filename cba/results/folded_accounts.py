"""The accounts of a folded block: the appraisal's, and what the draws add to them.

Every sum is linear in the flows. It is the central sum, plus what each group of
lines brings to it times how far the group moves, plus the difference that lines
make which are worked out in full.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from cba.calculation.factors import Array
from cba.calculation.flows import CostFlow, LineFlow, PaymentFlow, entries
from cba.calculation.folding import Fold, Folded
from cba.calculation.ledger import Account
from cba.results.accounts import (
    Accounts,
    Held,
    Savings,
    Truths,
    accounts_of,
    held_by,
    held_in,
)

#: A sum over some agencies: its name, the agencies, whether of present values.
Key = tuple[str, tuple[int, ...], bool]


class FoldedAccounts(Accounts):
    """The accounts of a folded block by agency."""

    def __init__(self, block: Folded) -> None:
        streams = block.fold.central.streams
        self._parts = _parts(block.fold)
        self._block = block
        after = _entered(block.lines, streams.horizon.years)
        self._after = Accounts(streams, after, {})
        self._found_signs: dict[str, tuple[Truths, Truths]] = {}
        super().__init__(streams, lambda *_: None, block.fold.central.lines)

    def _joined(
        self,
        name: str,
        agencies: Sequence[int],
        find: Callable[[Accounts], Array],
        *,
        present: bool = False,
    ) -> Array:
        """A sum over some agencies, from what it is in each part."""
        key = (name, tuple(agencies), present)
        return self._once(
            name, agencies, lambda: self._put_together(key, find), present=present
        )

    def _put_together(self, key: Key, find: Callable[[Accounts], Array]) -> Array:
        sum_ = self._parts.sum(key, find)
        central = sum_.central
        if self._block.lines:
            # At central values the difference is nought, to the last bit.
            central = central + (find(self._after) - sum_.before)
        if not sum_.terms:
            return central
        found = np.empty((*central.shape[1:], self._block.rows))
        found[...] = central.T
        step = np.empty(self._block.rows)
        for year, group, part in sum_.terms:
            np.multiply(self._block.moved[group], part, out=step)
            found[year] += step
        return found.T

    def flow(
        self, account: Account, agencies: Sequence[int], *, present: bool = False
    ) -> Array:
        """As `Accounts.flow`."""
        return self._joined(
            account,
            agencies,
            lambda part: part.flow(account, agencies, present=present),
            present=present,
        )

    def pv(self, account: Account, agencies: Sequence[int]) -> Array:
        """As `Accounts.pv`."""
        return self._joined(
            f"pv {account}", agencies, lambda part: part.pv(account, agencies)
        )

    def net(
        self, savings: Savings, agencies: Sequence[int], *, present: bool = False
    ) -> Array:
        """As `Accounts.net`."""
        return self._joined(
            f"net {savings}",
            agencies,
            lambda part: part.net(savings, agencies, present=present),
            present=present,
        )

    def resources(self, agencies: Sequence[int], *, present: bool = False) -> Array:
        """As `Accounts.resources`."""
        return self._joined(
            "resources",
            agencies,
            lambda part: part.resources(agencies, present=present),
            present=present,
        )

    def public_value(self, agencies: Sequence[int], *, present: bool = False) -> Array:
        """As `Accounts.public_value`."""
        return self._joined(
            "public value",
            agencies,
            lambda part: part.public_value(agencies, present=present),
            present=present,
        )

    def net_value(self, agencies: Sequence[int], *, present: bool = False) -> Array:
        """As `Accounts.net_value`."""
        return self._joined(
            "net value",
            agencies,
            lambda part: part.net_value(agencies, present=present),
            present=present,
        )

    def pv_resources(self, agencies: Sequence[int]) -> Array:
        """As `Accounts.pv_resources`."""
        return self._joined(
            "pv resources", agencies, lambda part: part.pv_resources(agencies)
        )

    def pv_public_value(self, agencies: Sequence[int]) -> Array:
        """As `Accounts.pv_public_value`."""
        return self._joined(
            "pv public value", agencies, lambda part: part.pv_public_value(agencies)
        )

    def _signs(
        self, identifier: str, flow: CostFlow | PaymentFlow
    ) -> tuple[Truths, Truths]:
        if identifier not in self._found_signs:
            self._found_signs[identifier] = self._moved_signs(identifier, flow)
        return self._found_signs[identifier]

    def _moved_signs(
        self, identifier: str, flow: CostFlow | PaymentFlow
    ) -> tuple[Truths, Truths]:
        worked_out = self._block.lines.get(identifier, flow)
        if not isinstance(worked_out, (CostFlow, PaymentFlow)):
            message = f"{identifier} is no line of money"
            raise TypeError(message)
        above, below = super()._signs(identifier, worked_out)
        group = self._block.fold.group_of.get(identifier)
        if group is None:
            return above, below
        moved = self._block.moved[group]
        if moved.min() > -1.0:
            return above, below
        as_it_was, turned = moved > -1.0, moved < -1.0
        return (
            (above & as_it_was) | (below & turned),
            (below & as_it_was) | (above & turned),
        )


class _Sum(NamedTuple):
    """A sum by year: central, of the lines worked out in full, and what groups add.

    Each of ``terms`` has the year, the group, and what the group brings.
    """

    central: Array
    before: Array
    terms: tuple[tuple[tuple[int, ...], int, float], ...]


class _Parts:
    """The central accounts, those of the groups, and of lines worked out in full.

    Every block of a simulation asks for the same sums, which are kept.
    """

    def __init__(self, fold: Fold) -> None:
        streams = fold.central.streams
        self._central = accounts_of(fold.central)
        self._groups = Accounts(streams, held_in(fold.ledgers), {})
        held = _entered(fold.held, streams.horizon.years)
        self._before = Accounts(streams, held, {})
        self._sums: dict[Key, _Sum] = {}

    def sum(self, key: Key, find: Callable[[Accounts], Array]) -> _Sum:
        """A sum in each of the parts."""
        if key not in self._sums:
            of_groups = find(self._groups)
            terms = tuple(
                (year, group, float(of_groups[group][year]))
                for year in np.ndindex(of_groups.shape[1:])
                for group in range(of_groups.shape[0])
                if of_groups[group][year] != 0.0
            )
            self._sums[key] = _Sum(find(self._central), find(self._before), terms)
        return self._sums[key]


@lru_cache(maxsize=16)
def _parts(fold: Fold) -> _Parts:
    return _Parts(fold)


def _entered(lines: Mapping[str, LineFlow], years: int) -> Held:
    return held_by(entry for flow in lines.values() for entry in entries(flow, years))
