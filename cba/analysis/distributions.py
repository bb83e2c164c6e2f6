"""What an input may turn out to be: the value at each chance from 0 to 1.

Between the ends of a range the guidance leaves the choice of shape to analysts.
PERT is the usual one for judgements of least, most likely and most (Clark, 1962;
Vose, Risk Analysis, 2008): a beta distribution with the mean (low + 4 · central +
high) / 6. Every shape is truncated to what the input may be.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cba.analysis.uncertain import Uncertain
from cba.calculation.factors import Array

#: The 95th percentile of the standard normal distribution.
_Z95 = 1.6448536269514722
#: The table of a PERT has this many bits of a chance's mantissa: cells an octave.
_BITS = 4
_SHIFT = 52 - _BITS
_LEAST = 2.0**-54
_REST = (1 << _SHIFT) - 1
_FIRST = int(np.float64(_LEAST).view(np.int64)) >> _SHIFT
_CELLS = (int(np.float64(0.5).view(np.int64)) >> _SHIFT) - _FIRST + 1


def quantile(one: Uncertain, u: Array) -> Array:
    """The value of an input at chances strictly between 0 and 1, elementwise.

    PERT is read from a table of the inverse beta distribution, with an error under
    1e-7 of the width of the range; all other shapes are in closed form.
    """
    if one.shape == "occurs":
        return happens(one.central, u)
    if one.low == one.high:
        return np.full(u.shape, one.central)
    if one.shape == "lognormal" and one.central < 0.0:
        mirrored = quantile(_mirrored(one), 1.0 - u)
        return np.negative(mirrored, out=mirrored)
    below, above = _cut_off(one)
    if below > 0.0 or above < 1.0:
        u = below + u * (above - below)
        u = np.clip(u, _LEAST, 1.0 - _LEAST)
    values = _value(one, u)
    # Also where no bound is: a sum of floats may pass the end it comes to.
    least = one.lowest if _is_open(one) else max(one.low, _or(one.lowest, -np.inf))
    most = one.highest if _is_open(one) else min(one.high, _or(one.highest, np.inf))
    if least is None and most is None:
        return values
    return np.clip(values, least, most, out=values)


def happens(chance: float | Array, u: Array) -> Array:
    """1 where a risk happens and 0 elsewhere: it does at the highest chances.

    So what rises with its chance rises with ``u``, as of every other input.
    """
    return (u > 1.0 - chance).astype(np.float64)


def _or(bound: float | None, otherwise: float) -> float:
    return otherwise if bound is None else bound


def _is_open(one: Uncertain) -> bool:
    """Whether the distribution reaches beyond the ends of the range."""
    return one.shape in {"normal", "lognormal"}


def _mirrored(one: Uncertain) -> Uncertain:
    return one._replace(
        central=-one.central,
        low=-one.high,
        high=-one.low,
        lowest=None if one.highest is None else -one.highest,
        highest=None if one.lowest is None else -one.lowest,
    )


def _cut_off(one: Uncertain) -> tuple[float, float]:
    """The chances of the least and the most that an input may be."""
    reaches = _is_open(one)
    below, above = 0.0, 1.0
    if one.lowest is not None and (reaches or one.lowest > one.low):
        below = chance_below(one, one.lowest)
    if one.highest is not None and (reaches or one.highest < one.high):
        above = chance_below(one, one.highest)
    return below, above


def chance_below(one: Uncertain, value: float) -> float:
    """The chance that an input is below a value, before it is truncated."""
    from scipy import special

    if _is_open(one):
        if one.shape == "normal":
            score = (value - one.central) / _deviation(one)
        elif value > 0.0:
            score = float(np.log(value / one.central)) / _deviation(one)
        else:
            score = -np.inf
        return float(special.ndtr(score))
    width = one.high - one.low
    along = min(max((value - one.low) / width, 0.0), 1.0)
    if one.shape == "uniform":
        return along
    if one.shape == "pert":
        return float(special.betainc(*_pert(one), along))
    turn = (one.central - one.low) / width
    if along < turn:
        return along * along / turn
    return 1.0 - (1.0 - along) ** 2 / (1.0 - turn) if along < 1.0 else 1.0


def _deviation(one: Uncertain) -> float:
    """The standard deviation, of the logarithm for a lognormal."""
    if one.shape == "lognormal":
        return float(np.log(one.high / one.low)) / (2.0 * _Z95)
    return (one.high - one.low) / (2.0 * _Z95)


def _value(one: Uncertain, u: Array) -> Array:
    low, mode, high = one.low, one.central, one.high
    match one.shape:
        case "pert":
            first, second = _pert(one)
            return low + (high - low) * _beta_table(first, second).read(u)
        case "uniform":
            return low + (high - low) * u
        case "triangular":
            turn = (mode - low) / (high - low)
            rising = np.sqrt(u * ((high - low) * (mode - low)))
            falling = np.sqrt((1.0 - u) * ((high - low) * (high - mode)))
            return np.where(u < turn, low + rising, high - falling)
    from scipy import special

    scores: Array = special.ndtri(u)
    if one.shape == "normal":
        return mode + _deviation(one) * scores
    return mode * np.exp(_deviation(one) * scores)


def _pert(one: Uncertain) -> tuple[float, float]:
    """The parameters of the beta distribution of a PERT; their sum is 6."""
    turn = (one.central - one.low) / (one.high - one.low)
    return 1.0 + 4.0 * turn, 1.0 + 4.0 * (1.0 - turn)


class _Table(NamedTuple):
    """A function of chances as cubics over cells, narrower towards 0 and 1.

    A chance above one half is read by its distance from 1. That distance, as a
    float, says by its exponent and first bits which cell it is in, and by the
    other bits how far along: the cells of each octave are equally wide.
    """

    cubics: tuple[Array, Array, Array, Array]

    def read(self, u: Array) -> Array:
        upper = u > 0.5
        tail = np.where(upper, 1.0 - u, u)
        bits: npt.NDArray[np.int64] = tail.view(np.int64)
        cell = bits >> _SHIFT
        cell -= _FIRST
        cell += upper * np.int64(_CELLS)
        along = (bits & _REST).astype(np.float64)
        along *= 2.0**-_SHIFT
        values: Array = self.cubics[3].take(cell, mode="clip")
        for each in self.cubics[2::-1]:
            values *= along
            values += each.take(cell, mode="clip")
        return values


@lru_cache(maxsize=128)
def _beta_table(first: float, second: float) -> _Table:
    """The inverse of a beta distribution; its upper half is another's lower half."""
    lower, upper = _lower_half(first, second), _lower_half(second, first)
    upper = (1.0 - upper[0], -upper[1], -upper[2], -upper[3])
    joined = [np.concatenate(pair) for pair in zip(lower, upper, strict=True)]
    return _Table((joined[0], joined[1], joined[2], joined[3]))


def _lower_half(first: float, second: float) -> tuple[Array, Array, Array, Array]:
    """Cubics with the values and the slopes of the inverse at the ends of cells."""
    from scipy import special

    edges = (np.arange(_FIRST, _FIRST + _CELLS + 1) << _SHIFT).view(np.float64)
    at: Array = special.betaincinv(first, second, edges)
    density = at ** (first - 1.0) * (1.0 - at) ** (second - 1.0)
    slope = float(special.beta(first, second)) / density
    width, rise = np.diff(edges), np.diff(at)
    start, end = slope[:-1] * width, slope[1:] * width
    return at[:-1], start, 3.0 * rise - 2.0 * start - end, start + end - 2.0 * rise
