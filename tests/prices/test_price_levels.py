"""The index of a year: published, derived from the other kind, or missing."""

from __future__ import annotations

import pytest

from cba.models.years import Year
from cba.prices import (
    Deflator,
    PriceIndex,
    covered_years,
    index,
    is_derived,
    is_forecast,
)


def calendar(year: int) -> Year:
    return Year(year, financial=False)


FINANCIAL = Deflator(
    "By financial year",
    "1",
    "made up",
    (
        PriceIndex(Year(2024), 100.0),
        PriceIndex(Year(2025), 104.0),
        PriceIndex(Year(2026), 108.0, "forecast"),
    ),
)
CALENDAR = Deflator(
    "By calendar year",
    "1",
    "made up",
    (PriceIndex(calendar(2025), 100.0), PriceIndex(calendar(2026), 104.0)),
)


def test_published_year_has_its_own_index() -> None:
    assert index(FINANCIAL, Year(2025)) == 104.0


def test_calendar_year_is_derived_from_two_financial_years() -> None:
    # ¼ · 100 + ¾ · 104 = 103
    assert index(FINANCIAL, calendar(2025)) == 103.0


def test_financial_year_is_derived_from_two_calendar_years() -> None:
    # ¾ · 100 + ¼ · 104 = 101
    assert index(CALENDAR, Year(2025)) == 101.0


def test_year_outside_the_deflator_has_no_index() -> None:
    assert [index(FINANCIAL, Year(year)) for year in (2023, 2027)] == [None, None]


def test_derived_year_needs_both_years_it_overlaps() -> None:
    # 2024 would need 2023-24; 2027 would need 2027-28
    assert [index(FINANCIAL, calendar(year)) for year in (2024, 2027)] == [None, None]


def test_growth_after_the_last_year_extends_the_published_index() -> None:
    # 108 · 1.5 · 1.5
    assert index(FINANCIAL, Year(2028), after=0.5) == 243.0


def test_growth_after_the_last_year_comes_before_derivation() -> None:
    # ¼ · 108 + ¾ · (108 · 1.5) = 27 + 121.5
    assert index(FINANCIAL, calendar(2027), after=0.5) == 148.5


def test_growth_after_the_last_year_does_not_reach_before_the_first() -> None:
    assert index(FINANCIAL, Year(2023), after=0.5) is None


def test_other_kind_of_year_is_derived() -> None:
    asked = [(FINANCIAL, calendar(2025)), (CALENDAR, Year(2025))]

    assert [is_derived(deflator, year) for deflator, year in asked] == [True, True]


def test_same_kind_of_year_is_not_derived() -> None:
    asked = [(FINANCIAL, Year(2025)), (CALENDAR, calendar(2025))]

    assert [is_derived(deflator, year) for deflator, year in asked] == [False, False]


def test_forecast_year_says_so() -> None:
    years = (Year(2025), Year(2026))

    assert [is_forecast(FINANCIAL, year) for year in years] == [False, True]


def test_year_derived_in_part_from_a_forecast_is_one() -> None:
    years = (calendar(2025), calendar(2026))

    assert [is_forecast(FINANCIAL, year) for year in years] == [False, True]


def test_year_that_only_touches_a_forecast_has_no_index_to_be_one() -> None:
    assert is_forecast(FINANCIAL, calendar(2027)) is False


def test_covered_years_of_the_published_kind() -> None:
    assert covered_years(FINANCIAL, financial=True) == (Year(2024), Year(2026))


def test_covered_years_of_the_derived_kind_are_fewer() -> None:
    assert covered_years(FINANCIAL, financial=False) == (calendar(2025), calendar(2026))


def test_covered_financial_years_of_a_calendar_index() -> None:
    assert covered_years(CALENDAR, financial=True) == (Year(2025), Year(2025))


def test_single_year_covers_none_of_the_other_kind() -> None:
    single = Deflator("One year", "1", "made up", (PriceIndex(Year(2025), 100.0),))

    assert covered_years(single, financial=False) is None


def test_missing_year_inside_a_deflator_has_no_index() -> None:
    gap = Deflator(
        "With a gap",
        "1",
        "made up",
        (PriceIndex(Year(2020), 100.0), PriceIndex(Year(2025), 120.0)),
    )

    assert index(gap, Year(2022), after=0.02) is None


@pytest.mark.parametrize("years", [[], [Year(2025), calendar(2026)]])
def test_deflator_has_years_of_one_kind(years: list[Year]) -> None:
    with pytest.raises(ValueError, match="years of one kind"):
        Deflator("Bad", "1", "made up", tuple(PriceIndex(y, 100.0) for y in years))


@pytest.mark.parametrize("second", [2024, 2025])
def test_deflator_has_each_year_once_and_in_order(second: int) -> None:
    with pytest.raises(ValueError, match="each once"):
        Deflator(
            "Bad",
            "1",
            "made up",
            (PriceIndex(Year(2025), 100.0), PriceIndex(Year(second), 101.0)),
        )


@pytest.mark.parametrize("level", [0.0, -1.0, float("nan"), float("inf")])
def test_deflator_has_index_numbers_above_0(level: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        Deflator("Bad", "1", "made up", (PriceIndex(Year(2025), level),))
