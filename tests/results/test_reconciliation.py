"""A figure that one route makes otherwise than another never leaves the tool."""

from __future__ import annotations

import numpy as np
import pytest

from cba.calculation.flows import Flows
from cba.calculation.ledger import Account, Ledger
from cba.results.appraisal import AgencyAppraisal, OptionAppraisal
from cba.results.reconciliation import ReconciliationError, reconcile
from tests.results.appraising import TWO_PARTNERS, appraised_text

PAYMENT = """
    payments:
      rent: {from: nhs, to: council, amount: 30}
"""
#: What is added to a figure to break it: twice what may differ.
OFF = 0.02


@pytest.fixture
def option() -> OptionAppraisal:
    return appraised_text(TWO_PARTNERS + PAYMENT).preferred


def broken(option: OptionAppraisal) -> str:
    with pytest.raises(ReconciliationError) as error:
        reconcile(option)
    return str(error.value).partition(":")[0]


def with_council(option: OptionAppraisal, council: AgencyAppraisal) -> OptionAppraisal:
    return option._replace(agencies={**option.agencies, "council": council})


def with_ledger(option: OptionAppraisal, account: Account) -> OptionAppraisal:
    """The option with a little more in the first year of an account."""
    ledger = option.flows.ledgers[account]
    amounts = ledger.amounts.copy()
    amounts[0, 0, 0] += OFF
    ledgers = {**option.flows.ledgers, account: Ledger(amounts, ledger.present)}
    flows = Flows(option.flows.streams, option.flows.lines, ledgers)
    return option._replace(flows=flows)


def test_an_appraisal_reconciles(option: OptionAppraisal) -> None:
    reconcile(option)


@pytest.mark.parametrize("figure", ["npv", "pv_payments", "pv_costs"])
def test_the_whole_is_held_to_its_parts(option: OptionAppraisal, figure: str) -> None:
    off = {figure: getattr(option.financial, figure) + OFF}

    assert broken(option._replace(financial=option.financial._replace(**off))) in {
        "npv over public bodies",
        "financial by category",
    }


@pytest.mark.parametrize(
    ("figure", "route"),
    [
        ("npv", "public value over agencies"),
        ("pv_costs", "costs by agency"),
    ],
)
def test_public_value_is_held_to_its_parts(
    option: OptionAppraisal, figure: str, route: str
) -> None:
    off = {figure: getattr(option.public_value, figure) + OFF}

    assert broken(
        option._replace(public_value=option.public_value._replace(**off))
    ) == (route)


@pytest.mark.parametrize(
    ("figure", "route"),
    [
        ("npv", "npv over public bodies"),
        ("public_value_npv", "public value over agencies"),
        ("pv_costs", "costs by agency"),
        ("pv_in_kind", "costs by agency"),
    ],
)
def test_each_agency_is_held_to_the_whole(
    option: OptionAppraisal, figure: str, route: str
) -> None:
    council = option.agencies["council"]
    off = council._replace(**{figure: getattr(council, figure) + OFF})

    assert broken(with_council(option, off)) == route


def test_the_years_of_an_agency_are_held_to_its_sum(option: OptionAppraisal) -> None:
    council = option.agencies["council"]
    first, *later = council.by_year
    off = council._replace(by_year=(first._replace(pv_net=first.pv_net + OFF), *later))

    assert broken(with_council(option, off)) == "financial by year"


def test_years_of_those_who_are_no_public_bodies_are_held_too() -> None:
    option = appraised_text(TWO_PARTNERS).preferred
    first, *later = option.agencies["residents"].by_year
    years = (first._replace(pv_net=first.pv_net + OFF), *later)
    residents = option.agencies["residents"]._replace(by_year=years)
    agencies = {**option.agencies, "residents": residents}

    assert broken(option._replace(agencies=agencies)) == "years of Residents"


@pytest.mark.parametrize("line", ["falls", "wardens"])
def test_each_line_is_held_to_the_whole(option: OptionAppraisal, line: str) -> None:
    answers = option.lines[line]
    figure = "pv_public_value" if line == "falls" else "pv_cost"
    off = answers._replace(**{figure: getattr(answers, figure) + OFF})

    assert broken(option._replace(lines={**option.lines, line: off})) == (
        "public value by line"
    )


@pytest.mark.parametrize("category", ["pv_fiscal", "pv_social", "pv_transfer_part"])
def test_each_category_is_held_to_the_whole(
    option: OptionAppraisal, category: str
) -> None:
    falls = option.lines["falls"]
    off = falls._replace(**{category: getattr(falls, category) + OFF})

    assert broken(option._replace(lines={**option.lines, "falls": off})) == (
        "public value by category"
    )


def test_payments_are_held_to_nought(option: OptionAppraisal) -> None:
    assert broken(with_ledger(option, "payments")) == "payments over all agencies"


def test_at_a_rate_of_nought_sums_are_held_to_present_values(
    option: OptionAppraisal,
) -> None:
    first, *later = option.by_year
    years = (first._replace(net_public_value=first.net_public_value + OFF), *later)

    assert broken(option._replace(by_year=years)) == "undiscounted sums at 0%"


def test_what_is_no_number_does_not_pass(option: OptionAppraisal) -> None:
    financial = option.financial._replace(npv=float("nan"))

    assert broken(option._replace(financial=financial)) == "npv over public bodies"


def test_a_penny_is_allowed(option: OptionAppraisal) -> None:
    financial = option.financial._replace(npv=option.financial.npv + 0.005)

    reconcile(option._replace(financial=financial))


def test_the_noise_of_trillions_that_cancel_is_no_fault() -> None:
    # Gains and losses of £9tn leave next to nothing: only noise is left to differ.
    text = TWO_PARTNERS.replace("[100, 100]", "[£9000bn, -£9000bn, £1]")
    option = appraised_text(text).preferred

    reconcile(option)
    assert np.isfinite(option.financial.npv)
