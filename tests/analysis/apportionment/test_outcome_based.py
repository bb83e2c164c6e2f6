from __future__ import annotations

import pytest

from cba.analysis.apportionment import Apportionment, apportion, terms_of
from cba.loading.writing import dump
from cba.models.project import Project
from cba.results.appraise import appraise
from tests.analysis.apportionment.shared_project import read, shared, year

#: 10 cases a year in two years, worth £2,000 to the trust and £1,000 to the police.
_CASES = """  cases: {title: Cases, quantity: 10, deadweight: 0%, optimism_bias: 0%,
    values: {care: {fiscal: £2000, falls_to: trust, cashable: 100%},
             calls: {fiscal: £1000, falls_to: police, cashable: 100%}},
    status: illustrative}
"""
_AGENCIES = "trust: {name: Trust, sector: nhs}\npolice: {name: Police, sector: police}"


def project_of(
    cost: float, sharing: str = "", cases: str = _CASES, police: float = 0
) -> Project:
    return shared(
        {"council": [cost, 0]} | ({"police": [police, 0]} if police else {}),
        {"council": [0, 0]},
        agencies=_AGENCIES,
        more=f"{cases}{sharing}",
    )


def by_outcome(project: Project) -> Apportionment:
    return apportion(project, terms_of(project, rule="outcome-based"))


def test_tariffs_are_one_share_of_what_a_unit_is_worth_to_who_pays() -> None:
    # 60 are saved in all, 40 by the trust: 30 of cost are half of each.
    found = by_outcome(project_of(30))

    assert found.feasible
    assert {str(each["per"]): each["tariff"] for each in found.payments.values()} == {
        "benefits.cases/care": 1000.0,
        "benefits.cases/calls": 500.0,
    }
    assert [(each.year, each.payer, each.amount) for each in found.transfers] == [
        (year(0), "trust", 10_000.0),
        (year(0), "police", 5_000.0),
        (year(1), "trust", 10_000.0),
        (year(1), "police", 5_000.0),
    ]
    assert found.after["council"].worth == pytest.approx(0.0, abs=0.01)


def test_the_payments_read_back_as_payments_by_result() -> None:
    found = by_outcome(project_of(30, "sharing: {rule: outcome-based, paid_after: 1}"))

    # Only the first year's results are paid within the appraisal: all that is saved.
    payment = found.agreed.payments["agreement_trust_to_council_cases_care"]
    assert str(payment.per) == "benefits.cases/care"
    assert payment.paid_after is not None
    assert [each.year for each in found.transfers] == [year(1), year(1)]
    agencies = appraise(found.agreed).agencies
    assert agencies["council"].npv == found.after["council"].npv
    assert agencies["council"].npv >= -0.005


def test_a_price_that_is_given_is_kept_and_the_rest_found() -> None:
    # £1,600 for 20 units of care bring 32, and 3 of 20 are left to the calls.
    found = by_outcome(
        project_of(35, "sharing: {rule: outcome-based, tariffs: "
                       "{benefits.cases/care: £1600}}")
    )  # fmt: skip

    assert [each["tariff"] for each in found.payments.values()] == [1600.0, 150.0]


def test_a_price_that_brings_too_little_leaves_all_it_can_to_the_others() -> None:
    found = by_outcome(
        project_of(35, "sharing: {rule: outcome-based, tariffs: "
                       "{benefits.cases/care: £100}}")
    )  # fmt: skip

    # 2 for care and 20 for calls leave 13.
    assert not found.feasible
    assert found.transfers == ()
    assert found.reason == (
        "Even if those who gain paid by outcome all of their cashable savings that "
        "they can spare, these would be £13k short in present value: COUNCIL."
    )


def test_nobody_pays_more_than_leaves_it_whole() -> None:
    # The police gain 20 and spend 15: at half of each gain it would pay 10 of 5.
    found = by_outcome(project_of(30, police=15))

    assert found.feasible
    assert [each["tariff"] for each in found.payments.values()] == [1250.0, 250.0]
    assert found.after["police"].worth == pytest.approx(0.0, abs=0.01)


def test_a_payer_at_its_limit_pays_to_less_than_a_penny_a_unit() -> None:
    # £5,000.10 is left to the police for 20 units: £250.005 each.
    found = by_outcome(project_of(30, police=14.9999))

    assert [each["tariff"] for each in found.payments.values()] == [1250.0, 250.005]
    assert found.after["police"].worth >= -0.005


def test_gains_that_do_not_pay_for_the_costs_are_no_agreement() -> None:
    # All 60 that is gained would pay for the council's 50, and nobody for the rest.
    found = by_outcome(project_of(50, police=15))

    assert not found.feasible
    assert found.transfers == ()
    assert found.reason is not None
    assert "together they are £5,000 short" in found.reason


def test_a_price_of_what_nobody_gains_by_is_said_to_be_unused() -> None:
    more = _CASES + (
        "  smiles: {title: Smiles, quantity: 5, deadweight: 0%, optimism_bias: 0%, "
        "value: {social: £1}, status: illustrative}\n"
    )
    found = by_outcome(
        project_of(
            30,
            "sharing: {rule: outcome-based, tariffs: {benefits.smiles: £3}}",
            more,
        )
    )

    assert found.feasible
    assert found.notes[0] == (
        "The tariff of `benefits.smiles` is not used: none of those who pay gains by "
        "it."
    )


def test_savings_in_pounds_are_no_outcome_to_pay_by() -> None:
    found = by_outcome(shared({"council": [90]}, {"trust": [200]}))

    assert found.reason == (
        "Nobody who gains has cashable savings from a benefit that is counted in "
        "units, so there is no outcome to pay by."
    )


def test_nobody_in_need_is_paid_nothing() -> None:
    found = by_outcome(project_of(0))

    assert found.feasible
    assert found.payments == {}


def test_limits_cannot_be_kept_by_moving_outcomes() -> None:
    found = by_outcome(project_of(30, "sharing: {caps: {trust: £19k}}"))

    assert not found.feasible
    assert found.reason == (
        "Paid by outcome, terms would be broken: the trust would pay £20k in all and "
        "its cap leaves £19k. Such payments fall when outcomes do and cannot be moved."
    )


def test_who_may_not_be_paid_by_outcome_is_named() -> None:
    found = by_outcome(project_of(30, "sharing: {may_pay: {trust: [police]}}"))

    assert found.reason == (
        "Paid by outcome, terms would be broken: the trust may not pay COUNCIL and "
        "the police may not pay COUNCIL. Such payments fall when outcomes do and "
        "cannot be moved."
    )


def test_an_example_reads_with_the_payments_that_were_found() -> None:
    found = by_outcome(project_of(30))

    assert read(dump(found.agreed)).payments == found.agreed.payments
