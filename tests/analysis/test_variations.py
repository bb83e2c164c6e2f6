from __future__ import annotations

import textwrap

import pytest

from cba.analysis.variations import under_scenarios, without_optimism_bias
from cba.loading.project_loader import load, scenario_project
from cba.results.appraisal import Appraisal, BenefitLine, CostLine
from cba.results.appraise import appraise

PROJECT = textwrap.dedent(
    """
    cba: 1
    project: {title: Under scenarios}
    appraisal: {first_year: 2026-27, years: 3, discounting: {rate: 3%}}
    agencies:
      council: {name: Council, sector: local-authority}
      nhs: {name: Health board, sector: nhs}
    people:
      callers: {starting: 100, confidence: {population: 3}}
    costs:
      team: {kind: revenue, paid_by: council, amount: 1000, confidence: {cost: 3}}
    benefits:
      visits:
        people: callers
        impact: 20%
        value: {fiscal: 90, source: Audit}
        falls_to: nhs
        confidence: {evidence: 4}
    options:
      now: {role: baseline}
      less: {role: do-minimum, set: {costs.team.amount: 400}}
      more: {role: preferred, set: {costs.team.amount: 800,
             people.callers.starting: 90}}
    scenarios:
      half: {title: Half the effect, set: {benefits.visits.impact: 10%}}
      dear: {set: {costs.team.amount: 2000}}
      later: {set: {costs.team.amount@2027-28: 50, people.callers.starting: 70}}
    """
)


def appraisal_of(scenario: str | None = None) -> Appraisal:
    loaded = load(None, stdin_text=PROJECT, scenario=scenario)
    assert loaded.project is not None, loaded.problems
    return appraise(loaded.project)


@pytest.mark.parametrize("scenario", ["half", "dear", "later"])
def test_a_scenario_gives_what_loading_under_it_gives(scenario: str) -> None:
    loaded = appraisal_of(scenario)
    found = {each.scenario: each.option for each in under_scenarios(appraisal_of())}

    made = found[scenario]
    assert made is not None
    assert loaded.preferred.financial == made.financial
    assert loaded.preferred.public_value == made.public_value
    assert loaded.preferred.agencies == made.agencies


@pytest.mark.parametrize("scenario", ["half", "dear", "later"])
def test_a_scenario_holds_in_every_option(scenario: str) -> None:
    under = appraise(scenario_project(appraisal_of().project, scenario))

    for key, option in appraisal_of(scenario).options.items():
        assert option.public_value == under.options[key].public_value


def test_scenarios_leave_the_appraisal_itself_alone() -> None:
    appraisal = appraisal_of()
    before = appraisal.preferred.public_value

    assert len(tuple(under_scenarios(appraisal))) == 3
    assert before == appraise(appraisal.project).preferred.public_value


def test_a_scenario_whose_figures_cannot_be_held_gives_none() -> None:
    immense = PROJECT.replace(
        "costs.team.amount: 2000", "benefits.visits.value.fiscal: 1e14"
    )
    loaded = load(None, stdin_text=immense)
    assert loaded.project is not None
    found = {e.scenario: e.option for e in under_scenarios(appraise(loaded.project))}

    # Eighteen of the largest figure there may be.
    assert found["dear"] is None
    assert found["half"] is not None


def test_without_bias_the_lines_are_what_they_were_before_it() -> None:
    appraisal = appraisal_of()
    without = without_optimism_bias(appraisal)

    for key, line in appraisal.preferred.lines.items():
        bare = without.lines[key]
        if isinstance(line, CostLine) and isinstance(bare, CostLine):
            assert line.pv_before_optimism_bias == pytest.approx(bare.pv_cost)
        if isinstance(line, BenefitLine) and isinstance(bare, BenefitLine):
            assert line.pv_before_optimism_bias == pytest.approx(bare.pv_public_value)
    assert without.public_value.npv > appraisal.preferred.public_value.npv
