"""Schedules: what may be one, the rate of a year, and what it is called."""

from __future__ import annotations

import pytest

from cba.discounting import flat, from_bands, is_unverified, label, rate_in
from cba.library.reference_data import discount_schedule


@pytest.mark.parametrize(
    ("year", "rate"),
    [(0, 0.035), (30, 0.035), (31, 0.03), (75, 0.03), (76, 0.025), (301, 0.01)],
)
def test_rate_changes_in_the_first_year_of_each_green_book_band(
    year: int, rate: float
) -> None:
    assert rate_in(discount_schedule("green-book"), year) == rate


def test_last_band_has_no_end() -> None:
    assert rate_in(discount_schedule("green-book"), 5000) == 0.01


def test_year_before_the_appraisal_has_no_rate() -> None:
    with pytest.raises(ValueError, match="year -1 lies before the appraisal"):
        rate_in(flat(0.035), -1)


@pytest.mark.parametrize("bands", [[], [(1, 0.035)]])
def test_bands_must_begin_at_year_0(bands: list[tuple[int, float]]) -> None:
    with pytest.raises(ValueError, match="must begin at year 0"):
        from_bands(bands)


@pytest.mark.parametrize("first", [0, 31])
def test_bands_must_follow_each_other(first: int) -> None:
    with pytest.raises(ValueError, match="must follow each other"):
        from_bands([(0, 0.035), (31, 0.03), (first, 0.02)])


@pytest.mark.parametrize("rate", [-1.0, -2.0, float("nan"), float("inf")])
def test_rate_must_leave_something_to_discount(rate: float) -> None:
    with pytest.raises(ValueError, match="above -100%"):
        flat(rate)


def test_rates_of_a_project_say_where_they_come_from() -> None:
    schedule = flat(0.035)

    assert (schedule.source, schedule.status) == ("set in the project", "local")


def test_label_of_a_flat_rate() -> None:
    assert label(flat(0.035)) == "3.5% a year"


def test_label_of_bands_gives_each_step() -> None:
    # 7% is 7.000000000000001 when multiplied by 100
    bands = from_bands([(0, 0.07), (31, 0.0257)])

    assert label(bands) == "7% a year, 2.57% from year 31"


def test_label_of_a_named_schedule_is_its_title_and_first_rate() -> None:
    assert label(discount_schedule("green-book")) == "Green Book 3.5%"


@pytest.mark.parametrize(("years", "expected"), [(30, False), (31, True), (60, True)])
def test_unverified_bands_count_from_the_year_they_start(
    years: int, *, expected: bool
) -> None:
    # the second band of the New Zealand schedule starts in year 31; the end of
    # the last of 31 years is discounted by it
    schedule = discount_schedule("nz-treasury-2024")

    assert is_unverified(schedule, years) is expected


def test_schedule_without_unverified_bands_is_never_unverified() -> None:
    assert is_unverified(discount_schedule("green-book"), 500) is False
