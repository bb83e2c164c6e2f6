"""How an agreement shares risk, where it is known in closed form."""

from __future__ import annotations

import numpy as np
import pytest

from cba.analysis import draws
from cba.analysis.apportionment import (
    GAINS,
    RULES,
    Gains,
    Rule,
    apportion,
    terms_of,
)
from cba.analysis.draws import Plan
from cba.analysis.partners_in_draws import Parties, PartnersInDraws, Rules
from cba.analysis.shared_risk import SharedRisk, shared_risk
from cba.analysis.spreads import CashTally
from cba.calculation.factors import CENTRAL
from cba.models.project import Project
from cba.results.appraise import streams_of
from tests.analysis.shared_project import PROJECT
from tests.results.appraising import loaded_text

#: £12 lies evenly between £5 and £20. The trust alone saves cash: it pays the £200k
#: that the council spends, and saves £20k × v. All sums below are in £ thousand.
EVEN = (
    PROJECT.replace(
        "fiscal: 12 (5 to 20)", "fiscal: {value: 12, low: 5, high: 20, shape: uniform}"
    )
    .replace("amount: 100", "amount: 100000")
    .replace("quantity: 10", "quantity: 10000")
)
RULED = EVEN + (
    "sharing: {gain_share: {above: 10%, share: 50%}, "
    "clawback: {below: 10%, share: 50%}}\n"
)
#: Three partners, of whom two save; the council has a grant as well.
THREE = EVEN.replace(
    "costs:",
    """  police: {name: Police, sector: police}
funding:
  seed: {to: council, from: A trust, amount: {2026-27: 5000}, source: Letter}
costs:""",
).replace(
    "benefits:",
    """benefits:
  calls: {quantity: {2026-27: 100 , 2027-28: 1900}, deadweight: 20%, falls_to: police,
          cashable: 50%, confidence: {evidence: 3},
          value: {per: call, fiscal: 60, source: Audit}}""",
)
#: Spread evenly, so that few draws come near to what is known.
SPREAD = Plan(4096, sequence="sobol")


def found(project: Project, plan: Plan = SPREAD) -> SharedRisk:
    risk = shared_risk(project, apportion(project), plan)
    assert risk is not None
    return risk


def near(expected: float) -> object:
    """A chance, to two draws in a thousand."""
    return pytest.approx(expected, abs=2e-3)


def thousand(expected: float) -> object:
    """A sum of money, by its thousands."""
    return pytest.approx(1000.0 * expected, rel=2e-3)


def test_the_agreement_makes_the_council_whole_and_the_trust_less_sure() -> None:
    risk = found(loaded_text(EVEN))
    council, trust = risk.agencies["council"], risk.agencies["trust"]

    assert (council.chance_whole_before, council.chance_whole_after) == (0.0, 1.0)
    # 20v is 200 or more where v is 10 or more: 10 of the 15 that it may lie in.
    assert (trust.chance_whole_before, trust.chance_whole_after) == (1.0, near(2 / 3))


def test_what_is_short_and_who_bears_it() -> None:
    risk = found(loaded_text(EVEN))
    council, trust = risk.agencies["council"], risk.agencies["trust"]

    # The council is short of 200 in every draw, or the trust of 200 - 20v below 10:
    # 100 at 5, so that 100 × 5 / 2 is spread over 15.
    assert (council.shortfall_before, council.shortfall_after) == (200e3, 0.0)
    assert (trust.shortfall_before, trust.shortfall_after) == (0.0, thousand(250 / 15))
    assert (council.share_of_downside_before, trust.share_of_downside_before) == (1, 0)
    assert (council.share_of_downside_after, trust.share_of_downside_after) == (0, 1)


def test_the_spread_of_the_cash_is_that_of_the_draws() -> None:
    before = found(loaded_text(EVEN)).agencies["trust"].cash_before

    # 20v, where v is 12.5 on average, and a tenth of its 15 from either end.
    assert before == (
        thousand(250),
        thousand(130),
        thousand(250),
        thousand(370),
    )


