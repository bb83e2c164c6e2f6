"""A metric over the ranges of two inputs at once."""

from __future__ import annotations

from typing import NamedTuple


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
