"""Schedules, deflator and bias tables as the rest of the tool asks for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cba.library.bias_tables import Aspect, capital_bias
from cba.library.names import UnknownReference
from cba.library.reference_data import (
    bias_grades,
    capital_class,
    discount_schedule,
    gdp_deflator,
    schedule_names,
)
from cba.models.years import Year
from cba.prices import index, is_forecast


def test_green_book_schedule_steps_down_five_times() -> None:
    # Green Book (2026): 3.5% for the first thirty years, 1% from year 301
    assert discount_schedule("green-book").bands == (
        (0, 0.035),
        (31, 0.03),
        (76, 0.025),
        (126, 0.02),
        (201, 0.015),
        (301, 0.01),
    )


def test_all_schedules_are_there() -> None:
    assert schedule_names() == (
        "green-book",
        "green-book-reduced",
        "green-book-health",
        "green-book-health-reduced",
        "nz-treasury-2024",
        "nz-treasury-2024-commercial",
        "australia-obpr",
        "eu-2021",
    )


@pytest.mark.parametrize(
    ("name", "status", "unverified_from"),
    [
        ("green-book", "published", None),
        ("green-book-health-reduced", "unverified", 126),
        ("nz-treasury-2024", "unverified", 31),
    ],
)
def test_schedule_is_unverified_from_its_first_unverified_band(
    name: str, status: str, unverified_from: int | None
) -> None:
    schedule = discount_schedule(name)

    assert (schedule.status, schedule.unverified_from) == (status, unverified_from)


def test_named_edition_is_the_current_one_where_it_is_current() -> None:
    named = discount_schedule("green-book", edition="2026")

    assert named == discount_schedule("green-book")
    assert named.edition == "2026"


def test_unknown_schedule_lists_the_known_ones() -> None:
    with pytest.raises(UnknownReference) as raised:
        discount_schedule("green-bok")

    error = raised.value
    assert (error.kind, error.name) == ("discount schedule", "green-bok")
    assert error.known == schedule_names()


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda: discount_schedule("green-book", "1999"), id="schedule"),
        pytest.param(lambda: schedule_names("1999"), id="schedule names"),
        pytest.param(lambda: gdp_deflator("1999"), id="deflator"),
        pytest.param(lambda: bias_grades("1999"), id="grades"),
        pytest.param(lambda: capital_class("outsourcing", "1999"), id="capital class"),
    ],
)
def test_unknown_edition_is_refused_everywhere(ask: Callable[[], object]) -> None:
    with pytest.raises(UnknownReference, match=r"edition of .* `1999`"):
        ask()


def test_gdp_deflator_is_100_in_2024_25() -> None:
    assert index(gdp_deflator(), Year(2024)) == 100.0


def test_gdp_deflator_is_a_forecast_after_its_last_outturn() -> None:
    years = (Year(2024), Year(2025), Year(2030))

    assert [is_forecast(gdp_deflator(), year) for year in years] == [False, True, True]


def test_calendar_2025_is_derived_from_two_financial_years() -> None:
    # ¼ · 100 + ¾ · 103.2388 = 102.4291
    level = index(gdp_deflator(), Year(2025, financial=False))

    assert level == pytest.approx(102.4291)


def test_grades_correct_by_0_to_40_per_cent() -> None:
    corrections = [
        (grade.benefits_lowered, grade.costs_raised) for grade in bias_grades().grades
    ]

    assert corrections == [
        (0.0, 0.0),
        (0.05, 0.05),
        (0.10, 0.10),
        (0.15, 0.15),
        (0.25, 0.25),
        (0.40, 0.40),
    ]


@pytest.mark.parametrize(
    ("aspect", "words"),
    [
        ("population", "generic national analysis"),
        ("evidence", "practitioner monitoring against a robust plan"),
        ("cost", "ready reckoner"),
        ("age", "3 to 4 years old"),
        ("known_error", "±15%"),
    ],
)
def test_grade_4_in_words(aspect: Aspect, words: str) -> None:
    assert bias_grades().grade(4).words(aspect) == words


def test_grades_are_marked_unverified() -> None:
    assert bias_grades().status == "unverified"


def test_grade_7_does_not_exist() -> None:
    with pytest.raises(UnknownReference) as raised:
        bias_grades().grade(7)

    assert raised.value.known == ("1", "2", "3", "4", "5", "6")


@pytest.mark.parametrize(
    ("name", "upper", "lower"),
    [
        ("standard-buildings", 0.24, 0.02),
        ("non-standard-buildings", 0.51, 0.04),
        ("standard-civil-engineering", 0.44, 0.03),
        ("non-standard-civil-engineering", 0.66, 0.06),
        ("equipment-development", 2.0, 0.1),
        ("outsourcing", 0.41, 0.0),
    ],
)
def test_bounds_of_the_capital_classes(name: str, upper: float, lower: float) -> None:
    found = capital_class(name)

    assert (found.upper, found.lower) == (upper, lower)


def test_bounds_of_the_works_duration_come_too() -> None:
    found = capital_class("non-standard-buildings")

    assert (found.works_duration_upper, found.works_duration_lower) == (0.39, 0.02)


def test_outsourcing_has_operating_expenditure_and_no_works() -> None:
    found = capital_class("outsourcing")

    assert (found.expenditure, found.works_duration_upper) == ("operating", None)


@pytest.mark.parametrize(
    ("mitigated", "expected"),
    [
        (0.0, 0.24),  # nothing mitigated: the upper bound
        (0.4, 0.144),  # 24% · 60%
        (0.95, 0.02),  # 24% · 5% = 1.2%, below the lower bound of 2%
        (1.0, 0.02),  # never below the lower bound
    ],
)
def test_capital_bias_falls_with_mitigation_to_the_lower_bound(
    mitigated: float, expected: float
) -> None:
    bias = capital_bias(capital_class("standard-buildings"), mitigated)

    assert bias == pytest.approx(expected)


def test_unknown_capital_class_lists_the_known_ones() -> None:
    with pytest.raises(UnknownReference) as raised:
        capital_class("standard_buildings")

    assert raised.value.kind == "capital class"
    assert "standard-buildings" in raised.value.known
