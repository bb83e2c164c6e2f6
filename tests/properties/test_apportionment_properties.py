"""Whatever the project and the rule: payments net to nothing, and positions hold."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cba.analysis.apportionment import GAINS, RULES, Gains, Rule, apportion, terms_of
from cba.results.appraise import appraise_option
from tests.properties.appraising import loaded
from tests.properties.spelling import Tree
from tests.properties.strategies import projects, random_project

_A_PENNY = 0.01


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(projects(most_lines=2), st.sampled_from(RULES), st.sampled_from(GAINS))
def test_payments_net_to_nothing_and_positions_are_those_of_the_agreed_project(
    tree: Tree, rule: Rule, to: Gains
) -> None:
    project = loaded(tree)

    found = apportion(project, terms_of(project, rule=rule, to=to))

    labels = project.appraisal.horizon.labels
    for n in range(len(labels)):
        change = math.fsum(
            found.after[each].net_cash[n] - found.before[each].net_cash[n]
            for each in found.after
        )
        assert change == pytest.approx(0.0, abs=_A_PENNY)
    agencies = appraise_option(found.agreed, found.option).agencies
    for agency, each in found.after.items():
        assert agencies[agency].npv == each.npv
        assert agencies[agency].npv_cashable == each.npv_cashable
        assert agencies[agency].public_value_npv == each.public_value_npv
    assert all(each.amount > 0.0 for each in found.transfers)
    assert all(
        round(each.amount * 100) == pytest.approx(each.amount * 100, abs=1e-4)
        for each in found.transfers
    )
    assert found.feasible == (found.reason is None)


def test_the_same_terms_have_the_same_answer() -> None:
    project = loaded(random_project(3))
    terms = terms_of(project, rule="least-payments", to="fiscal")

    assert apportion(project, terms) == apportion(project, terms)
