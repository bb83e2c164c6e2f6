"""What an option brings beyond another."""

from __future__ import annotations

import pytest

from cba.results.beyond import beyond
from cba.results.metric import Figure
from tests.reports.frame import framed
from tests.reports.made_projects import Tree, appraisal_of


def beyond_the_least(project: Tree, *paths: str) -> dict[str, Figure]:
    options = appraisal_of(project).options
    return beyond(options["full"], options["least"], paths)


def test_sums_are_differences_and_a_ratio_is_that_of_the_differences() -> None:
    found = beyond_the_least(
        framed(),
        *("public_value.pv_costs", "public_value.pv_benefits", "public_value.npv"),
        *("public_value.bcr", "agencies.council.npv", "agencies.nhs.npv"),
        "agencies.society.npv",
    )

    # 3 years of 55 more spent; 2 of 90 less 10% more gained.
    assert list(found.values()) == [
        *(165_000.0, 162_000.0, -3_000.0),
        *(pytest.approx(162 / 165, abs=1e-6), -165_000.0, 0.0, 0.0),
    ]


def test_no_further_cost_has_no_ratio() -> None:
    project = framed()
    costs = project["costs"]
    assert isinstance(costs, dict)
    del costs["more"]

    assert beyond_the_least(project, "public_value.bcr") == {"public_value.bcr": None}


def test_beyond_nought_are_the_answers_of_the_option_itself() -> None:
    option = appraisal_of(framed()).options["full"]

    found = beyond(option, None, ("financial.npv",))
    assert found["financial.npv"] == pytest.approx(option.financial.npv, abs=0.005)
