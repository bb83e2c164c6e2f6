"""Costs by payer and flows by line, which stand in a case by year."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings

from cba.results.costs_by_year import costs_by_year
from cba.results.flows_by_year import flows_by_year
from cba.results.reconciliation import ReconciliationError
from cba.results.sums import added_up
from tests.properties.appraising import appraised
from tests.properties.spelling import Tree
from tests.properties.strategies import projects
from tests.results.appraising import TWO_PARTNERS, appraised_text

MORE = (
    TWO_PARTNERS
    + """
    payments:
      rent: {from: nhs, to: council, amount: 30}
"""
)
CORRECTED = MORE.replace(
    "amount: [100, 100]\n        optimism_bias: 0%",
    "amount: [100, 100]\n        optimism_bias: 20%",
).replace("paid_by: council", "paid_by: {council: 75%, nhs: 25%}")


def test_costs_stand_by_payer_before_and_after_optimism_bias() -> None:
    made = costs_by_year(appraised_text(CORRECTED).preferred)

    assert [(each.agency, each.kind) for each in made.payers] == [
        ("council", "revenue"),
        ("nhs", "revenue"),
    ]
    council, nhs = made.payers
    assert council.before == pytest.approx((75.0, 75.0, 0.0))
    assert nhs.after == pytest.approx((30.0, 30.0, 0.0))
    assert made.after == pytest.approx((120.0, 120.0, 0.0))
    assert made.correction == pytest.approx((20.0, 20.0, 0.0))


def test_costs_that_do_not_meet_the_years_of_the_option_are_refused() -> None:
    option = appraised_text(CORRECTED).preferred
    first, *others = option.by_year
    wrong = option._replace(by_year=(first._replace(costs=first.costs + 0.02), *others))

    with pytest.raises(ReconciliationError, match="costs by payer in 2026-27"):
        costs_by_year(wrong)


def test_every_flow_stands_by_line_with_its_cash() -> None:
    found = flows_by_year(appraised_text(MORE).preferred)

    assert [(each.line, each.what) for each in found] == [
        ("wardens", "cost"),
        ("falls", "fiscal"),
        ("falls", "cashable"),
        ("falls", "social"),
        ("rent", "payment"),
    ]
    assert found[2].amounts == pytest.approx((20.0, 30.0, 30.0))


def test_flows_that_do_not_meet_the_years_of_the_option_are_refused() -> None:
    option = appraised_text(MORE).preferred
    first, *others = option.by_year
    changed = first._replace(cashable=first.cashable + 0.02)
    wrong = option._replace(by_year=(changed, *others))

    with pytest.raises(ReconciliationError, match="cashable of 2026-27 by line"):
        flows_by_year(wrong)


def test_courses_are_added_up_year_by_year() -> None:
    assert added_up([(1.0, 2.0), (10.0, 20.0)], 2) == (11.0, 22.0)
    assert added_up([], 2) == (0.0, 0.0)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(projects())
def test_years_of_lines_add_up_whatever_the_project(tree: Tree) -> None:
    option = appraised(tree).preferred
    costs, flows = costs_by_year(option), flows_by_year(option)

    for n, year in enumerate(option.by_year):
        near = {"rel_tol": 1e-9, "abs_tol": 0.01}
        assert math.isclose(costs.after[n], year.costs, **near)
        paid = math.fsum(each.amounts[n] for each in flows if each.what == "cost")
        assert math.isclose(paid, year.costs, **near)
