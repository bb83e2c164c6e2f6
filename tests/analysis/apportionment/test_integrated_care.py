"""The example with a council that loses without an agreement, and is whole with one."""

from __future__ import annotations

from cba import load_project
from cba.analysis.apportionment import RULES, apportion, terms_of
from cba.loading.project_loader import load
from tests.conftest import ROOT

PROJECT = load_project(ROOT / "examples" / "integrated-care")
_PARTNERS = ("council", "icb", "trust", "ambulance")


def test_every_rule_leaves_every_partner_whole_by_what_they_save() -> None:
    for rule in RULES:
        found = apportion(PROJECT, terms_of(PROJECT, rule=rule, to="fiscal"))

        assert found.feasible
        assert found.terms.partners == _PARTNERS
        assert found.before["council"].npv < -3_000_000.0
        assert all(found.after[each].worth > -0.005 for each in _PARTNERS)
        assert all(found.after[each].cash > -0.005 for each in _PARTNERS)
        assert found.core is not None
        assert found.core.in_core


def test_in_cash_the_council_loses_without_an_agreement_and_is_whole_with_one() -> None:
    found = apportion(PROJECT)
    before, after = found.before["council"], found.after["council"]

    assert found.feasible
    assert (found.terms.rule, found.terms.to) == ("least-payments", "cashable")
    assert before.cash < -3_000_000.0
    assert before.npv < -3_000_000.0
    assert before.whole_from is None
    assert min(after.cash, after.npv, after.worth) > -0.005
    assert after.whole_from is not None


def test_in_cash_the_others_are_whole_too_and_the_trust_within_its_limits() -> None:
    found = apportion(PROJECT)
    trust = [each for each in found.transfers if each.payer == "trust"]
    by_year = {each.year: 0.0 for each in trust}
    for each in trust:
        by_year[each.year] += each.amount

    for partner in _PARTNERS:
        after = found.after[partner]
        assert min(after.cash, after.npv, after.worth) > -0.005
    assert max(by_year.values()) <= 2_500_000.0
    assert found.after["trust"].peak_funding <= 500_000.005


def test_with_less_cash_nobody_can_be_made_whole_and_the_sum_is_told() -> None:
    loaded = load(
        ROOT / "examples" / "integrated-care",
        settings=[("benefits.days_waiting.cashable.stepped", "25%")],
    )
    assert loaded.project is not None
    found = apportion(loaded.project)

    assert not found.feasible
    assert found.reason is not None
    assert "short in present value" in found.reason
