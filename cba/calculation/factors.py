"""Inputs as the kernel multiplies them: one set of values, or a block of draws.

A factor is a number or a series by year. A block of draws replaces a number by
one value a row, and scales a series by one multiplier a row. Every array has a
row for each set of inputs: the appraisal itself is a block of one row.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from cba.models.horizon import Horizon
from cba.models.inputs import Input, Range

Array: TypeAlias = npt.NDArray[np.float64]
#: Values of inputs by address, each with one element a row of the block; a
#: series is given by the multiplier of all its years.
Draws: TypeAlias = Mapping[str, Array]
CENTRAL: Draws = {}


class Factor(NamedTuple):
    """An input with its address; ``central`` has one element, or one a year.

    ``bounds`` are the least and the most that a value of it may be. A ``share`` makes
    it that part of the input, whatever the input turns out to be.
    """

    address: str
    central: Array
    is_series: bool = False
    lost: bool = False
    range: Range | None = None
    bounds: tuple[float, float] = (-np.inf, np.inf)
    share: float = 1.0

    def values(self, draws: Draws) -> Array:
        """The values: rows × 1, or rows × years; a lost share as what is kept."""
        drawn = draws.get(self.address)
        if drawn is None:
            values = self.central[np.newaxis, :]
        elif self.is_series:
            values = times(self.central[np.newaxis, :], drawn[:, np.newaxis])
        else:
            values = drawn[:, np.newaxis]
        if self.share != 1.0:
            values = values * self.share
        return 1.0 - values if self.lost else values


class Occurrence(NamedTuple):
    """Whether a risk happens: on average its chance, in a draw 1 or 0.

    ``address`` is where draws give it; a draw without it takes the chance.
    """

    address: str
    chance: Factor

    def factor(self, drawn: Container[str]) -> Factor:
        """What multiplies the cost where these inputs are drawn."""
        if self.address in drawn:
            return Factor(self.address, self.chance.central)
        return self.chance

    def values(self, draws: Draws) -> Array:
        """1, 0 or the chance: rows × 1."""
        return self.factor(draws).values(draws)


def factor(
    address: str, given: Input, horizon: Horizon, *, lost: bool = False
) -> Factor:
    """The factor of an input; a year that a series does not name is nought."""
    if given.is_series:
        years = given.by_year(horizon)
        central = np.array([0.0 if value is None else value for value in years])
    else:
        central = np.array([given.constant()])
    return Factor(address, central, given.is_series, lost, given.range, given.bounds)


def fixed(value: float) -> Factor:
    """A factor that no draw changes."""
    return Factor("", np.array([value]))


def product(factors: tuple[Factor, ...], draws: Draws) -> Array:
    """The factors multiplied from left to right, as the method writes them."""
    result = np.ones((1, 1))
    for each in factors:
        result = times(result, each.values(draws))
    return result


def times(one: Array, other: Array) -> Array:
    """The product of two arrays whose first axis is rows, which it keeps together.

    Where each has an axis of one, numpy would put the years of a row side by side,
    and work through a few years at a time instead of many rows.
    """
    multiplied: Array = one.T * other.T
    return multiplied.T


def total(amounts: Array) -> Array:
    """The sum over the last axis, added in order.

    numpy's own sum adds in pairs whose grouping varies with its version; a
    running sum gives the same digits everywhere.
    """
    if amounts.shape[-1] == 0:
        return np.zeros(amounts.shape[:-1])
    return running_sums(amounts)[..., -1]


def running_sums(amounts: Array) -> Array:
    """The running sums along the last axis, added in order."""
    if amounts.ndim == 1 or amounts.shape[0] <= amounts.shape[-1]:
        return np.add.accumulate(amounts, axis=-1)
    # Many rows: a year at a time for all of them, which adds in the same order.
    sums = amounts.copy(order="K")
    for n in range(1, amounts.shape[-1]):
        sums[..., n] += sums[..., n - 1]
    return sums
