"""When the money comes back: sustained payback, interpolated within the year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from cba.calculation.factors import Array
from cba.results.appraisal import Crossing, FirstCrossing, Payback

#: Half a penny: a cumulative flow above minus this counts as nought or more.
HALF_A_PENNY = 0.005
#: A year of each row, counted from 0.
Positions: TypeAlias = npt.NDArray[np.int64]
NOT_WITHIN = "not within the appraisal period"
NO_COST = "no cost"


def payback(
    net: Sequence[float],
    discounted: Sequence[float],
    labels: Sequence[str],
    *,
    has_cost: bool,
) -> Payback:
    """The payback of a net flow by year, and of its present values.

    The crossing is the first year from which the cumulative flow stays at
    nought or more to the end of the appraisal; one that falls back is told in
    ``first``. With neither cost nor payment there is nothing to pay back.
    """
    if not has_cost:
        nothing = Crossing(
            None, None, None, sustained=False, reason=NO_COST, first=None
        )
        return Payback(nothing, nothing)
    return Payback(crossing(net, labels), crossing(discounted, labels))


def crossing(net: Sequence[float], labels: Sequence[str]) -> Crossing:
    """When the running sum of a flow comes to nought or more and stays there.

    >>> found = crossing([-10.0, 4.0, 8.0], ["2026", "2027", "2028"])
    >>> found.year, found.years, found.elapsed_years
    ('2028', 1.75, 2.75)
    """
    cumulative = running(net)
    sums = np.array([cumulative])
    whole = whole_from(sums)
    year = int(whole[0])
    first = _first(net, cumulative, labels, before=year)
    if year == len(net):
        return Crossing(
            None, None, None, sustained=False, reason=NOT_WITHIN, first=first
        )
    years = float(years_until(np.array([net]), sums, whole)[0])
    elapsed = years + 1.0 if year else 0.0
    return Crossing(
        labels[year], years, elapsed, sustained=True, reason=None, first=first
    )


def whole_from(cumulative: Array, nought: float = HALF_A_PENNY) -> Positions:
    """The first year from which each row stays at nought or more; else the years.

    What is short by no more than ``nought`` counts as nought.
    """
    years = cumulative.shape[1]
    # Small whole numbers: there may be millions of rows.
    small = np.min_scalar_type(years)
    below = (cumulative < -nought).astype(small)
    last: Positions = np.max(below * np.arange(1, years + 1, dtype=small), axis=1)
    return last.astype(np.int64)


def years_until(net: Array, cumulative: Array, whole: Positions) -> Array:
    """The years until each row is whole, within the year; nan where it never is."""
    last = net.shape[1] - 1
    deficit = -_at(cumulative, np.maximum(whole - 1, 0))
    gained = _at(net, np.minimum(whole, last))
    with np.errstate(divide="ignore", invalid="ignore"):
        years = whole - 1 + deficit / gained
    np.copyto(years, 0.0, where=whole == 0)
    np.copyto(years, np.nan, where=whole > last)
    return years


def _at(by_year: Array, years: Positions) -> Array:
    """The figure of each row in a year of its own."""
    rows = by_year.shape[0]
    places = years * rows + np.arange(rows)
    found: Array = by_year.T.reshape(-1).take(places)
    return found


def running(flow: Sequence[float]) -> list[float]:
    """The running sums of a flow."""
    sums = []
    amount = 0.0
    for each in flow:
        amount += each
        sums.append(amount)
    return sums


def _years(net: Sequence[float], cumulative: Sequence[float], year: int) -> float:
    if year == 0:
        return 0.0
    return year - 1 + -cumulative[year - 1] / net[year]


def _first(
    net: Sequence[float],
    cumulative: Sequence[float],
    labels: Sequence[str],
    before: int,
) -> FirstCrossing | None:
    """The first crossing ahead of the sustained one, if it fell back."""
    for year in range(before):
        above = cumulative[year] >= -HALF_A_PENNY
        rose = (
            cumulative[year] > HALF_A_PENNY
            if year == 0
            else cumulative[year - 1] < -HALF_A_PENNY
        )
        if above and rose:
            falls = next(
                n
                for n in range(year + 1, len(cumulative))
                if cumulative[n] < -HALF_A_PENNY
            )
            return FirstCrossing(
                labels[year], _years(net, cumulative, year), labels[falls]
            )
    return None