def test_rules_share_what_is_above_and_below_forecast() -> None:
    risk = found(loaded_text(RULED))
    council, trust = risk.agencies["council"], risk.agencies["trust"]

    # 120 a year is forecast. Below 108, where v is under 10.8, half of what is short
    # goes back: the trust has 10v - 100 + (108 - 10v) / 2, nothing or more from 9.2 on.
    assert trust.chance_whole_with_rules == near(10.8 / 15)
    assert council.chance_whole_with_rules == near(9.2 / 15)
    assert risk.clawback_triggered == near(5.8 / 15)
    assert risk.mean_clawback["trust"] == thousand(58 * 5.8 / 2 / 15)
    # Above 132, half of what is beyond goes to the council, in both years.
    assert risk.gain_share_triggered == near(6.8 / 15)
    assert risk.mean_gain_share["council"] == thousand(68 * 6.8 / 2 / 15)
    # The trust is short of (92 - 10v) below 9.2, the council of what goes back.
    assert trust.shortfall_with_rules == thousand(42 * 4.2 / 2 / 15)
    assert council.shortfall_with_rules == thousand(58 * 5.8 / 2 / 15)


def test_rules_add_up_to_nothing_and_leave_the_agreement_as_it_is() -> None:
    plain, ruled = found(loaded_text(EVEN)), found(loaded_text(RULED))

    for means in (ruled.mean_gain_share, ruled.mean_clawback):
        assert sum(means.values()) == pytest.approx(0.0, abs=1e-9)
    for name, each in ruled.agencies.items():
        same = plain.agencies[name]
        assert each.cash_after == same.cash_after
        assert each.shortfall_after == same.shortfall_after
    assert plain.agencies["trust"].chance_whole_with_rules is None
    assert plain.gain_share_triggered is None
    assert plain.mean_clawback == {}


def test_partners_together_have_what_they_have_without_an_agreement() -> None:
    agencies = found(loaded_text(RULED)).agencies.values()

    before = sum(each.cash_before.mean for each in agencies)
    after = sum(each.cash_after.mean for each in agencies)
    with_rules = sum(
        each.cash_with_rules.mean for each in agencies if each.cash_with_rules
    )
    assert after == pytest.approx(before)
    assert with_rules == pytest.approx(before)


def test_what_whole_pennies_leave_open_is_no_shortfall() -> None:
    # By the second year the council is short of 49p and the trust of 51p.
    tally = CashTally(["council", "trust"], 2, 1)
    tally.add([np.array([[-100.0, 99.51]]), np.array([[-100.0, 99.49]])], 2)

    council, trust = tally.outcomes().values()

    assert (council.chance_whole, council.shortfall) == (1.0, 0.0)
    assert trust.chance_whole == 0.0
    assert trust.shortfall == pytest.approx(0.51)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("to", GAINS)
def test_at_central_values_partners_stand_where_the_agreement_says(
    rule: Rule, to: Gains
) -> None:
    project = loaded_text(THREE)
    agreed = apportion(project, terms_of(project, rule=rule, to=to))
    net_cash = {x: agreed.before[x].net_cash for x in agreed.terms.partners}
    made = PartnersInDraws(
        streams_of(project, agreed.option),
        streams_of(agreed.agreed, agreed.option),
        Parties(to, Rules(), net_cash),
    )

    found = made.drawn(CENTRAL, CENTRAL)

    assert agreed.transfers
    for n, name in enumerate(net_cash):
        for mine, position in (
            (found.before, agreed.before),
            (found.after, agreed.after),
        ):
            assert mine[n][0] == pytest.approx(position[name].net_cash, abs=1e-6)


def test_without_a_range_there_is_no_risk_to_share() -> None:
    project = loaded_text(PROJECT.replace("12 (5 to 20)", "12"))

    assert shared_risk(project, apportion(project), Plan(100)) is None


def test_the_same_draws_give_the_same_figures_in_blocks_of_any_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = loaded_text(RULED)
    whole = found(project, Plan(500))
    monkeypatch.setattr(draws, "rows_of_a_block", lambda _: 64)

    assert found(project, Plan(500)) == whole


def test_rules_that_can_never_act_are_told() -> None:
    # The council has the savings itself: nobody pays.
    project = loaded_text(RULED.replace("falls_to: trust", "falls_to: council"))
    risk = found(project)

    assert risk.gain_share_triggered is None
    assert any("nobody pays" in each for each in risk.notes)


def test_few_draws_are_told() -> None:
    notes = found(loaded_text(EVEN), Plan(100)).notes

    assert [each for each in notes if each.startswith("100 draws are few")]
