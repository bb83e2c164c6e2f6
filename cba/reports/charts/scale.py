"""The values that an axis names: round ones, and nought among them."""

from __future__ import annotations

import math
from dataclasses import replace

from cba.reports.charts.plots import Tick
from cba.reports.formatting import Unit

_AIM = 5
_STEPS = (1.0, 2.0, 5.0, 10.0)


def ticks_between(low: float, high: float, unit: Unit) -> tuple[Tick, ...]:
    """Round values, evenly spaced, from at or below the low to at or above the high.

    Nought is always one of them. A flat line at nought gets one step each way.

    >>> [tick.label for tick in ticks_between(-180.0, 390.0, Unit("£", 1.0, 0))]
    ['−200', '0', '200', '400']
    """
    low, high = min(low, 0.0), max(high, 0.0)
    step = _step(high - low, _smallest(unit))
    first, last = math.floor(low / step), math.ceil(high / step)
    if first == last:
        first, last = -1, 1
    if step % unit.divisor == 0.0:
        unit = replace(unit, digits=0)
    return tuple(
        Tick(count * step, unit.show(count * step)) for count in range(first, last + 1)
    )


def _smallest(unit: Unit) -> float:
    """The smallest difference that the unit can show."""
    smallest = unit.divisor
    for _ in range(unit.digits):
        smallest /= 10.0
    return smallest


def _step(reach: float, smallest: float) -> float:
    wanted = max(reach / _AIM, smallest)
    magnitude = smallest
    while magnitude * 10.0 <= wanted:
        magnitude *= 10.0
    return next(magnitude * step for step in _STEPS if magnitude * step >= wanted)
