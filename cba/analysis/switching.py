"""The value of an input at which a figure of the appraisal changes its answer.

Where the figure is linear in the input the value is solved for in closed form;
elsewhere a root is bracketed within what the input may be, and found there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from cba.analysis.assumed_ranges import Varied
from cba.calculation.factors import Array

#: Put back, a switching value misses the threshold by less than a penny.
_PENNY = 0.01
#: What lies nearer to zero than this is float noise.
_CLOSE = 1e-5
NO_BEARING = "it has no bearing on this figure"
IN_A_STEP = "it passes the threshold in a step"
#: By how much, of the figure's own size, a straight line may be missed.
_STRAIGHT = 1e-9
#: How far between two points another is tried: in the middle, a bend that is the same
#: on either side of it would not show.
_BETWEEN = 0.37
#: Points tried on either side of the central value, denser towards it.
_TRIED = 24
#: So many times its central value an input is tried at most.
_FARTHEST = 1_000.0
#: How far a figure lies above its threshold, for inputs at a value each.
Gauge = Callable[[Sequence[tuple[Varied, float]]], Array]


class Switching(NamedTuple):
    """The value of an input at which a metric is at its threshold.

    ``value`` is in the unit of the input; for a series it is the multiplier of all
    its years. ``change`` is relative to the central value, None where that is 0.
    """

    value: float
    change: float | None


def switching_values(
    inputs: Sequence[Varied], gauge: Gauge, years: int
) -> list[Switching | str]:
    """The switching value of each input, or in words why there is none.

    ``years`` is the length of the appraisal, beyond which nothing counts.
    """
    tried = [_probes(one) for one in inputs]
    found = _gauged(inputs, tried, gauge)
    answers: list[Switching | str | None] = [
        _straight(one, xs, ys) for one, xs, ys in zip(inputs, tried, found, strict=True)
    ]
    bent = [n for n, answer in enumerate(answers) if answer is None]
    roots = _bracketed([inputs[n] for n in bent], gauge, years)
    for n, root in zip(bent, roots, strict=True):
        answers[n] = root
    return _held(inputs, [each for each in answers if each is not None], gauge)


def _probes(one: Varied) -> Array:
    """Points at which a straight line would show itself to be none."""
    ends = [one.lowest, one.highest, one.low, one.high, one.central]
    if not np.isfinite(one.highest):
        ends.append(max(2.0 * abs(one.central), 1.0))
    if not np.isfinite(one.lowest):
        ends.append(min(-2.0 * abs(one.central), -1.0))
    finite = np.unique([end for end in ends if np.isfinite(end)])
    between = finite[:-1] + (finite[1:] - finite[:-1]) * _BETWEEN
    return np.unique(np.concatenate((finite, between)))


def _gauged(
    inputs: Sequence[Varied], tried: Sequence[Array], gauge: Gauge
) -> list[Array]:
    if not inputs:
        return []  # the baseline has none, and an empty array would be split in one
    pairs = [(one, float(x)) for one, xs in zip(inputs, tried, strict=True) for x in xs]
    return np.split(gauge(pairs), np.cumsum([len(xs) for xs in tried])[:-1])


def _straight(one: Varied, xs: Array, ys: Array) -> Switching | str | None:
    """The answer where the figure is linear in the input; None where it is not."""
    if not np.isfinite(ys).all():
        return None
    if len(xs) < 2 or np.ptp(ys) < _CLOSE:
        return NO_BEARING
    slope = (ys[-1] - ys[0]) / (xs[-1] - xs[0])
    line = ys[0] + slope * (xs - xs[0])
    if np.abs(ys - line).max() > _STRAIGHT * np.abs(ys).max():
        return None
    start = int(np.argmin(np.abs(ys)))
    root = float(xs[start] - ys[start] / slope)
    return _answer(one, root) if one.lowest <= root <= one.highest else _none(one)


def _answer(one: Varied, root: float) -> Switching:
    return Switching(root, root / one.central - 1.0 if one.central else None)


def _none(one: Varied) -> str:
    """That there is none within what the input may be, in words."""
    low, high, unit = one.lowest, one.highest, ""
    if one.is_series:
        low, high, unit = low * 100.0, high * 100.0, "% of its values"
    elif one.form in {"share", "rate"}:
        low, high, unit = low * 100.0, high * 100.0, "%"
    least, most = (f"{0.0 if abs(x) < _CLOSE else x:,.4g}" for x in (low, high))
    least, most = least.replace("-", "\u2212"), most.replace("-", "\u2212")
    if not np.isfinite(high):
        return f"none at {least}{unit} or above"
    if not np.isfinite(low):
        return f"none at {most}{unit} or below"
    return f"none within {least} to {most}{unit}"


def _grid(one: Varied, years: int) -> Array:
    """Points over all that the input may be, denser towards its central value."""
    lowest, highest = one.lowest, one.highest
    if one.form == "years" and not one.is_series:
        highest = min(highest, max(float(years), one.central))
    reach = _FARTHEST * max(abs(one.central), 1.0)
    lowest, highest = max(lowest, -reach), min(highest, reach)
    along = (np.arange(_TRIED + 1) / _TRIED) ** 3
    below = one.central + (lowest - one.central) * along
    above = one.central + (highest - one.central) * along
    return np.unique(np.concatenate((below, above)))


def _bracketed(
    inputs: Sequence[Varied], gauge: Gauge, years: int
) -> list[Switching | str]:
    """The roots nearest to the central values, each found within its bracket."""
    if not inputs:
        return []
    tried = [_grid(one, years) for one in inputs]
    found = _gauged(inputs, tried, gauge)
    brackets = [
        _bracket(one, xs, ys) for one, xs, ys in zip(inputs, tried, found, strict=True)
    ]
    held = [n for n, bracket in enumerate(brackets) if bracket is not None]
    answers: list[Switching | str] = [
        NO_BEARING if np.ptp(ys) < _CLOSE else _none(one)
        for one, ys in zip(inputs, found, strict=True)
    ]
    if held:
        ends = np.array([brackets[n] for n in held])
        for n, root in zip(held, _roots(inputs, held, ends, gauge), strict=True):
            answers[n] = _answer(inputs[n], root)
    return answers


def _roots(
    inputs: Sequence[Varied], held: Sequence[int], ends: Array, gauge: Gauge
) -> list[float]:
    from scipy.optimize.elementwise import find_root  # costly, and seldom needed

    def values(xs: Array, which: Array) -> Array:
        pairs = [
            (inputs[int(n)], float(x))
            for x, n in zip(
                xs.ravel(), np.broadcast_to(which, xs.shape).ravel(), strict=True
            )
        ]
        return gauge(pairs).reshape(xs.shape)

    found = find_root(
        values,
        (ends[:, 0], ends[:, 1]),
        args=(np.array(held),),
        tolerances={"xatol": 0.0, "xrtol": 1e-15, "fatol": _CLOSE, "frtol": 0.0},
    )
    return [float(x) for x in found.x]


def _bracket(one: Varied, xs: Array, ys: Array) -> tuple[float, float] | None:
    """The neighbours nearest to the central value between which the sign turns."""
    turns = np.flatnonzero(np.signbit(ys[:-1]) != np.signbit(ys[1:]))
    turns = turns[np.isfinite(ys[turns]) & np.isfinite(ys[turns + 1])]
    if not len(turns):
        return None
    away = np.minimum(
        np.abs(xs[turns] - one.central), np.abs(xs[turns + 1] - one.central)
    )
    nearest = int(turns[int(np.argmin(away))])
    return float(xs[nearest]), float(xs[nearest + 1])


def _held(
    inputs: Sequence[Varied], answers: Sequence[Switching | str], gauge: Gauge
) -> list[Switching | str]:
    """The answers that hold when put back; a step jumps over its threshold."""
    put = [
        (one, answer.value)
        for one, answer in zip(inputs, answers, strict=True)
        if isinstance(answer, Switching)
    ]
    missed = iter(np.abs(gauge(put)) if put else ())
    return [
        f"{IN_A_STEP}, at {answer.value:,.6g}"
        if isinstance(answer, Switching) and not next(missed) < _PENNY
        else answer
        for answer in answers
    ]
