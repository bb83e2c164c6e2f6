"""The weight of £1 in each year, by schedule and timing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.discounting import DiscountSchedule, Timing, discount_factors, flat, from_bands
from cba.library.reference_data import discount_schedule

CHECK_FACTORS = Path(__file__).with_name("check_factors.csv")
TIMINGS: tuple[Timing, ...] = ("start", "mid", "end")

rates = st.floats(min_value=0.0001, max_value=0.5)


@st.composite
def schedules(draw: st.DrawFn) -> DiscountSchedule:
    """A schedule of up to four bands with positive rates."""
    firsts = draw(st.lists(st.integers(1, 60), max_size=3, unique=True))
    return from_bands([(first, draw(rates)) for first in [0, *sorted(firsts)]])


@pytest.mark.parametrize(
    "name",
    [
        "green-book",
        "green-book-reduced",
        "green-book-health",
        "green-book-health-reduced",
    ],
)
def test_published_schedules_give_the_check_factors_for_500_years(name: str) -> None:
    with CHECK_FACTORS.open(encoding="utf-8", newline="") as file:
        expected = tuple(float(row[name]) for row in csv.DictReader(file))

    assert len(expected) == 501
    assert expected == pytest.approx(
        discount_factors(discount_schedule(name), 501), abs=1e-9, rel=0
    )


def test_first_year_is_not_discounted_at_the_start() -> None:
    # 1, 1/1.25, 1/1.25²
    assert discount_factors(flat(0.25), 3) == pytest.approx((1.0, 0.8, 0.64))


def test_end_of_year_is_the_start_of_the_next() -> None:
    assert discount_factors(flat(0.25), 2, "end") == pytest.approx((0.8, 0.64))


def test_mid_year_is_half_a_year_of_the_rate_that_follows() -> None:
    # 1/√1.44 = 1/1.2; then 1/1.44/1.2 = 0.578703…
    factors = discount_factors(flat(0.44), 2, "mid")

    assert factors == pytest.approx((0.8333333333, 0.5787037037))


def test_rate_of_a_band_applies_from_its_first_year_on() -> None:
    # year 0: 1; year 1 at 25%: 0.8; year 2 at 100%: 0.4; year 3 at 100%: 0.2
    factors = discount_factors(from_bands([(0, 0.25), (2, 1.0)]), 4)

    assert factors == (1.0, 0.8, 0.4, 0.2)


def test_mid_year_before_a_band_edge_takes_the_rate_of_the_new_band() -> None:
    # D(1) = 1/1.25 = 0.8; year 2 is at 44%: 0.8 / 1.2 = 0.6667
    factors = discount_factors(from_bands([(0, 0.25), (2, 0.44)]), 2, "mid")

    assert factors[1] == pytest.approx(0.6666666667)


def test_end_of_year_before_a_band_edge_takes_the_rate_of_the_new_band() -> None:
    # D(2) = 0.8 / 1.44
    factors = discount_factors(from_bands([(0, 0.25), (2, 0.44)]), 2, "end")

    assert factors[1] == pytest.approx(0.5555555556)


def test_a_later_rate_never_reaches_back_across_the_band_edge() -> None:
    banded = discount_factors(discount_schedule("green-book"), 32)

    # thirty years at 3.5%, one at 3%; 1/1.03^31 would be 0.4000
    assert banded[31] == pytest.approx(1 / 1.035**30 / 1.03)


def test_no_years_have_no_factors() -> None:
    assert [discount_factors(flat(0.035), 0, timing) for timing in TIMINGS] == [()] * 3


@given(schedules(), st.integers(2, 80), st.sampled_from(TIMINGS))
def test_positive_rates_make_each_year_weigh_less(
    schedule: DiscountSchedule, years: int, timing: Timing
) -> None:
    factors = discount_factors(schedule, years, timing)

    assert len(factors) == years
    assert list(factors) == sorted(set(factors), reverse=True)


@given(st.integers(1, 80), st.sampled_from(TIMINGS))
def test_a_rate_of_nothing_discounts_nothing(years: int, timing: Timing) -> None:
    assert discount_factors(flat(0.0), years, timing) == (1.0,) * years


@given(schedules(), st.integers(1, 80))
def test_mid_year_lies_between_start_and_end(
    schedule: DiscountSchedule, years: int
) -> None:
    starts, mids, ends = (discount_factors(schedule, years, t) for t in TIMINGS)

    assert all(s > m > e for s, m, e in zip(starts, mids, ends, strict=True))


@given(schedules(), st.integers(1, 60), st.integers(1, 20))
def test_a_longer_appraisal_does_not_change_the_years_it_shares(
    schedule: DiscountSchedule, years: int, more: int
) -> None:
    longer = discount_factors(schedule, years + more)

    assert longer[:years] == discount_factors(schedule, years)
