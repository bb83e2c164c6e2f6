"""The example with a council that loses without an agreement, and is whole with one."""

from __future__ import annotations

from cba import load_project
from cba.analysis.apportionment import RULES, apportion, terms_of
from tests.conftest import ROOT

PROJECT = load_project(ROOT / "examples" / "integrated-care")
_PARTNERS = ("council", "icb", "trust", "ambulance")


def test_every_rule_leaves_every_partner_whole_by_what_they_save() -> None:
    for rule in RULES:
        found = apportion(PROJECT, terms_of(PROJECT, rule=rule, to="fiscal"))

        assert found.feasible
        assert found.terms.partners == _PARTNERS
        assert found.before["council"].worth < -3_000_000.0
        assert all(found.after[each].worth > -0.005 for each in _PARTNERS)
        assert all(found.after[each].cash > -0.005 for each in _PARTNERS)
        assert found.core is not None
        assert found.core.in_core


def test_in_cash_nobody_can_be_made_whole_and_the_sum_is_told() -> None:
    found = apportion(PROJECT, terms_of(PROJECT, rule="least-payments"))

    assert not found.feasible
    assert found.reason is not None
    assert "together they are £13.9m short in present value" in found.reason
