"""Amounts laid end to end away from nought: gains on one side, losses on the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def stacked(amounts: Iterable[float]) -> Iterator[tuple[float, float]]:
    """Where each amount begins and ends, in the order that they are laid in.

    >>> list(stacked([-3.0, 2.0, -1.0, 4.0]))
    [(0.0, -3.0), (0.0, 2.0), (-3.0, -4.0), (2.0, 6.0)]
    """
    low = high = 0.0
    for amount in amounts:
        start = high if amount > 0 else low
        end = start + amount
        if amount > 0:
            high = end
        else:
            low = end
        yield start, end


def reach(amounts: Iterable[float]) -> tuple[float, float]:
    """How far amounts reach below and above nought.

    >>> reach([-3.0, 2.0, -1.0, 4.0])
    (-4.0, 6.0)
    """
    ends = [0.0, *(end for _, end in stacked(amounts))]
    return min(ends), max(ends)
