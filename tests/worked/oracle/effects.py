"""From people to volumes, cohort by cohort. Method, section 1."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import ceil

from tests.worked.oracle.reading import Tree, amounts, factors, number

KEPT = ("affected", "engagement", "retention")
LOST = ("displacement", "leakage", "substitution")


def kept_of_others(line: Tree, starts: list[int]) -> list[float]:
    """The shares left by others: o · (1 − x) · (1 − l) · (1 − s), each year."""
    attribution = line.get("attribution", 1.0)
    if isinstance(attribution, dict) and "to_others" in attribution:
        to_others = factors(attribution["to_others"], starts)
        result = [1 - share for share in to_others]
    else:
        result = factors(attribution, starts)
    for key in LOST:
        lost = factors(line.get(key, 0.0), starts)
        result = [
            before * (1 - share) for before, share in zip(result, lost, strict=True)
        ]
    return result


def people_kept(owner: Tree, starts: list[int]) -> list[float]:
    """The people left: a · e · q, each year, of a group or of a line."""
    result = [1.0 for _ in starts]
    for key in KEPT:
        kept = factors(owner.get(key, 1.0), starts)
        result = [before * share for before, share in zip(result, kept, strict=True)]
    return result


def impact_kept(line: Tree, starts: list[int]) -> list[float]:
    """Impact net of deadweight: i · (1 − d), i − p in points, 1 with curves."""
    if "outcome" in line:
        return [1.0 for _ in starts]
    impact = factors(line.get("impact", 1.0), starts)
    deadweight = line.get("deadweight", 0.0)
    if isinstance(deadweight, dict) and "points" in deadweight:
        points = factors(deadweight["points"], starts)
        return [i - p for i, p in zip(impact, points, strict=True)]
    lost = factors(deadweight, starts)
    return [i * (1 - d) for i, d in zip(impact, lost, strict=True)]


def _read_curve(curve: Tree, year: int) -> float:
    """Straight lines between the years given; held after the last."""
    points = sorted((float(key), number(share)) for key, share in curve.items())
    for (left, low), (right, high) in pairwise(points):
        if left <= year <= right:
            return low + (high - low) * (year - left) / (right - left)
    return points[-1][1]


def effect_curve(line: Tree) -> Callable[[int], float]:
    """How much of the effect is left j years after it started."""
    if "outcome" in line:
        outcome = line["outcome"]
        return lambda j: (
            _read_curve(outcome["with"], j) - _read_curve(outcome["without"], j)
        )
    if "persistence" in line:
        persistence = [number(share) for share in line["persistence"]]
        return lambda j: persistence[j]
    drop_off = number(line.get("drop_off", 0.0))
    return lambda j: (1 - drop_off) ** j


def delay_of(line: Tree, group: Tree | None) -> float:
    """Years before the effect starts, half a year more where people start evenly."""
    starts = (group or line).get("starts", "at-start")
    return number(line.get("delay", 0.0)) + (0.5 if starts == "evenly" else 0.0)


def duration_of(line: Tree, years_left: int, delay: float) -> float:
    """How long the effect of a cohort with so many years before it lasts."""
    if "persistence" in line:
        return float(len(line["persistence"]))
    if line.get("lasts") == "end":
        return max(0.0, years_left - delay)
    if "lasts" in line:
        return number(line["lasts"])
    if "outcome" in line:
        curves = line["outcome"]
        return (
            float(max(int(k) for key in ("with", "without") for k in curves[key])) + 1
        )
    return 1.0


def profile(
    curve: Callable[[int], float], delay: float, lasts: float, years: int
) -> list[float]:
    """w(k): the effect in the k-th year after the start.

    >>> profile(lambda j: 0.5**j, 0.5, 2.0, 4)
    [0.5, 0.75, 0.25, 0.0]
    """
    result = []
    for k in range(years):
        weight = 0.0
        for j in range(ceil(lasts)):
            opens = max(k, delay + j)
            closes = min(k + 1, delay + j + 1, delay + lasts)
            if closes > opens:
                weight += curve(j) * (closes - opens)
        result.append(weight)
    return result


def cohort_volumes(
    line: Tree,
    group: Tree | None,
    units: object,
    starts: list[int],
) -> list[float]:
    """Volume before bias by year, running on past the last year until none is left."""
    years = len(starts)
    source = group["starting"] if group else line["population"]
    population = amounts(source, starts)
    net_of_group = people_kept(group or {}, starts)
    net_of_line = people_kept(line, starts)
    impact = impact_kept(line, starts)
    others = kept_of_others(line, starts)
    each = factors(units, starts)
    delay = delay_of(line, group)
    curve = effect_curve(line)

    longest = max(duration_of(line, years, delay), 0.0)
    volumes = [0.0] * (years + ceil(delay + longest) + 1)
    for t in range(years):
        if population[t] == 0:
            continue
        net = population[t] * net_of_group[t] * net_of_line[t] * impact[t]
        net *= others[t] * each[t]
        lasts = duration_of(line, years - t, delay)
        weights = profile(curve, delay, lasts, len(volumes) - t)
        for k, weight in enumerate(weights):
            volumes[t + k] += net * weight
    return volumes


def yearly_volumes(line: Tree, starts: list[int]) -> list[float]:
    """Volume before bias of a line in units, or in pounds, a year."""
    written = amounts(line.get("quantity", line.get("amount")), starts)
    deadweight = factors(line.get("deadweight", 0.0), starts)
    others = kept_of_others(line, starts)
    return [
        0.0 if amount == 0 else amount * (1 - lost) * kept
        for amount, lost, kept in zip(written, deadweight, others, strict=True)
    ]
