"""Rates an hour that a library brings to cost lines."""

from __future__ import annotations

import pytest

from cba.library.rates import hourly_rate, with_rates
from cba.library.unit_costs import unit_cost
from cba.models.cost import Cost
from cba.models.project import Project
from cba.models.years import Year


def project(rate: object, **more: str) -> Project:
    line = {"kind": "in-kind", "paid_by": "society", "hours": "10", "rate": rate}
    return Project.model_validate(
        {
            "cba": "1",
            "project": {"title": "T"},
            "appraisal": {"first_year": "2026-27", "years": "3"},
            "agencies": {},
            "costs": {"mentors": {**line, **more}},
        }
    )


def mentors(made: Project) -> Cost:
    return with_rates(made).costs["mentors"]


def test_a_rate_brings_its_value_source_and_price_year() -> None:
    cost = mentors(project({"unit_cost": "NLW-2026"}))

    assert cost.rate is not None
    assert (cost.rate.value, cost.rate.status) == (12.71, "published")
    assert cost.rate.source == unit_cost("NLW-2026").source
    assert (cost.prices_of, cost.price_year) == (Year(2026), None)


def test_the_lines_own_price_year_goes_first() -> None:
    cost = mentors(project({"unit_cost": "NLW-2025"}, price_year="2024-25"))

    assert cost.prices_of == Year(2024)


def test_a_rate_in_pounds_stays_as_it_is() -> None:
    made = project("£12.71")

    assert with_rates(made) is made
    assert made.costs["mentors"].prices_of is None


def test_filling_in_twice_changes_nothing() -> None:
    once = with_rates(project({"unit_cost": "NLW-2026"}))

    assert with_rates(once) is once


@pytest.mark.parametrize("code", ["CARBON", "CR2.0", "NLW"])
def test_what_is_no_single_value_is_left_to_the_checks(code: str) -> None:
    made = project({"unit_cost": code})

    assert with_rates(made) is made


@pytest.mark.parametrize(
    ("code", "expected"), [("NLW-2026", 12.71), ("MEDIAN-HOUR", 17.96), ("HO3.0", 2501)]
)
def test_one_value_is_a_rate(code: str, expected: float) -> None:
    found = hourly_rate(unit_cost(code))

    assert found is not None
    assert found.value == expected
