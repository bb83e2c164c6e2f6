"""The inputs of an option that may turn out otherwise, and how far."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from cba.calculation.factors import Factor, Occurrence
from cba.calculation.streams import Streams
from cba.models.ranges import Range, Shape


class Uncertain(NamedTuple):
    """An input that may vary in an option, with the ends of its range.

    Ends are values of the input itself; of a series, multipliers of all its years
    round 1. ``lowest`` and ``highest`` are what the input may be at all (a share
    from 0 to 1), None where its kind has no such bound.

    Whether a risk happens is 1 or 0 (``occurs``): its central value is the chance,
    which may be drawn itself, at ``chance``.
    """

    address: str
    central: float
    low: float
    high: float
    shape: Shape | Literal["occurs"]
    is_series: bool
    lowest: float | None = None
    highest: float | None = None
    chance: str = ""


def uncertain_inputs(streams: Streams) -> tuple[Uncertain, ...]:
    """The inputs of an option that the project gives a range, in its order.

    After them, whether each of its risks happens.
    """
    ranged = (
        uncertain(factor, factor.range)
        for factor in streams.factors().values()
        if factor.range is not None
    )
    return (*ranged, *map(_occurs, streams.occurrences().values()))


def _occurs(risk: Occurrence) -> Uncertain:
    chance = float(risk.chance.central[0])
    drawn = risk.chance.address if risk.chance.range is not None else ""
    return Uncertain(
        risk.address,
        chance,
        low=0.0,
        high=1.0,
        shape="occurs",
        is_series=False,
        chance=drawn,
    )


def uncertain(factor: Factor, spread: Range) -> Uncertain:
    """An input with a range: its own, or one that is assumed for it."""
    central = 1.0 if factor.is_series else float(factor.central[0])
    low, high = spread.ends(central)
    lowest, highest = _bounds(factor)
    return Uncertain(
        factor.address,
        central,
        low,
        high,
        spread.shape,
        factor.is_series,
        lowest if np.isfinite(lowest) else None,
        highest if np.isfinite(highest) else None,
    )


def _bounds(factor: Factor) -> tuple[float, float]:
    """What an input may be: of a series, the multipliers that no year leaves it by."""
    least, most = factor.bounds
    if not factor.is_series:
        return least, most
    lowest, highest = -np.inf, np.inf
    for value in factor.central.tolist():
        if value == 0.0:
            continue
        ends = sorted((_within(least, value), _within(most, value)))
        lowest, highest = max(lowest, ends[0]), min(highest, ends[1])
    return lowest, highest


def _within(bound: float, value: float) -> float:
    """The multiplier that takes a value to a bound, and not a float beyond it."""
    found = bound / value
    while abs(found * value) > abs(bound):
        found = float(np.nextafter(found, 0.0))
    return found
