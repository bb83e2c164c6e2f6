"""From a discount schedule to the weight of £1 in each year of an appraisal.

A schedule is a list of bands, each with its own rate from a year of the
appraisal on. Named schedules are reference data; a project may also write a
rate or bands of its own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

#: When in a year its money moves: at its start, half-way through or at its end.
Timing = Literal["start", "mid", "end"]


@dataclass(frozen=True, slots=True)
class DiscountSchedule:
    """Discount rates by year of the appraisal, with where they come from.

    ``bands`` are pairs of the first year of the band (year 0 is the first of
    the appraisal) and its annual rate as a fraction, in order. ``title`` is
    empty for rates that a project wrote itself. ``unverified_from`` is the
    first year of the first band not confirmed at its source.
    """

    name: str
    bands: tuple[tuple[int, float], ...]
    source: str
    status: str
    edition: str
    title: str = ""
    unverified_from: int | None = None

    def __post_init__(self) -> None:
        """Refuse bands that leave a year without a rate, or money without end."""
        firsts = [first for first, _ in self.bands]
        if firsts[:1] != [0]:
            message = f"the bands of `{self.name}` must begin at year 0"
            raise ValueError(message)
        if any(later <= first for first, later in pairwise(firsts)):
            message = f"the bands of `{self.name}` must follow each other in time"
            raise ValueError(message)
        if not all(math.isfinite(rate) and rate > -1 for _, rate in self.bands):
            message = f"the rates of `{self.name}` must be numbers above -100%"
            raise ValueError(message)


def flat(rate: float) -> DiscountSchedule:
    """A project's own schedule with one rate for all years.

    >>> flat(0.035).bands
    ((0, 0.035),)
    """
    return _own("flat", ((0, rate),))


def from_bands(bands: Iterable[tuple[int, float]]) -> DiscountSchedule:
    """A project's own schedule, from pairs of first year and annual rate.

    Raises `ValueError` where the bands do not begin at year 0, are not in
    order, or hold a rate of -100% or less.
    """
    return _own("bands", tuple(bands))


def _own(name: str, bands: tuple[tuple[int, float], ...]) -> DiscountSchedule:
    return DiscountSchedule(name, bands, "set in the project", "local", "")


def rate_in(schedule: DiscountSchedule, year: int) -> float:
    """The annual rate of the band that a year of the appraisal is in.

    >>> [rate_in(from_bands([(0, 0.035), (31, 0.03)]), year) for year in (30, 31)]
    [0.035, 0.03]
    """
    if year < 0:
        message = f"year {year} lies before the appraisal, which begins in year 0"
        raise ValueError(message)
    return next(rate for first, rate in reversed(schedule.bands) if first <= year)


def discount_factors(
    schedule: DiscountSchedule, years: int, timing: Timing = "start"
) -> tuple[float, ...]:
    """Weight of £1 in each year of the appraisal, relative to its first day.

    With ``start`` the first year is not discounted, and each later year is
    the year before divided by one plus that year's own rate:
    D(0) = 1, D(t) = D(t-1) / (1 + r(t)). A schedule that steps down after year
    30 so changes only the years beyond it. ``end`` gives D(t+1); ``mid`` goes
    half-way there, D(t) / sqrt(1 + r(t+1)). The tuple has one factor a year.

    Green Book (2026), discounting: the rate of each year applies to that year
    alone, never back to the first.

    >>> [round(factor, 4) for factor in discount_factors(flat(0.035), 3)]
    [1.0, 0.9662, 0.9335]
    """
    weights = [1.0]
    for year in range(1, years + 1):
        weights.append(weights[-1] / (1 + rate_in(schedule, year)))
    match timing:
        case "start":
            return tuple(weights[:years])
        case "mid":
            return tuple(
                weight / math.sqrt(1 + rate_in(schedule, year + 1))
                for year, weight in enumerate(weights[:years])
            )
        case "end":
            return tuple(weights[1:])


def is_unverified(schedule: DiscountSchedule, years: int) -> bool:
    """Whether an appraisal so many years long uses a rate not confirmed yet.

    The year after the last counts too, because flows in the middle or at the
    end of the last year are discounted into it.
    """
    first = schedule.unverified_from
    return first is not None and first <= years


def label(schedule: DiscountSchedule) -> str:
    """The schedule in words: a named one by its title and first rate.

    A project's own rates are given in full.

    >>> label(flat(0.035)), label(from_bands([(0, 0.035), (31, 0.03)]))
    ('3.5% a year', '3.5% a year, 3% from year 31')
    """
    (_, first_rate), *later = schedule.bands
    if schedule.title:
        return f"{schedule.title} {_percent(first_rate)}"
    steps = (f"{_percent(rate)} from year {first}" for first, rate in later)
    return ", ".join([f"{_percent(first_rate)} a year", *steps])


def _percent(rate: float) -> str:
    return f"{rate * 100:.6g}%"
