"""Money of one year's prices in another's: deflators, rebasing, real and nominal.

An index is published for financial years or for calendar years. Either kind
of year can be asked of either kind of index; where they differ the answer is
derived from the two years it overlaps, and says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cba.models.years import Year

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The status of an index number that is a forecast; others are outturn.
FORECAST = "forecast"


class YearNotCovered(LookupError):
    """A year for which a deflator has no index number.

    ``first`` and ``last`` are the labels of the years it runs from and to, in
    the kind of year that was asked for.
    """

    def __init__(self, deflator: str, year: str, first: str, last: str) -> None:
        """Keep the labels, so that a caller can word its own message."""
        super().__init__(deflator, year, first, last)
        self.deflator = deflator
        self.year = year
        self.first = first
        self.last = last

    def __str__(self) -> str:
        """The year asked for, and the years there are."""
        return (
            f"{self.deflator} has no index for {self.year}: "
            f"it runs from {self.first} to {self.last}"
        )


@dataclass(frozen=True, slots=True)
class PriceIndex:
    """The price level of one year; ``status`` is ``outturn`` or ``forecast``."""

    year: Year
    index: float
    status: str = "outturn"


@dataclass(frozen=True, slots=True)
class Deflator:
    """Price levels by year, all financial or all calendar, in order of time.

    Years may be missing between the first and the last; they are then not
    covered. Raises `ValueError` where the numbers cannot be an index.
    """

    name: str
    edition: str
    source: str
    indices: tuple[PriceIndex, ...]
    status: str = "published"

    def __post_init__(self) -> None:
        """Refuse numbers that nothing could be divided by or looked up in."""
        years = [point.year for point in self.indices]
        if len({year.financial for year in years}) != 1:
            message = f"`{self.name}` needs years of one kind, and at least one"
            raise ValueError(message)
        if any(later <= year for year, later in pairwise(years)):
            message = f"the years of `{self.name}` must follow each other, each once"
            raise ValueError(message)
        if not all(math.isfinite(p.index) and p.index > 0 for p in self.indices):
            message = f"the index numbers of `{self.name}` must be above 0"
            raise ValueError(message)

    @property
    def financial(self) -> bool:
        """Whether the index is published for financial years."""
        return self.indices[0].year.financial


def index(deflator: Deflator, year: Year, after: float | None = None) -> float | None:
    """The price level of a year, or None where the deflator does not reach.

    From an index by financial years, a calendar year has a quarter of the
    financial year it begins in and three quarters of the one that begins in
    it; from an index by calendar years, a financial year has three quarters
    of the year it begins in and a quarter of the next. ``after`` is the
    assumed annual growth of prices past the last published year.
    """
    level = 0.0
    for start, weight in parts_of(deflator, year):
        published = _published(deflator, start, after)
        if published is None:
            return None
        level += weight * published
    return level


def is_derived(deflator: Deflator, year: Year) -> bool:
    """Whether the index of this kind of year is made from the other kind."""
    return year.financial != deflator.financial


def is_forecast(deflator: Deflator, year: Year) -> bool:
    """Whether the index of a year is a forecast, in part or in whole.

    A year that is not covered has no index, and is no forecast.
    """
    starts = [start for start, _ in parts_of(deflator, year)]
    return index(deflator, year) is not None and any(
        point.status == FORECAST
        for point in deflator.indices
        if point.year.start in starts
    )


def covered_years(deflator: Deflator, *, financial: bool) -> tuple[Year, Year] | None:
    """The first and last year of a kind with an index; None where none has one."""
    first = deflator.indices[0].year.start
    last = deflator.indices[-1].year.start
    candidates = (Year(start, financial) for start in range(first, last + 1))
    covered = [year for year in candidates if index(deflator, year) is not None]
    return (covered[0], covered[-1]) if covered else None


def rebase_factor(deflator: Deflator, from_year: Year, to_year: Year) -> float:
    """What £1 in the prices of one year is in the prices of another.

    index[to] / index[from]; exactly 1 between a year and itself, which needs
    no index. Raises `YearNotCovered` for the first of the two years that the
    deflator does not reach.

    Green Book (2026), real and nominal prices: appraisals are in the prices of
    one base year.
    """
    if from_year == to_year:
        return 1.0
    before = _required(deflator, from_year)
    return _required(deflator, to_year) / before


def growth_factor(rate: float, years: int) -> float:
    """(1 + rate) multiplied by itself once a year; divided for negative years.

    Multiplication in order gives the same last digit on every machine, which a
    power does not. The rate must be above -1 where years are negative.

    >>> growth_factor(0.5, 2), growth_factor(0.25, -1), growth_factor(0.02, 0)
    (2.25, 0.8, 1.0)
    """
    factor = 1.0
    for _ in range(years):
        factor *= 1 + rate
    for _ in range(-years):
        factor /= 1 + rate
    return factor


def nominal_factors(
    deflator: Deflator,
    price_year: Year,
    years: Iterable[Year],
    after: float | None = None,
) -> tuple[float | None, ...]:
    """What £1 in real terms is in the money of each year, for a budget.

    index[year] / index[price year]. None for a year without an index: past the
    last forecast that is every year, unless ``after`` gives the annual growth
    to assume from there on.
    """
    base = index(deflator, price_year, after)
    return tuple(
        1.0 if year == price_year else _ratio(index(deflator, year, after), base)
        for year in years
    )


def _ratio(level: float | None, base: float | None) -> float | None:
    return None if level is None or base is None else level / base


def parts_of(deflator: Deflator, year: Year) -> tuple[tuple[int, float], ...]:
    """The published years, by their start, that make up a year; with weights."""
    if not is_derived(deflator, year):
        return ((year.start, 1.0),)
    if deflator.financial:
        return ((year.start - 1, 0.25), (year.start, 0.75))
    return ((year.start, 0.75), (year.start + 1, 0.25))


def _published(deflator: Deflator, start: int, after: float | None) -> float | None:
    for point in deflator.indices:
        if point.year.start == start:
            return point.index
    last = deflator.indices[-1]
    beyond = start - last.year.start
    if after is None or beyond <= 0:
        return None
    return last.index * growth_factor(after, beyond)


def _required(deflator: Deflator, year: Year) -> float:
    level = index(deflator, year)
    if level is None:
        covered = covered_years(deflator, financial=year.financial)
        first, last = covered or (deflator.indices[0].year, deflator.indices[-1].year)
        raise YearNotCovered(deflator.name, str(year), str(first), str(last))
    return level
