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
    return _ticks(min(low, 0.0), max(high, 0.0), unit)


def ticks_about(low: float, high: float, unit: Unit) -> tuple[Tick, ...]:
    """Round values from at or below the low to at or above the high.

    Nought is one of them where it lies between, or no further off than the two are
    from each other: bars about a result far from nought keep their length.

    >>> [tick.label for tick in ticks_about(610.0, 790.0, Unit("£", 1.0, 0))]
    ['600', '650', '700', '750', '800']
    >>> [tick.label for tick in ticks_about(100.0, 390.0, Unit("£", 1.0, 0))]
    ['0', '100', '200', '300', '400']
    """
    reach = high - low
    if 0.0 < low <= reach or -reach <= high < 0.0:
        return ticks_between(low, high, unit)
    return _ticks(low, high, unit)


def _ticks(low: float, high: float, unit: Unit) -> tuple[Tick, ...]:
    step = _step(high - low, _smallest(unit))
    first, last = math.floor(low / step), math.ceil(high / step)
    if first == last:
        first, last = first - 1, last + 1
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
