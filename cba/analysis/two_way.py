"""A metric over the ranges of two inputs at once."""

from __future__ import annotations

from typing import NamedTuple

from cba.analysis.assumed_ranges import Varied
from cba.analysis.varying import Varying


class TwoWay(NamedTuple):
    """A metric for each pair of values of two inputs.

    ``results`` has a row for each value of the first input, and in it a figure for
    each value of the second; None where the metric is null. The values of a series
    are multipliers of all its years.
    """

    first: str
    second: str
    first_values: tuple[float, ...]
    second_values: tuple[float, ...]
    results: tuple[tuple[float | None, ...], ...]


def two_way(varying: Varying, first: Varied, second: Varied, metric: str) -> TwoWay:
    """The metric at five values of each input: its ends, its central value, between.

    An input without a range has its central value alone.
    """
    firsts, seconds = _values(first), _values(second)
    points = [{first.address: a, second.address: b} for a in firsts for b in seconds]
    found = varying.figures(points, metric)
    width = len(seconds)
    rows = (found[n : n + width] for n in range(0, len(found), width))
    return TwoWay(first.address, second.address, firsts, seconds, tuple(rows))


def _values(one: Varied) -> tuple[float, ...]:
    low, central, high = one.low, one.central, one.high
    found = (low, (low + central) / 2.0, central, (central + high) / 2.0, high)
    return tuple(dict.fromkeys(found))
