"""What the cash of partners comes to over draws: chances, percentiles, shortfalls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cba.analysis.statistics import Distribution, Gathering, exact_of_each
from cba.calculation.factors import Array, running_sums
from cba.results.payback import HALF_A_PENNY, whole_from

#: Payments are in whole pennies: what that leaves open, year after year and payer by
#: payer, is no shortfall.
_HALF_A_POUND = 0.5
#: Before the agreement, after it, and with its rules.
_STATES = 3


class Spread(NamedTuple):
    """The mean of a sum over draws, its median, and what eight draws in ten are in."""

    mean: float
    p10: float
    p50: float
    p90: float


class Outcome(NamedTuple):
    """The cumulative cash of a partner by a year, over all draws.

    It is whole in a draw where that cash is at nought or more in the year and stays
    there. ``shortfall`` is the mean of what is short, nothing where it is not, and
    ``share_of_downside`` its share of all partners' (None where none is ever short).
    """

    chance_whole: float
    cash: Distribution
    shortfall: float
    share_of_downside: float | None

    @property
    def spread(self) -> Spread:
        """The mean and the percentiles of the cash."""
        return Spread(self.cash.mean, self.cash.p10, self.cash.p50, self.cash.p90)


class CashTally:
    """The cumulative cash of every partner by a year (counted from 0), over blocks."""

    def __init__(self, partners: Sequence[str], draws: int, year: int) -> None:
        exact = exact_of_each(_STATES * len(partners))
        self._year, self._draws = year, draws
        self._partners = {each: _Cash(draws, exact) for each in partners}

    def add(self, by_partner: Sequence[Array], rows: int) -> None:
        """Take in a block: net cash by year, of one row where all rows are the same."""
        for partner, net in zip(self._partners.values(), by_partner, strict=True):
            partner.add(running_sums(net), self._year, rows)

    def outcomes(self) -> dict[str, Outcome]:
        """What all draws come to, by partner."""
        shortfalls = {
            name: each.short.mean(self._draws) for name, each in self._partners.items()
        }
        together = sum(shortfalls.values())
        return {
            name: Outcome(
                each.whole / self._draws,
                each.cash.distribution(),
                shortfalls[name],
                shortfalls[name] / together if together > 0.0 else None,
            )
            for name, each in self._partners.items()
        }


class MovedTally:
    """What a rule moves: what each partner has of it, and in how many draws it acts."""

    def __init__(self, partners: Sequence[str], draws: int) -> None:
        self._draws, self._acted = draws, 0
        self._means = {each: _Mean() for each in partners}

    def add(self, moved: Sequence[Array], rows: int) -> None:
        """Take in a block: what each partner receives by year (pays: negative)."""
        acts = np.zeros(rows, dtype=np.bool_)
        for mean, by_year in zip(self._means.values(), moved, strict=True):
            acts |= np.any(np.abs(by_year) > HALF_A_PENNY, axis=1)
            mean.add(np.broadcast_to(running_sums(by_year)[:, -1], rows))
        self._acted += int(np.count_nonzero(acts))

    def triggered(self) -> float:
        """The share of draws in which the rule moves money in any year."""
        return self._acted / self._draws

    def means(self) -> dict[str, float]:
        """What each partner receives by it on average (pays: negative)."""
        return {name: each.mean(self._draws) for name, each in self._means.items()}


class _Cash:
    """The cash of one partner: draws where it is whole, its spread, what is short."""

    def __init__(self, draws: int, exact: int) -> None:
        self.whole = 0
        # The chance of its distribution is that of being whole.
        self.cash = Gathering(draws, exact, nought=-_HALF_A_POUND)
        self.short = _Mean()

    def add(self, cumulative: Array, year: int, rows: int) -> None:
        whole = np.broadcast_to(whole_from(cumulative, _HALF_A_POUND) <= year, rows)
        self.whole += int(np.count_nonzero(whole))
        cash = np.broadcast_to(cumulative[:, year], rows)
        self.cash.add(cash)
        self.short.add(np.where(cash < -_HALF_A_POUND, -cash, 0.0))


class _Mean:
    """A sum over draws, added in their order."""

    def __init__(self) -> None:
        self._sum = 0.0

    def add(self, values: Array) -> None:
        added = np.array(values)
        added[0] += self._sum
        self._sum = float(np.add.accumulate(added, out=added)[-1])

    def mean(self, draws: int) -> float:
        return self._sum / draws
