"""Scenarios from pessimistic to optimistic, each a whole appraisal; by hand."""

from __future__ import annotations

import pytest

from cba.analysis.scenarios import Overridden, options_by_scenario, scenario_results
from cba.loading.project_loader import load
from cba.results.appraise import appraise
from cba.results.metric import UnknownMetricError
from tests.analysis.compared_project import PROJECT
from tests.results.appraising import loaded_text


def test_the_worst_comes_first_and_the_central_case_in_its_place() -> None:
    found = scenario_results(loaded_text(PROJECT))

    # 250 as it is; 360 less saved without beds; 270 less or 60 more of calm.
    assert [(each.scenario, each.metrics["public_value.npv"]) for each in found] == [
        ("no_beds", -110.0),
        ("noisy", -20.0),
        (None, 250.0),
        ("calmer", 310.0),
    ]
    assert [x.title for x in found][1:3] == ["Little calm", "Central case"]
    assert found[0].title == "No beds"


@pytest.mark.parametrize("scenario", ["no_beds", "noisy", "calmer"])
def test_a_result_is_that_of_the_appraisal_under_the_scenario(scenario: str) -> None:
    loaded = load(None, stdin_text=PROJECT, scenario=scenario)
    assert loaded.project is not None
    under = appraise(loaded.project).options["least"]
    found = {x.scenario: x for x in scenario_results(loaded_text(PROJECT), "least")}

    assert found[scenario].metrics["financial.npv"] == under.financial.npv
    option = found[scenario].option
    assert option is not None
    assert option.public_value == under.public_value


def test_less_cost_is_better_and_no_payback_is_worst() -> None:
    project = loaded_text(PROJECT)
    paths = ("agencies.nhs.payback.year", "public_value.npv")
    found = scenario_results(project, metrics=paths)

    # Beds of 20 a year never pay for the nurse; the others do in the second year.
    assert found[0].scenario == "no_beds"
    assert [each.metrics[paths[0]] for each in found] == [None, *["2027-28"] * 3]


def test_one_that_cannot_be_held_comes_last() -> None:
    immense = PROJECT.replace("calm.amount: 120", "calm.amount: 9e13").replace(
        "amount: 100, category: social",
        "amount: 100, real_growth: 90%, category: social",
    )
    found = scenario_results(loaded_text(immense))

    assert found[-1].scenario == "calmer"
    assert found[-1].option is None
    assert found[-1].metrics == {}


def test_a_metric_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownMetricError):
        scenario_results(loaded_text(PROJECT), metrics=("npw",))


def test_every_option_by_scenario_in_the_order_of_the_leading_one() -> None:
    found = options_by_scenario(loaded_text(PROJECT), "full").rows

    assert [each.scenario for each in found] == ["no_beds", "noisy", None, "calmer"]
    # Beds of 20 in two years for 300 of team; calm is no part of it.
    assert [each.figures["least"] for each in found] == [-260.0, 100.0, 100.0, 100.0]
    assert [each.figures["now"] for each in found] == [0.0] * 4


def test_a_scenario_that_sets_what_an_option_sets_makes_options_alike() -> None:
    apart = PROJECT.replace(
        "title: The dear way}",
        "title: The dear way, set: {costs.team.amount: 80, "
        "benefits.beds.amount@2027-28: 100, benefits.calm.notes: Loud}}",
    )
    found = options_by_scenario(loaded_text(apart), "full").overridden

    assert found == (Overridden("no_beds", "dear", "benefits.beds.amount@2027-28"),)
