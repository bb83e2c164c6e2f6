"""What coalitions are worth: the Shapley value, the core, and walking away.

A coalition is worth what its members gain less the whole cost, or nothing where that
is negative: no smaller part of the project can be had for less. Money from outside
that pays for more than the costs is no coalition's to take away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import comb, sqrt

import numpy as np

from cba.analysis.apportionment.answers import Core, Shapley, Stake

#: With more partners that gain than this, coalitions are drawn.
EXACT = 12
#: In pounds: a coalition that would gain less than this stays.
_A_POUND = 1.0
_BLOCK = 4096


def worth(gained: float, cost: float) -> float:
    """What a coalition with these gains is worth."""
    return max(0.0, gained - max(cost, 0.0))


def shapley(
    gains: Mapping[str, float], cost: float, *, seed: int, samples: int
) -> Shapley:
    """The Shapley value of each partner; who gains nothing adds nothing.

    Exact for up to twelve who gain; beyond, the mean over so many orders drawn. What
    money from outside pays for beyond the costs is shared alike.
    """
    if cost <= 0.0:
        alike = -cost / max(len(gains), 1)
        return Shapley({each: own + alike for each, own in gains.items()}, None, None)
    players = [each for each, amount in gains.items() if amount > 0.0]
    amounts = [gains[each] for each in players]
    nothing = dict.fromkeys(gains, 0.0)
    if len(players) <= EXACT:
        values = exact(_coalitions(amounts, cost))
        found = dict(zip(players, values, strict=True))
        return Shapley({**nothing, **found}, None, None)
    means, errors = sampled(amounts, cost, seed=seed, samples=samples)
    return Shapley(
        {**nothing, **dict(zip(players, means, strict=True))},
        {**nothing, **dict(zip(players, errors, strict=True))},
        samples,
    )


def exact(values: Sequence[float]) -> list[float]:
    """The Shapley value of each player from what every coalition is worth.

    ``values[n]`` is the worth of the coalition whose members are the bits of n; there
    are 2 to the power of the number of players.

    >>> exact([0.0, 0.0, 0.0, 6.0])
    [3.0, 3.0]
    """
    players = len(values).bit_length() - 1
    weights = [1.0 / (players * comb(players - 1, n)) for n in range(players)]
    found = [0.0] * players
    for coalition, amount in enumerate(values):
        weight = weights[coalition.bit_count()] if coalition + 1 < len(values) else 0.0
        for player in range(players):
            if not coalition >> player & 1:
                found[player] += weight * (values[coalition | 1 << player] - amount)
    return found


def _coalitions(gains: Sequence[float], cost: float) -> list[float]:
    gained = [0.0]
    for amount in gains:
        gained += [each + amount for each in gained]
    return [worth(each, cost) for each in gained]


def sampled(
    gained: Sequence[float], cost: float, *, seed: int, samples: int
) -> tuple[list[float], list[float]]:
    """The mean and the standard error of what each adds, over orders drawn.

    numpy promises that the bits of its generators stay the same: an order is that of
    the bits drawn for each player.
    """
    gains = np.array(gained)
    players = gains.size
    generator = np.random.PCG64(np.random.SeedSequence(seed))
    sums, squares = np.zeros(players), np.zeros(players)
    for start in range(0, samples, _BLOCK):
        orders = min(_BLOCK, samples - start)
        drawn = generator.random_raw(orders * players).reshape(orders, players)
        order = np.argsort(drawn, axis=1, kind="stable")
        reached = np.maximum(np.add.accumulate(gains[order], axis=1) - cost, 0.0)
        added = np.diff(reached, axis=1, prepend=0.0)
        by_player = np.empty_like(added)
        np.put_along_axis(by_player, order, added, axis=1)
        sums += np.add.accumulate(by_player, axis=0)[-1]
        squares += np.add.accumulate(by_player**2, axis=0)[-1]
    means = sums / samples
    spread = np.maximum(squares / samples - means**2, 0.0)
    errors = np.sqrt(spread) / sqrt(max(samples - 1, 1))
    return means.tolist(), errors.tolist()


def core(worths: Mapping[str, float], gains: Mapping[str, float], cost: float) -> Core:
    """Whether a split is in the core, and who would do best by themselves.

    ``worths`` is what each has under the split. Of all coalitions the most is to be
    had by those who are worse off than with nothing, or by all who gain more from the
    project than the split leaves them.
    """
    losers = tuple(each for each, amount in worths.items() if amount < 0.0)
    payers = tuple(each for each, amount in worths.items() if gains[each] > amount)
    lost, paid = 0.0, -max(cost, 0.0)
    for each in losers:
        lost -= worths[each]
    for each in payers:
        paid += gains[each] - worths[each]
    short, blocking = max((paid, payers), (lost, losers), key=lambda each: each[0])
    if short < _A_POUND:
        return Core(in_core=True, blocking=(), short_by=0.0)
    return Core(in_core=False, blocking=blocking, short_by=short)


def stakes(
    worths: Mapping[str, float], gains: Mapping[str, float], cost: float
) -> dict[str, Stake]:
    """What each would lose by walking away."""
    found = {}
    for each, amount in worths.items():
        alone = worth(gains[each], cost)
        found[each] = Stake(alone, amount - alone)
    return found
