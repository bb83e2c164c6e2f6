"""What an option brings beyond the do-minimum, and what optimism takes."""

from __future__ import annotations

import pytest

from cba.results.incremental import comparator, increments
from cba.results.optimism import optimism_bias_of
from tests.reports.frame import framed
from tests.reports.made_projects import Tree, appraisal_of


def without(role: str) -> Tree:
    project = framed()
    options = project["options"]
    assert isinstance(options, dict)
    for option in options.values():
        if option["role"] == role:
            del option["role"]
    return project


def test_the_do_minimum_is_compared_with_else_the_baseline_else_nought() -> None:
    plain = framed()
    del plain["options"]
    lines = [*plain["costs"].values(), *plain["benefits"].values()]  # type: ignore[attr-defined]
    for line in lines:
        line.pop("options", None)

    assert comparator(appraisal_of(framed())).identifier == "least"  # type: ignore[union-attr]
    assert comparator(appraisal_of(without("do-minimum"))).identifier == "now"  # type: ignore[union-attr]
    assert comparator(appraisal_of(plain)) is None


def test_an_increment_is_the_difference_of_the_answers() -> None:
    appraisal = appraisal_of(framed())
    (found,) = increments(appraisal).values()
    full, least = appraisal.options["full"], appraisal.options["least"]

    assert found.npv == full.public_value.npv - least.public_value.npv
    assert found.npv_public == full.financial.npv - least.financial.npv
    # 3 years of 55 more spent; 2 of 90 less 10% more gained.
    assert found.pv_costs == pytest.approx(165_000)
    assert found.pv_benefits == pytest.approx(162_000)
    assert found.bcr == pytest.approx(162 / 165)
    assert found.agencies["council"] == pytest.approx(-165_000)
    assert found.agencies["nhs"] == 0.0
    assert found.agencies["society"] == 0.0


def test_no_further_cost_has_no_ratio() -> None:
    project = framed()
    costs = project["costs"]
    assert isinstance(costs, dict)
    del costs["more"]

    (found,) = increments(appraisal_of(project)).values()
    assert found.bcr is None


def test_the_baseline_and_the_do_minimum_have_no_increment() -> None:
    assert list(increments(appraisal_of(framed()))) == ["full"]
    assert increments(appraisal_of(without("do-minimum"))) == {}


def test_optimism_adds_to_costs_and_takes_off_benefits() -> None:
    options = appraisal_of(framed()).options

    # 10% of 150 of cost, 10% of 180 of calm.
    assert optimism_bias_of(options["full"]) == pytest.approx((15_000, 18_000))
    assert optimism_bias_of(options["least"]) == (0.0, 0.0)
