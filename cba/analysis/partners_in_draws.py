"""What partners pay and gain by year in every draw, before and after an agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cba.analysis.sharing_rules import Partners, Trigger, clawback, gain_share
from cba.calculation.factors import CENTRAL, Array, Draws
from cba.calculation.folded import folded
from cba.calculation.streams import Streams
from cba.models.sharing import Gains
from cba.results.accounts import Accounts
from cba.results.folded_accounts import FoldedAccounts
from cba.results.payback import HALF_A_PENNY

#: Sums by year of each partner: rows × years.
ByPartner = tuple[Array, ...]


class Rules(NamedTuple):
    """The rules of an agreement; None for one that it does not have."""

    gain_share: Trigger | None = None
    clawback: Trigger | None = None


class Drawn(NamedTuple):
    """A block of draws: the cash of each partner by year, and what rules moved.

    ``with_rules`` is None where there are no rules; ``gain_share`` and ``clawback``
    where there is none, or nobody pays and receives.
    """

    rows: int
    before: ByPartner
    after: ByPartner
    with_rules: ByPartner | None
    gain_share: ByPartner | None
    clawback: ByPartner | None


class Parties(NamedTuple):
    """The partners of an agreement: which of their savings count, and its rules.

    ``net_cash`` is that of each partner by year at central values and without the
    agreement, grants from outside included.
    """

    gains: Gains
    rules: Rules
    net_cash: Mapping[str, Sequence[float]]


class PartnersInDraws:
    """The partners of an agreement: lines without it, and with its payments."""

    def __init__(self, before: Streams, after: Streams, parties: Parties) -> None:
        self._before = before
        # Only payments are agreed: the other lines are those of before.
        self._after = after.only([each.identifier for each in after.payments])
        self._positions = tuple(map(before.agencies.index, parties.net_cash))
        self._gains = parties.gains
        central = FoldedAccounts(folded(before, CENTRAL))
        # What lines do not bring, such as grants, is the same in every draw.
        self._besides = tuple(
            np.array([net_cash]) - self._net(central, n)
            for n, net_cash in zip(
                self._positions, parties.net_cash.values(), strict=True
            )
        )
        self._agreed = self._agreement(central)
        #: The rules that can act: none where nobody pays.
        self.acting = parties.rules if self._agreed else Rules()

    def _agreement(self, before: Accounts) -> Partners | None:
        """Who pays and who receives at central values; None where nobody does."""
        after = FoldedAccounts(folded(self._after, CENTRAL))
        received = []
        for n in self._positions:
            in_all = float(np.add.accumulate(self._paid(before, after, n)[0])[-1])
            received.append(0.0 if abs(in_all) < HALF_A_PENNY else in_all)
        saved = tuple(self._saved(before, n) for n in self._positions)
        found = Partners(tuple(received), saved)
        return found if found.payers and found.receivers else None

    def drawn(self, before: Draws, after: Draws) -> Drawn:
        """The partners in a block of draws of the lines before and after."""
        without = folded(self._before, before)
        held = FoldedAccounts(without)
        agreed = FoldedAccounts(folded(self._after, after))
        cash = tuple(
            self._net(held, n) + besides
            for n, besides in zip(self._positions, self._besides, strict=True)
        )
        paid = tuple(self._paid(held, agreed, n) for n in self._positions)
        agreed_cash = _sums(cash, paid)
        shared, back = self._moved(held, paid)
        ruled = agreed_cash
        for moved in filter(None, (shared, back)):
            ruled = _sums(ruled, moved)
        return Drawn(
            rows=without.rows,
            before=cash,
            after=agreed_cash,
            with_rules=ruled if any(self.acting) else None,
            gain_share=shared,
            clawback=back,
        )

    def _moved(
        self, held: Accounts, paid: ByPartner
    ) -> tuple[ByPartner | None, ByPartner | None]:
        """What the gain share and the clawback move; None where there is none."""
        if self._agreed is None or not any(self.acting):
            return None, None
        above, below = self.acting
        saved = tuple(self._saved(held, n) for n in self._positions)
        return (
            gain_share(self._agreed, saved, above) if above else None,
            clawback(self._agreed, saved, paid, below) if below else None,
        )

    def _saved(self, accounts: Accounts, agency: int) -> Array:
        """What counts as the gains of an agency, by year."""
        if self._gains == "cashable":
            return accounts.flow("cashable", (agency,))
        saved = accounts.flow("benefits", (agency,))
        if self._gains == "public-value":
            return saved + accounts.flow("value", (agency,))
        return saved

    def _net(self, accounts: Accounts, agency: int) -> Array:
        """These gains and payments less costs, by year."""
        if self._gains == "cashable":
            return accounts.net("cashable", (agency,))
        net = accounts.net("benefits", (agency,))
        if self._gains == "fiscal":
            return net
        net = net + accounts.flow("value", (agency,))
        if accounts.bears_in_kind(agency):
            return net
        return net - accounts.flow("in_kind", (agency,))

    def _paid(self, before: Accounts, after: Accounts, agency: int) -> Array:
        """What an agency receives under the agreement by year, less what it pays."""
        received = after.flow("payments", (agency,))
        return received - before.flow("payments", (agency,))


def _sums(first: ByPartner, second: ByPartner) -> ByPartner:
    return tuple(one + other for one, other in zip(first, second, strict=True))
