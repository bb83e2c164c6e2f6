"""Whether there are draws enough for what is read from them."""

from __future__ import annotations

from collections.abc import Iterable

from cba.analysis.statistics import Distribution

#: 19 times in 20 the truth is within so many standard errors.
_SURE = 1.96
#: What may be wrong 19 times in 20: a mean by this share of itself, or of its standard
#: deviation where that is larger; a chance by this much.
_MEAN_WITHIN, _CHANCE_WITHIN = 0.025, 0.02
#: With no draw in n on the other side, its chance may still be 3 in n.
_RULE_OF_THREE = 3.0
#: By these rules no metric ever needs more than the last.
_ROUND = (200, 500, 1_000, 2_000, 5_000, 10_000)


def draws_needed(distribution: Distribution) -> int:
    """So many draws make the mean and the chance of a metric worth reading.

    >>> even = Distribution(0.0, 1.0, 0.01, -1.6, -1.3, 0.0, 1.3, 1.6, 0.5, 0.0)
    >>> draws_needed(even)
    10000
    """
    chance = distribution.chance_above_zero
    needed = max(
        (_SURE / _CHANCE_WITHIN) ** 2 * chance * (1.0 - chance),
        _RULE_OF_THREE / _CHANCE_WITHIN,
    )
    size = max(abs(distribution.mean), distribution.sd)
    if size > 0.0:
        error = _SURE * distribution.sd / (_MEAN_WITHIN * size)
        needed = max(needed, error**2)
    return next(each for each in _ROUND if each >= needed)


def too_few(draws: int, distributions: Iterable[Distribution]) -> str | None:
    """That draws are too few, and how many would do; None where they are enough."""
    needed = max(map(draws_needed, distributions), default=0)
    if draws >= needed:
        return None
    return (
        f"{draws:,} draws are few: a mean may be off by more than 2.5%, or a chance "
        f"by more than 2 percentage points; {needed:,} would do"
    )
