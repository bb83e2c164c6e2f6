"""What draws come to: means, percentiles, chances and pictures of a metric.

Memory does not grow with the draws. The first `EXACT` draws of a metric are kept
(fewer of very many metrics), and its percentiles are exact so long as there are no
more. Beyond that they are counted in `_BINS` bins of equal width between the 1st and
the 99th percentile of those first draws, and a percentile is read within its bin on a
straight line: it is then known to a 65,536th of that distance. Sums are added draw by
draw in their order, so nothing depends on how the draws were cut into blocks.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from cba.analysis.histogram import Histogram, Picture
from cba.calculation.factors import Array

#: So many draws of a metric are kept, and their percentiles are exact.
EXACT = 131_072
#: Of very many metrics, so many draws are kept of all together.
_EXACT_OF_ALL = 8_388_608
_BINS = 65_536
#: The bins lie between these percentiles of the draws that are kept.
_INNER = (1.0, 99.0)
PERCENTILES = (5.0, 10.0, 50.0, 90.0, 95.0)


class Distribution(NamedTuple):
    """A metric over all draws; money in the appraisal's prices, chances as shares.

    ``standard_error`` is that of the mean for independent draws. ``undefined`` is
    the share of draws in which the metric is null, which the rest leaves out; but
    ``chance_above_zero`` is a share of all draws.
    """

    mean: float
    sd: float
    standard_error: float
    p5: float
    p10: float
    p50: float
    p90: float
    p95: float
    chance_above_zero: float
    undefined: float


def exact_of_each(metrics: int) -> int:
    """How many draws of each metric are kept.

    >>> exact_of_each(30), exact_of_each(640)
    (131072, 13107)
    """
    return min(EXACT, _EXACT_OF_ALL // max(metrics, 1))


class Gathering:
    """The draws of one metric, block after block.

    What is not above ``nought`` counts as nought or less: half a penny for money, so
    that what is left of rounding is no gain.
    """

    def __init__(self, draws: int, exact: int = EXACT, *, nought: float = 0.0) -> None:
        self._nought = nought
        self._kept = np.empty(min(draws, exact))
        self._filled = self._in_order = 0
        self._draws = self._above = self._undefined = 0
        self._origin = math.nan
        self._sums = np.zeros(2)
        self._fixed: tuple[_Bins, Picture] | None = None

    def add(self, values: Array) -> None:
        """Take in a block: one value a draw, NaN where the metric is null."""
        self._draws += values.size
        # A comparison with NaN is false: what is null is not above nought.
        self._above += int(np.count_nonzero(values > self._nought))
        missing = np.isnan(values)
        if missing.any():
            self._undefined += int(np.count_nonzero(missing))
            values = values[~missing]
        if values.size:
            self._sum(values)
            self._count(values)

    def distribution(self) -> Distribution:
        """What all draws so far come to; NaN throughout where all are null."""
        valid = self._draws - self._undefined
        undefined = self._undefined / self._draws
        if not valid:
            none = math.nan
            return Distribution(
                none, none, none, none, none, none, none, none, 0.0, undefined
            )
        shift = float(self._sums[0]) / valid
        mean = self._origin + shift
        spread = max(float(self._sums[1]) - shift * float(self._sums[0]), 0.0)
        sd = math.sqrt(spread / (valid - 1)) if valid > 1 else 0.0
        p5, p10, p50, p90, p95 = self._percentiles()
        return Distribution(
            mean,
            sd,
            sd / math.sqrt(valid),
            p5,
            p10,
            p50,
            p90,
            p95,
            self._above / self._draws,
            undefined,
        )

    def histogram(self) -> Histogram:
        """The picture of all draws so far; empty where all are null."""
        if self._fixed is None:
            return Picture.of(self._sorted()).histogram()
        return self._fixed[1].histogram()

    def _percentiles(self) -> list[float]:
        if self._fixed is not None:
            return [self._fixed[0].percentile(share) for share in PERCENTILES]
        return [percentile(self._sorted(), share) for share in PERCENTILES]

    def _sorted(self) -> Array:
        """What is kept, in order: nothing asks for it as it was drawn."""
        kept = self._kept[: self._filled]
        if self._in_order < self._filled:
            kept.sort()
            self._in_order = self._filled
        return kept

    def _sum(self, values: Array) -> None:
        """Sums of differences to the first draw, and of their squares, in order."""
        if math.isnan(self._origin):
            self._origin = float(values[0])
        moved = values - self._origin
        for n, each in enumerate((moved, moved * moved)):
            each[0] += self._sums[n]
            self._sums[n] = np.add.accumulate(each, out=each)[-1]

    def _count(self, values: Array) -> None:
        room = self._kept.size - self._filled
        fitting, beyond = values[:room], values[room:]
        self._kept[self._filled : self._filled + fitting.size] = fitting
        self._filled += fitting.size
        if not beyond.size:
            return
        if self._fixed is None:
            ordered = self._sorted()
            self._fixed = _Bins(ordered), Picture.of(ordered)
            self._fixed[0].add(ordered)
        for each in self._fixed:
            each.add(beyond)


class _Bins:
    """Fine bins of equal width, fixed from the first draws; the tails are counted."""

    def __init__(self, ordered: Array) -> None:
        self._low, high = (percentile(ordered, share) for share in _INNER)
        self._width = (high - self._low) / _BINS
        # What lies below and above is counted in the first and the last.
        self._counts = np.zeros(_BINS + 2, dtype=np.int32)

    def add(self, values: Array) -> None:
        if self._width > 0.0:
            at = np.floor((values - self._low) / self._width) + 1.0
            np.clip(at, 0.0, _BINS + 1.0, out=at)
        else:
            at = 1.0 + np.sign(values - self._low)
        more = np.bincount(at.astype(np.int64), minlength=_BINS + 2)
        self._counts += more.astype(np.int32)

    def percentile(self, share: float) -> float:
        upto = np.add.accumulate(self._counts, dtype=np.int64)
        rank = share / 100.0 * float(upto[-1])
        at = int(np.searchsorted(upto, rank, side="left"))
        at = min(max(at, 1), _BINS)
        inside = float(self._counts[at])
        before = float(upto[at] - self._counts[at])
        part = (rank - before) / inside if inside else 0.0
        return self._low + self._width * (at - 1 + min(max(part, 0.0), 1.0))


def percentile(ordered: Array, share: float) -> float:
    """The percentile of values in their order, on a straight line between two.

    >>> percentile(np.array([1.0, 2.0, 4.0]), 75.0)
    3.0
    """
    rank = share / 100.0 * (ordered.size - 1)
    below = math.floor(rank)
    above = min(below + 1, ordered.size - 1)
    low, high = float(ordered[below]), float(ordered[above])
    return low + (rank - below) * (high - low)
