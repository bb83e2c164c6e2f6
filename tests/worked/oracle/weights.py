"""What a pound of one year is worth in another: price index and discounting."""

from __future__ import annotations

from math import sqrt
from typing import Any

from tests.worked.oracle.reading import is_financial, label_of, number, start_of

#: GDP deflator at market prices, financial years, 2024-25 = 100. HM Treasury,
#: March 2026: outturn to 2024-25, then the forecast of the Office for Budget
#: Responsibility. A copy of its own, so that the oracle shares no data file.
_INDEX_FROM_2000 = (
    *(54.3697, 55.4597, 56.6000, 57.9885, 59.7172, 61.3576, 63.2017, 64.4380),
    *(66.8397, 67.7042, 68.8561, 70.3261, 71.5454, 73.0337, 74.0662, 74.5804),
    *(76.0754, 77.0388, 78.7948, 80.8738, 85.1002, 85.3036, 91.2996, 96.1117),
    *(100.0000, 103.2388, 105.3095, 107.3546, 109.3571, 111.3959, 113.6416),
)
INDEX = {
    label_of(2000 + years, financial=True): value
    for years, value in enumerate(_INDEX_FROM_2000)
}

#: Yearly rates by the year from which they run: HM Treasury, Green Book (2026);
#: New Zealand Treasury (2024); Australian Government cost-benefit guidance
#: (2023); European Commission, Economic Appraisal Vademecum (2021).
_GREEN_BOOK_BANDS = (0, 31, 76, 126, 201, 301)


def _green_book(*percentages: float) -> dict[int, float]:
    rates = [percentage / 100 for percentage in percentages]
    return dict(zip(_GREEN_BOOK_BANDS, rates, strict=True))


SCHEDULES: dict[str, dict[int, float]] = {
    "green-book": _green_book(3.5, 3, 2.5, 2, 1.5, 1),
    "green-book-reduced": _green_book(3, 2.57, 2.14, 1.71, 1.29, 0.86),
    "green-book-health": _green_book(1.5, 1.29, 1.07, 0.86, 0.64, 0.43),
    "green-book-health-reduced": _green_book(1, 0.86, 0.71, 0.57, 0.43, 0.29),
    "nz-treasury-2024": {0: 0.02, 31: 0.015, 101: 0.01},
    "nz-treasury-2024-commercial": {0: 0.08},
    "australia-obpr": {0: 0.07},
    "eu-2021": {0: 0.03},
}


def index_of(year: object) -> float:
    """The price index of a financial year, or of a calendar year derived from two."""
    start = start_of(year)
    starting_in_it = INDEX[label_of(start, financial=True)]
    if is_financial(year):
        return starting_in_it
    return 0.25 * INDEX[label_of(start - 1, financial=True)] + 0.75 * starting_in_it


def price_factors(
    price_year: object, to_year: object, growth: object, starts: list[int]
) -> list[float]:
    """What turns a line's own prices into the appraisal's, year by year.

    Method, section 1: once from price year to price year, and real growth from
    the line's own price year to the year of the flow.
    """
    moved = 1.0
    if str(price_year) != str(to_year):
        moved = index_of(to_year) / index_of(price_year)
    return [
        moved * (1 + number(growth)) ** (start - start_of(price_year))
        for start in starts
    ]


def discount_factors(schedule: Any, timing: str, years: int) -> list[float]:  # noqa: ANN401
    """Weight of £1 in each year, for as many years as are asked for.

    Method, section 4.
    """
    if isinstance(schedule, str):
        bands = SCHEDULES[schedule]
    elif "rate" in schedule:
        bands = {0: number(schedule["rate"])}
    else:
        bands = {int(key): number(rate) for key, rate in schedule["bands"].items()}

    def rate(year: int) -> float:
        return bands[max(first for first in bands if first <= year)]

    at_start = [1.0]
    for year in range(1, years + 1):
        at_start.append(at_start[-1] / (1 + rate(year)))
    if timing == "mid":
        return [at_start[year] / sqrt(1 + rate(year + 1)) for year in range(years)]
    if timing == "end":
        return at_start[1:]
    return at_start[:years]
