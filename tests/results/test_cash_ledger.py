from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings

from cba.loading.project_loader import option_project
from cba.results.appraisal import Appraisal
from cba.results.cash_ledger import CashLedger, cash_ledger
from cba.results.reconciliation import ReconciliationError
from tests.properties.appraising import appraised
from tests.properties.made_cash import projects_with_cash
from tests.properties.spelling import Tree
from tests.results.appraising import appraised_text

#: Prices rise by a tenth; the index does not reach the third year.
PROJECT = """
    cba: 1
    project: {title: A budget}
    appraisal:
      first_year: 2026-27
      years: 3
      discounting: {rate: 3%}
      deflator: {2026-27: 100, 2027-28: 110}
    agencies:
      council: {name: Council, sector: local-authority}
      dwp: {name: Work and pensions, sector: work-and-pensions}
      firm: {name: A firm, sector: private}
      people: {name: Residents, sector: community}
    costs:
      build: {kind: capital, paid_by: council, amount: {2026-27: 500},
              optimism_bias: 20%}
      team: {kind: revenue, paid_by: {council: 75%, firm: 25%}, amount: 400,
             optimism_bias: 0%}
      desk: {kind: in-kind, paid_by: council, amount: 40, optimism_bias: 0%}
      help: {kind: in-kind, paid_by: people, amount: 10, optimism_bias: 0%}
    benefits:
      jobs:
        quantity: 10
        value: {fiscal: 100, economic: 30, transfer: 20}
        falls_to: dwp
        enjoyed_by: people
        cashable: 40%
        deadweight: 0%
        optimism_bias: 0%
    payments:
      fee: {from: firm, to: council, amount: 50}
      back: {from: council, to: dwp, amount: -10}
"""


def budget_of(appraisal: Appraisal) -> CashLedger:
    option = appraisal.preferred
    return cash_ledger(option_project(appraisal.project, option.identifier), option)


def test_a_budget_is_in_the_money_of_each_year_with_capital_and_revenue_apart() -> None:
    council = budget_of(appraised_text(PROJECT)).agencies["council"]

    # 500 and a fifth; three quarters of 400, then a tenth more.
    assert council.capital == pytest.approx((-600.0, 0.0))
    assert council.revenue == pytest.approx((-300.0, -330.0))


def test_payments_are_received_or_made_by_their_sign() -> None:
    made = budget_of(appraised_text(PROJECT))

    # 50 from the firm; minus 10 to the department is 10 received from it.
    assert made.agencies["council"].payments_in == pytest.approx((60.0, 66.0))
    assert made.agencies["council"].payments_out == pytest.approx((0.0, 0.0))
    assert made.agencies["dwp"].payments_in == pytest.approx((0.0, 0.0))
    assert made.agencies["dwp"].payments_out == pytest.approx((-10.0, -11.0))


def test_cash_leaves_out_other_savings_and_what_is_given_in_kind() -> None:
    made = budget_of(appraised_text(PROJECT))

    # The department saves 1,000, of which 400 is cash, and pays 10.
    assert made.agencies["dwp"].savings == pytest.approx((400.0, 440.0))
    assert made.agencies["dwp"].not_cash == pytest.approx((600.0, 660.0))
    assert made.agencies["dwp"].cash == pytest.approx((390.0, 429.0))
    # -600 - 300 + 60; then -330 + 66. The desk is not among them.
    assert made.agencies["council"].cash == pytest.approx((-840.0, -264.0))
    assert made.agencies["council"].in_kind == pytest.approx((-40.0, -44.0))
    assert made.whole.cash == pytest.approx((-450.0, 165.0))


def test_only_public_bodies_have_a_budget() -> None:
    assert set(budget_of(appraised_text(PROJECT)).agencies) == {"council", "dwp"}


def test_the_bridge_leads_from_public_value_to_cash_step_by_step() -> None:
    bridge = budget_of(appraised_text(PROJECT)).bridge

    steps = {name: course[0] for name, course in bridge._asdict().items()}
    assert steps == pytest.approx(
        {
            # 1,000 + 300 - 200 less 600 + 400 + 50 of costs.
            "net_public_value": 50.0,
            "wider_value": -300.0,
            "transfers": 200.0,
            "costs_outside": 100.0,
            "in_kind": 50.0,
            "payments_outside": 50.0,
            "net_position": 150.0,
            "not_cash": -600.0,
            "in_kind_counted": 0.0,
            "cash_real": -450.0,
            "inflation": 0.0,
            "own_inflation": 0.0,
            "financing": 0.0,
            "grants": 0.0,
            "cash": -450.0,
        }
    )
    # In the second year 150 in real terms, and a tenth of it.
    assert bridge.inflation[1] == pytest.approx(15.0)
    assert bridge.cash[1] == pytest.approx(165.0)


def test_in_kind_that_counts_as_a_cost_is_no_cash_either() -> None:
    text = PROJECT.replace(
        "years: 3", "years: 3\n      in_kind_in_financial_case: true"
    )
    made = budget_of(appraised_text(text))

    assert made.bridge.net_position[0] == pytest.approx(110.0)
    assert made.bridge.in_kind_counted[0] == pytest.approx(40.0)
    assert made.whole.cash == pytest.approx((-450.0, 165.0))


def test_years_without_an_index_are_named_with_the_cash_they_hold() -> None:
    made = budget_of(appraised_text(PROJECT))

    assert made.years == ("2026-27", "2027-28")
    assert made.left_out == ("2028-29",)
    # -300 + 60 + 400 - 10, in real terms.
    assert made.cash_left_out == pytest.approx(150.0)


def test_an_assumed_inflation_reaches_every_year() -> None:
    text = PROJECT.replace("years: 3", "years: 3\n      inflation_after: 10%")
    made = budget_of(appraised_text(text))

    assert made.left_out == ()
    assert made.factors == pytest.approx((1.0, 1.1, 1.21))
    assert made.cash_left_out == 0.0


def test_a_currency_without_an_index_has_no_budget_year() -> None:
    text = PROJECT.replace("deflator: {2026-27: 100, 2027-28: 110}", "currency: EUR")
    made = budget_of(appraised_text(text))

    assert made.years == ()
    assert made.left_out == ("2026-27", "2027-28", "2028-29")
    assert made.whole.cash == ()


def test_a_budget_that_does_not_meet_its_years_is_refused() -> None:
    appraisal = appraised_text(PROJECT)
    option = appraisal.preferred
    first, *others = option.by_year
    wrong = first._replace(net_financial=first.net_financial + 0.02)

    with pytest.raises(ReconciliationError, match="bridge of 2026-27"):
        cash_ledger(appraisal.project, option._replace(by_year=(wrong, *others)))


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(projects_with_cash())
def test_the_bridge_closes_year_by_year_whatever_the_project(tree: Tree) -> None:
    made = budget_of(appraised(tree))

    steps = [
        course
        for name, course in made.bridge._asdict().items()
        if name not in {"net_position", "cash_real", "cash"}
    ]
    gross = math.fsum(abs(x) for line in made.lines for x in line.amounts)
    for n in range(len(made.years)):
        cash = math.fsum(line.amounts[n] for line in made.lines if line.is_cash)
        bridged = math.fsum(course[n] for course in steps)
        assert math.isclose(cash, bridged, rel_tol=1e-9, abs_tol=0.01 + 1e-12 * gross)
        tiers = made.local.cash[n] + made.central.cash[n]
        assert math.isclose(cash, tiers, rel_tol=1e-9, abs_tol=0.01 + 1e-12 * gross)
