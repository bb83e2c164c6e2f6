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

from cba.calculation.factors import Array, total
from cba.calculation.flows import CostFlow, LineFlow, PaymentFlow, entries
from cba.calculation.folded import Folded
from cba.calculation.folding import Fold
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
from cba.results.payback import Positions

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
        summed: bool = False,
    ) -> Array:
        """A sum over some agencies, by year or ``summed``, from what it is in parts."""
        key = (f"pv {name}" if summed else name, tuple(agencies), present)

        def put_together() -> Array:
            sum_ = self._parts.sum(key, find, summed=summed)
            found = self._moved(sum_, summed=summed)
            if found is None:
                found = sum_.central
            else:
                found += sum_.central
            if self._block.lines:
                # At central values the difference is nought, to the last bit.
                after = find(self._after)
                found = found + ((total(after) if summed else after) - sum_.before)
            return found

        return self._once(key[0], agencies, put_together, present=present)

    def _moved(self, sum_: _Sum, *, summed: bool) -> Array | None:
        """What the groups add to a sum, by how far each moves; None where nothing.

        Each row is added up by itself, group after group: this is no product of
        matrices, whose digits would depend on the machine.
        """
        found: Array | None = None
        if sum_.of_plain.size:
            moved = self._block.moved[sum_.plain]
            if summed:
                found = np.einsum("g,gr->r", sum_.of_plain, moved)
            else:
                found = np.einsum("gy,gr->yr", sum_.of_plain, moved)
        for group, by_year in sum_.shaped:
            volumes = self._block.volumes[group]
            if summed:
                adds = np.einsum("y,yr->r", by_year, volumes)
            else:
                adds = volumes * by_year[:, np.newaxis]
            if found is None:
                found = adds
            else:
                found += adds
        return None if found is None else found.T

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
            account,
            agencies,
            lambda part: part.flow(account, agencies, present=True),
            present=True,
            summed=True,
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
            "resources",
            agencies,
            lambda part: part.resources(agencies, present=True),
            present=True,
            summed=True,
        )

    def pv_public_value(self, agencies: Sequence[int]) -> Array:
        """As `Accounts.pv_public_value`."""
        return self._joined(
            "public value",
            agencies,
            lambda part: part.public_value(agencies, present=True),
            present=True,
            summed=True,
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
        moved: Array = self._block.moved[group]
        if moved.min() > -1.0:
            return above, below
        as_it_was, turned = moved > -1.0, moved < -1.0
        return (
            (above & as_it_was) | (below & turned),
            (below & as_it_was) | (above & turned),
        )


class _Sum(NamedTuple):
    """A sum: central, of the lines worked out in full, and what groups bring.

    ``plain`` says which groups bring anything, and ``of_plain`` what, by year or in
    all; ``shaped`` are the others that do, with what one unit brings by year.
    """

    central: Array
    before: Array
    plain: slice | Positions
    of_plain: Array
    shaped: tuple[tuple[int, Array], ...]


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
        self._plain = len(fold.plain)
        groups = self._plain + len(fold.shaped)
        self._shape = (groups, streams.horizon.years)
        self._sums: dict[Key, _Sum] = {}

    def sum(self, key: Key, find: Callable[[Accounts], Array], *, summed: bool) -> _Sum:
        """A sum in each of the parts."""
        if key not in self._sums:
            central, before = find(self._central), find(self._before)
            if summed:
                central, before = total(central), total(before)
            found = np.broadcast_to(find(self._groups), self._shape)
            plain, shaped = found[: self._plain], found[self._plain :]
            if summed:
                plain = total(plain)
            some = _bringing(plain)
            by_year = tuple((n, one) for n, one in enumerate(shaped) if one.any())
            self._sums[key] = _Sum(central, before, some, plain[some], by_year)
        return self._sums[key]


def _bringing(of_groups: Array) -> slice | Positions:
    """The groups that bring anything: a stretch of them where most in it do.

    A stretch is read where it stands, others have to be put side by side.
    """
    years = tuple(range(1, of_groups.ndim))
    some = np.flatnonzero(np.any(of_groups != 0.0, axis=years))
    if some.size and some[-1] - some[0] < 2 * some.size:
        return slice(int(some[0]), int(some[-1]) + 1)
    return some


@lru_cache(maxsize=16)
def _parts(fold: Fold) -> _Parts:
    return _Parts(fold)


def _entered(lines: Mapping[str, LineFlow], years: int) -> Held:
    return held_by(entry for flow in lines.values() for entry in entries(flow, years))
