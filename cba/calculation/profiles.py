"""How an effect spreads over the years after people start.

The weight of an effect ``k`` years after its cohort starts is

    w(k) = Σ_j s(j) · | [k, k+1] ∩ [delay + j, min(delay + j + 1, delay + lasts)] |

where s(j) is what is left of the effect in its own year j: (1 - drop-off)^j, or
a curve of persistence, or the gap between two outcome curves. The guidance for
local partnerships (HM Treasury 2014) applies delay, duration and drop-off to
each yearly cohort; overlap makes fractions of a year come out right.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cba.calculation.factors import CENTRAL, Array, Draws, Factor, times

#: Tells the year in which an effect starts apart from float noise in its delay.
_NOISE = 1e-9


class Decay(NamedTuple):
    """What is left of an effect by a constant share lost in each later year."""

    kept: Factor

    def factors(self) -> list[Factor]:
        """The inputs it is made of."""
        return [self.kept]

    def by_own_year(self, years: int, draws: Draws) -> Array:
        """(1 - g)^j for j from 0: rows × cohorts × years."""
        kept = self.kept.values(draws)
        left = np.ones((years, *kept.T.shape)).T
        for year in range(1, years):
            left[:, :, year] = left[:, :, year - 1] * kept
        return left


class Curve(NamedTuple):
    """What is left of an effect, given for each of its own years."""

    points: tuple[Factor, ...]

    def factors(self) -> list[Factor]:
        """The inputs it is made of."""
        return list(self.points)

    def by_own_year(self, years: int, draws: Draws) -> Array:
        """The points, then nought: rows × 1 × years."""
        values = [point.values(draws) for point in self.points[:years]]
        rows = max((value.shape[0] for value in values), default=1)
        left = np.zeros((years, 1, rows)).T
        for year, value in enumerate(values):
            left[:, 0, year] = value[:, 0]
        return left


class Interpolated(NamedTuple):
    """Straight lines between the years given; the last value holds."""

    years: tuple[int, ...]
    points: tuple[Factor, ...]

    def by_own_year(self, years: int, draws: Draws) -> Array:
        """The curve read at each whole year: rows × 1 × years."""
        values = [point.values(draws)[:, 0] for point in self.points]
        rows = max(value.shape[0] for value in values)
        left = np.zeros((years, 1, rows)).T
        for year in range(years):
            left[:, 0, year] = self._at(year, values)
        return left

    def _at(self, year: int, values: list[Array]) -> Array:
        later = next((n for n, at in enumerate(self.years) if at >= year), None)
        if later is None:
            return values[-1]
        if self.years[later] == year or later == 0:
            return values[later]
        start, end = self.years[later - 1], self.years[later]
        along = (year - start) / (end - start)
        return values[later - 1] + (values[later] - values[later - 1]) * along


class Gap(NamedTuple):
    """The outcome with the project less the outcome without it."""

    with_project: Interpolated
    without: Interpolated

    def factors(self) -> list[Factor]:
        """The inputs it is made of."""
        return [*self.with_project.points, *self.without.points]

    def by_own_year(self, years: int, draws: Draws) -> Array:
        """with(j) - without(j): rows × 1 × years."""
        return self.with_project.by_own_year(years, draws) - self.without.by_own_year(
            years, draws
        )


class Piece(NamedTuple):
    """The part of each year since starting that lies in one year of the effect's own.

    ``own`` is that year of the effect, ``left`` what is left of the effect in it
    and ``length`` how much of the year it takes: rows × cohorts × lags.
    """

    own: npt.NDArray[np.intp]
    left: Array
    length: Array


class Profile(NamedTuple):
    """When an effect starts, how long it lasts and what is left of it.

    ``lasts`` is None for an effect that runs to the last year; ``extra`` is the
    half year that people wait on average who start evenly through the year.
    """

    delay: Factor
    lasts: Factor | None
    left: Decay | Curve | Gap
    extra: float = 0.0

    def factors(self) -> list[Factor]:
        """The inputs it is made of."""
        lasts = [] if self.lasts is None else [self.lasts]
        return [self.delay, *lasts, *self.left.factors()]

    def weights(self, lags: int, draws: Draws = CENTRAL) -> Array:
        """w(k) for k from 0 to ``lags`` - 1: rows × cohorts × lags."""
        earlier, later = self.pieces(lags, draws)
        return earlier.left * earlier.length + later.left * later.length

    def pieces(self, lags: int, draws: Draws = CENTRAL) -> tuple[Piece, Piece]:
        """The two own years of the effect that each year since starting overlaps."""
        start = (self.delay.values(draws) + self.extra)[:, :, np.newaxis]
        end = np.inf if self.lasts is None else start + self._lasts(draws)
        left = self.left.by_own_year(lags + 1, draws)
        year = np.arange(lags, dtype=np.float64)[np.newaxis, np.newaxis, :]
        first = np.floor((year.T - start.T).T + _NOISE)
        earlier = self._piece(first, year, start, end, left)
        return earlier, self._piece(first + 1.0, year, start, end, left)

    def _lasts(self, draws: Draws) -> Array:
        if self.lasts is None:
            message = "an effect that runs to the last year has no duration"
            raise ValueError(message)
        return self.lasts.values(draws)[:, :, np.newaxis]

    def _piece(
        self, own: Array, year: Array, start: Array, end: Array | float, left: Array
    ) -> Piece:
        """The part of each year in the effect's own year, and what is left then."""
        begins = np.maximum(year, start + own)
        ends = np.minimum(np.minimum(year + 1.0, start + own + 1.0), end)
        length = np.where(own < 0.0, 0.0, np.maximum(ends - begins, 0.0))
        within = np.clip(own, 0.0, left.shape[-1] - 1.0).astype(np.intp)
        if within.shape[:2] == (1, 1):
            return Piece(within, left.T[within[0, 0]].T, length)
        shape = np.broadcast_shapes(within.shape[:2], left.shape[:2])
        within = np.broadcast_to(within, (*shape, within.shape[-1]))
        left = np.broadcast_to(left, (*shape, left.shape[-1]))
        return Piece(within, np.take_along_axis(left, within, axis=-1), length)

    def reach(self) -> int:
        """Whole years from a start until the effect is over, at central values."""
        if self.lasts is None:
            return 0
        delay = float(self.delay.central.max())
        lasts = float(self.lasts.central.max())
        return int(np.ceil(delay + self.extra + lasts - _NOISE))


def spread(starting: Array, weights: Array, years: int) -> Array:
    """Cohorts carried forward: rows × years, from rows × cohorts and their weights.

    volume_y = Σ over cohorts t ≤ y of starting_t · w(y - t), added in the order of
    the time since starting.
    """
    rows = max(starting.shape[0], weights.shape[0])
    cohorts = starting.shape[1]
    volume = np.zeros((years, rows)).T
    for lag in range(min(weights.shape[2], years)):
        weight = weights[:, :, lag]
        if weight.any():
            reached = min(cohorts, years - lag)
            effect = times(starting, weight)
            volume[:, lag : lag + reached] += effect[:, :reached]
    return volume
