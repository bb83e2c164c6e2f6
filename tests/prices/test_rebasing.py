"""From the prices of one year to those of another, and into a year's money."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.library.reference_data import gdp_deflator
from cba.models.years import Year
from cba.prices import (
    Deflator,
    PriceIndex,
    YearNotCovered,
    growth_factor,
    nominal_factors,
    rebase_factor,
)

DEFLATOR = Deflator(
    "Made-up index",
    "1",
    "made up",
    tuple(
        PriceIndex(Year(2024 + offset), level)
        for offset, level in enumerate((100.0, 125.0, 150.0))
    ),
)
COVERED = st.integers(2000, 2030).map(Year) | st.integers(2001, 2030).map(
    lambda start: Year(start, financial=False)
)


def test_rebasing_is_the_ratio_of_the_two_indices() -> None:
    # 150 / 100
    assert rebase_factor(DEFLATOR, Year(2024), Year(2026)) == 1.5


def test_rebasing_back_is_the_inverse() -> None:
    # 100 / 125
    assert rebase_factor(DEFLATOR, Year(2025), Year(2024)) == 0.8


def test_rebasing_from_a_calendar_year_uses_its_derived_index() -> None:
    # 2025: ¼ · 100 + ¾ · 125 = 118.75; 150 / 118.75
    factor = rebase_factor(DEFLATOR, Year(2025, financial=False), Year(2026))

    assert factor == pytest.approx(1.2631578947)


def test_unit_cost_of_2013_14_in_the_prices_of_2026_27() -> None:
    # HM Treasury, March 2026: 33,785 · 105.3095 / 73.0337 = 48,715.6129 by hand
    factor = rebase_factor(gdp_deflator("2026-03"), Year(2013), Year(2026))

    assert round(33785 * factor, 2) == 48715.61


def test_a_year_in_its_own_prices_needs_no_index() -> None:
    assert rebase_factor(DEFLATOR, Year(2090), Year(2090)) == 1.0


@pytest.mark.parametrize(
    ("before", "after", "missing"),
    [(2019, 2025, "2019-20"), (2025, 2027, "2027-28"), (2019, 2027, "2019-20")],
)
def test_year_not_covered_is_named_with_the_years_there_are(
    before: int, after: int, missing: str
) -> None:
    with pytest.raises(YearNotCovered) as raised:
        rebase_factor(DEFLATOR, Year(before), Year(after))

    error = raised.value
    assert (error.year, error.first, error.last) == (missing, "2024-25", "2026-27")


def test_years_there_are_come_in_the_kind_that_was_asked_for() -> None:
    with pytest.raises(YearNotCovered) as raised:
        rebase_factor(DEFLATOR, Year(2024, financial=False), Year(2026))

    assert str(raised.value) == (
        "Made-up index has no index for 2024: it runs from 2025 to 2026"
    )


def test_years_there_are_come_in_their_own_kind_where_none_can_be_derived() -> None:
    single = Deflator("One year", "1", "made up", (PriceIndex(Year(2025), 100.0),))

    with pytest.raises(YearNotCovered) as raised:
        rebase_factor(single, Year(2025, financial=False), Year(2025))

    assert (raised.value.first, raised.value.last) == ("2025-26", "2025-26")


def test_year_not_covered_survives_a_trip_to_another_process() -> None:
    error = YearNotCovered("Made-up index", "2030-31", "2024-25", "2026-27")

    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301


@given(COVERED, COVERED)
def test_rebasing_there_and_back_changes_nothing(one: Year, other: Year) -> None:
    deflator = gdp_deflator()
    there_and_back = rebase_factor(deflator, one, other) * rebase_factor(
        deflator, other, one
    )

    assert there_and_back == pytest.approx(1.0, abs=1e-12)


def test_growth_multiplies_once_a_year() -> None:
    # 1.5 · 1.5 · 1.5
    assert growth_factor(0.5, 3) == 3.375


def test_growth_over_negative_years_divides() -> None:
    # 1 / 1.25 / 1.25
    assert growth_factor(0.25, -2) == pytest.approx(0.64)


def test_growth_over_no_years_is_none() -> None:
    assert growth_factor(0.02, 0) == 1.0


@given(st.floats(-0.5, 0.5), st.integers(0, 60))
def test_growth_forward_and_back_cancels_out(rate: float, years: int) -> None:
    both = growth_factor(rate, years) * growth_factor(rate, -years)

    assert both == pytest.approx(1.0, abs=1e-12)


def test_nominal_factor_is_the_index_over_that_of_the_price_year() -> None:
    # 100 / 125, 1, 150 / 125
    years = [Year(2024), Year(2025), Year(2026)]

    assert nominal_factors(DEFLATOR, Year(2025), years) == (0.8, 1.0, 1.2)


def test_nominal_factor_past_the_last_year_is_not_guessed() -> None:
    years = [Year(2026), Year(2027)]

    assert nominal_factors(DEFLATOR, Year(2025), years) == (1.2, None)


def test_nominal_factor_past_the_last_year_takes_a_stated_growth() -> None:
    # 150 · 1.5 / 125; 150 · 1.5 · 1.5 / 125
    years = [Year(2027), Year(2028)]

    assert nominal_factors(DEFLATOR, Year(2025), years, after=0.5) == (1.8, 2.7)


def test_price_year_without_an_index_is_known_only_in_its_own_year() -> None:
    years = [Year(2019), Year(2025)]

    assert nominal_factors(DEFLATOR, Year(2019), years) == (1.0, None)
