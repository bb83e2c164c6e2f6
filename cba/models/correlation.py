"""Correlations between inputs that have ranges, as the project declares them."""

from __future__ import annotations

from typing import NamedTuple

from cba.models.later import RawNode
from cba.models.numbers import read_number

_PARTS = 3


class Correlation(NamedTuple):
    """Two inputs by address, and the rank correlation between them, -1 to 1."""

    first: str
    second: str
    coefficient: float


def read_correlations(given: RawNode) -> tuple[Correlation, ...]:
    """The correlations of a list of ``[input, input, coefficient]``.

    The list has been checked: `FaultError` where a coefficient is no number.
    """
    items = given if isinstance(given, tuple) else ()
    return tuple(_read(item) for item in items)


def _read(item: RawNode) -> Correlation:
    if not isinstance(item, tuple) or len(item) != _PARTS:
        message = "a correlation has two inputs and a coefficient"
        raise ValueError(message)
    first, second, coefficient = (str(part) for part in item)
    return Correlation(first, second, read_number(coefficient).value)
