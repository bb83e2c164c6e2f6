"""The figures that a unit cost brings into an appraisal, as inputs."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from cba.library.unit_cost import UnitCost
from cba.models.horizon import Horizon
from cba.models.inputs import Input
from cba.models.ranges import Range
from cba.models.series import constant_spans
from cba.models.years import Year

#: The parts of a value; the transfer is a part of the fiscal one.
Part = Literal["fiscal", "economic", "social", "transfer"]
PARTS: tuple[Part, ...] = ("fiscal", "economic", "social", "transfer")


def published_prices(cost: UnitCost, part: Part) -> Year:
    """The year whose prices a part is in, as its source has it."""
    other = None
    if part == "economic":
        other = cost.economic_price_year
    elif part == "social":
        other = cost.social_price_year
    return other or cost.price_year


class ByYear(NamedTuple):
    """A value of the year in which it falls: low, central and high."""

    low: float
    central: float
    high: float


def part_by_year(cost: UnitCost) -> Part | None:
    """The part of a unit cost whose value is another in each year; mostly none."""
    if not cost.by_year:
        return None
    return next((part for part in PARTS if getattr(cost, part)), "social")


def value_in(cost: UnitCost, year: Year) -> ByYear | None:
    """What a unit is worth in a year; None where the source gives no such value.

    Of values by calendar year, a financial year has three quarters of the year it
    begins in and a quarter of the next; of values by financial year, a calendar year
    has a quarter of the one it begins in and three quarters of the next.
    """
    known = {point[0]: ByYear(*point[1:]) for point in cost.by_year}
    if year in known:
        return known[year]
    first = year.start if year.financial else year.start - 1
    weight = 0.75 if year.financial else 0.25
    one = known.get(Year(first, not year.financial))
    next_one = known.get(Year(first + 1, not year.financial))
    if one is None or next_one is None:
        return None
    return ByYear(
        *(
            weight * before + (1.0 - weight) * after
            for before, after in zip(one, next_one, strict=True)
        )
    )


def covered_to(cost: UnitCost, horizon: Horizon) -> Year | None:
    """The last year of an appraisal for which the source gives a value, if any."""
    years = (horizon.first.plus(n) for n in reversed(range(horizon.years)))
    return next((year for year in years if value_in(cost, year) is not None), None)


def brought(
    cost: UnitCost, part: Part, horizon: Horizon, *, ranged: bool
) -> Input | None:
    """A part of a unit cost as an input; None where the source has none.

    A value by year becomes a series over the appraisal. ``ranged`` gives it the low
    and high value of the source; of a series, those of its first year stand for all.
    """
    return _brought(cost, part, horizon, ranged)


@lru_cache(maxsize=1024)
def _brought(
    cost: UnitCost,
    part: Part,
    horizon: Horizon,
    ranged: bool,  # noqa: FBT001
) -> Input | None:
    if part_by_year(cost) == part:
        return _series(cost, horizon, ranged=ranged)
    amount: float = getattr(cost, part)
    if not amount:
        return None
    ends = next(((low, high) for name, low, high in cost.spread if name == part), None)
    return Input(amount, Range(*ends) if ranged and ends else None)


def _series(cost: UnitCost, horizon: Horizon, *, ranged: bool) -> Input:
    values = [value_in(cost, horizon.first.plus(n)) for n in range(horizon.years)]
    spread = None
    first = next((each for each in values if each is not None and each.central), None)
    if ranged and first is not None:
        # To a hundredth of a percent: the published ends are rounded to the penny.
        ends = (first.low, first.high)
        low, high = (round(end / first.central - 1.0, 4) for end in ends)
        spread = Range(low, high, relative=True)
    centrals = [None if each is None else each.central for each in values]
    return Input(constant_spans(centrals, horizon), spread)
