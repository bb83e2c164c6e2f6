"""How often a metric lies where: round bins, of which nought is an edge."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cba.calculation.factors import Array

#: Widths of bins in units of a power of ten: never more than half as wide again.
_ROUND = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_LEAST = 40
#: What lies beyond these shares of the draws is counted in the outermost bins.
_TAIL = 0.001


class Histogram(NamedTuple):
    """Counts of draws by bin; ``edges`` has one more, rising, of equal distance.

    The outermost bins hold what lies beyond them too. Both are empty for a metric
    that is null in every draw; one that never varies has a single bin about it.
    """

    edges: tuple[float, ...]
    counts: tuple[int, ...]


class Picture:
    """Counts in bins that were fixed from the first draws."""

    def __init__(self, first: int, step: float, bins: int) -> None:
        self._first, self._step = first, step
        self._counts: npt.NDArray[np.int64] = np.zeros(bins, dtype=np.int64)

    @classmethod
    def of(cls, ordered: Array) -> Picture:
        """Bins that suit draws, given in their order, with those draws in them."""
        if not ordered.size:
            return cls(0, 1.0, 0)
        tail = math.floor(_TAIL * (ordered.size - 1))
        low, high = float(ordered[tail]), float(ordered[ordered.size - 1 - tail])
        step = _step((high - low) / _LEAST) if high > low else abs(low) or 1.0
        first = math.floor(low / step)
        picture = cls(first, step, max(math.ceil(high / step) - first, 1))
        picture.add(ordered)
        return picture

    def add(self, values: Array) -> None:
        """Count more draws."""
        at = np.floor(values / self._step) - self._first
        np.clip(at, 0.0, self._counts.size - 1.0, out=at)
        self._counts += np.bincount(at.astype(np.int64), minlength=self._counts.size)

    def histogram(self) -> Histogram:
        """The bins with what they hold."""
        bins = self._counts.size
        edges = ((self._first + n) * self._step for n in range(bins + 1))
        if not bins:
            return Histogram((), ())
        return Histogram(tuple(edges), tuple(self._counts.tolist()))


def _step(widest: float) -> float:
    """The widest round number that is not above a width.

    >>> _step(137.0), _step(1.2)
    (125.0, 1.0)
    """
    power = 10.0 ** math.floor(math.log10(widest))
    return max(each for each in _ROUND if each * power <= widest) * power
