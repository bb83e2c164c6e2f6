from __future__ import annotations

import pytest

from cba.analysis.apportionment import Rule, Transfer, apportion, terms_of
from cba.problems import ProjectError
from cba.results.appraise import appraise
from tests.analysis.apportionment.shared_project import shared, year


def test_each_bears_its_share_of_each_years_costs() -> None:
    # Of savings of 300 the trust has 200, so it bears two thirds of every year's 90.
    project = shared({"council": [90, 90]}, {"council": [0, 100], "trust": [50, 150]})

    found = apportion(project)

    assert found.feasible
    assert found.transfers == (
        Transfer(year(0), "trust", "council", 60_000.0),
        Transfer(year(1), "trust", "council", 60_000.0),
    )
    assert [each.cost_share for each in found.after.values()] == pytest.approx(
        [1 / 3, 2 / 3]
    )


def test_it_is_the_default_and_counts_cashable_savings() -> None:
    terms = terms_of(shared({"council": [90]}, {"trust": [100]}))

    assert terms.rule == "proportional"
    assert terms.to == "cashable"
    assert terms.whole_by == year(0)


def test_the_equal_return_is_the_same_for_every_payer() -> None:
    project = shared(
        {"council": [100, 0, 0]},
        {"council": [0, 10, 50], "icb": [0, 40, 40], "trust": [0, 0, 120]},
        rate="3.5%",
    )

    after = apportion(project, terms_of(project, rule="equal-return")).after

    returns = [each.pv_gains / each.pv_contribution for each in after.values()]
    assert returns == pytest.approx([returns[0]] * 3, rel=1e-6)


def test_equal_returns_are_paid_when_savings_are_there() -> None:
    # The trust owes two thirds of 90, and saves only in the second year.
    project = shared({"council": [90, 0]}, {"council": [100, 0], "trust": [0, 200]})

    found = apportion(project, terms_of(project, rule="equal-return"))

    assert found.transfers == (Transfer(year(1), "trust", "council", 60_000.0),)


@pytest.mark.parametrize("rule", ["proportional", "equal-return", "shapley"])
def test_what_partners_pay_already_counts_as_paid(rule: Rule) -> None:
    paid = (
        f"payments:\n  pool: {{title: Pool, from: trust, to: council, "
        f"amount: {{{year(0)}: 60000}}}}"
    )
    costs, savings = {"council": [90]}, {"council": [100], "trust": [200]}
    plain = shared(costs, savings)
    wanted = apportion(plain, terms_of(plain, rule=rule)).transfers
    assert [each.amount for each in wanted] == pytest.approx([60_000.0], abs=15_000)
    project = shared(costs, savings, more=paid.replace("60000", str(wanted[0].amount)))

    found = apportion(project, terms_of(project, rule=rule))

    assert found.feasible
    assert found.transfers == ()
    assert found.payments == {}
    assert found.agreed.payments == project.payments
    assert found.notes == (
        "Nobody need pay anybody more than the project file has already.",
    )


def test_a_partner_that_loses_is_made_whole_by_the_others() -> None:
    # The police lose 30, which is shared like a cost: 120 between 100 and 200.
    project = shared(
        {"council": [90]}, {"council": [100], "trust": [200], "police": [-30]}
    )

    after = apportion(project).after

    assert [round(each.worth) for each in after.values()] == [60_000, 120_000, 0]


def test_costs_that_savings_do_not_pay_for_are_shared_and_said() -> None:
    project = shared({"council": [400]}, {"council": [100], "trust": [200]})

    found = apportion(project)

    assert not found.feasible
    assert found.reason == (
        "The cashable savings of all partners are worth £300k and they put in £400k: "
        "together they are £100k short in present value, however it is shared. As it "
        f"stands, these are out of pocket in {year(0)}: COUNCIL by £300k."
    )
    # A third and two thirds of 400.
    assert [each.amount for each in found.transfers] == [266_666.67]
    assert found.notes[0] == (
        "COUNCIL is left £33k worse off than without the project, in present value of "
        "cashable savings."
    )


def test_without_savings_there_is_nothing_to_share_by() -> None:
    project = shared({"council": [400], "trust": [100]}, {})

    found = apportion(project)

    assert not found.feasible
    assert found.reason == (
        "No partner has cashable savings, so there is nothing in proportion to which "
        "the costs could be shared."
    )
    assert found.transfers == ()


def test_one_partner_has_nobody_to_share_with() -> None:
    short, whole = shared({"council": [4]}, {}), shared({}, {"council": [4]})

    assert apportion(short).reason == (
        "COUNCIL is £4,000 short in present value of cashable savings, and there is no "
        "other partner to share with."
    )
    assert apportion(whole).feasible
    assert apportion(whole).notes == (
        "There are not two partners in this option, so nothing is shared.",
    )


def test_charges_from_outside_lower_what_is_shared() -> None:
    # Of costs of 90 residents pay 30; two thirds of the other 60 are the trust's.
    project = shared(
        {"council": [90]},
        {"council": [100], "trust": [200]},
        agencies="residents: {name: Residents, sector: community}",
        more=f"payments:\n  charges: {{title: Charges, from: residents, to: council, "
        f"amount: {{{year(0)}: 30000}}}}",
    )

    found = apportion(project)

    assert found.terms.partners == ("council", "trust")
    assert [each.amount for each in found.transfers] == [40_000.0]
    assert found.notes == (
        "No party to this: residents, £30k worse off than without the project.",
    )


def test_receipts_beyond_the_costs_are_shared_and_said_to_be() -> None:
    # 30 more come in than go out: a third of them is the council's.
    project = shared({"council": [-30]}, {"council": [100], "trust": [200]})

    found = apportion(project)

    assert [(each.payer, each.amount) for each in found.transfers] == [
        ("council", 20_000.0)
    ]
    assert found.notes[0] == (
        "Receipts and money from outside come to more than the costs: what is left of "
        "them is shared as costs would be."
    )


GRANT = (
    "funding:\n  pilot: {title: Pilot, to: council, from: A trust fund, "
    f"amount: {{{year(1)}: 51000}}, status: illustrative}}"
)


def test_a_grant_lowers_what_is_shared_in_the_prices_of_the_appraisal() -> None:
    # £51,000 in a year whose prices are 2% higher is £50,000: 60 are left to share.
    project = shared(
        {"council": [0, 110]},
        {"council": [0, 100], "trust": [0, 200]},
        frame=f"deflator: {{{year(0)}: 100, {year(1)}: 102}}",
        more=GRANT,
    )

    found = apportion(project)

    assert [each.amount for each in found.transfers] == [40_000.0]
    assert found.before["council"].net_cash[1] == pytest.approx(40_000.0)


def test_a_grant_that_no_price_index_reaches_is_left_out_and_said() -> None:
    project = shared(
        {"council": [0, 90]},
        {"council": [0, 100], "trust": [0, 200]},
        frame=f"deflator: {{{year(0)}: 100}}",
        more=GRANT,
    )

    found = apportion(project)

    assert [each.amount for each in found.transfers] == [60_000.0]
    assert found.notes == (
        (
            f"Grants of {year(1)} are left out: no price index reaches these years, "
            "and `appraisal.inflation_after` is not given."
        ),
    )


def test_floors_and_ceilings_hold_shares_and_others_bear_the_rest() -> None:
    more = "sharing: {shares: {trust: 0% to 50%}}"
    project = shared({"council": [90]}, {"council": [100], "trust": [200]}, more=more)

    found = apportion(project)

    assert found.feasible
    assert [each.amount for each in found.transfers] == [45_000.0]


def test_ceilings_that_leave_costs_to_nobody_are_an_answer() -> None:
    more = "sharing: {shares: {trust: 0% to 50%, council: 0% to 20%}}"
    project = shared({"council": [90]}, {"council": [100], "trust": [200]}, more=more)

    found = apportion(project)

    assert found.reason == (
        "No shares of the costs keep to the floors and ceilings and come to 100%, "
        "where who gains nothing bears nothing: TRUST 0% to 50% and COUNCIL 0% to 20%."
    )


def test_an_option_that_is_not_preferred_has_payments_of_its_own() -> None:
    more = """options:
  none: {title: None, role: baseline}
  small: {title: Small, role: do-minimum, set: {costs.cost_council.amount: 30000}}
  whole: {title: Whole, role: preferred}
"""
    project = shared({"council": [90]}, {"council": [100], "trust": [200]}, more=more)

    found = apportion(project, option="small")

    assert [each.amount for each in found.transfers] == [20_000.0]
    assert found.payments["agreement_trust_to_council"]["options"] == ["small"]
    whole = appraise(found.agreed).preferred.agencies["council"]
    assert whole.pv_payments == 0.0


@pytest.mark.parametrize("years", [1, 60])
def test_horizons_may_be_short_and_long(years: int) -> None:
    project = shared({"council": [90] * years}, {"trust": [100] * years}, rate="3.5%")

    found = apportion(project)

    assert found.feasible
    assert [each.amount for each in found.transfers] == [90_000.0] * years


def test_positions_are_those_of_the_project_with_the_payments() -> None:
    project = shared(
        {"council": [90, 31.07], "icb": [7, 0]},
        {"council": [11.11, 100], "trust": [50, 150.5], "icb": [5, 5]},
        rate="3.5%",
    )

    found = apportion(project)

    agencies = appraise(found.agreed).agencies
    for agency, each in found.after.items():
        assert agencies[agency].npv == each.npv
        assert agencies[agency].npv_cashable == pytest.approx(each.worth, abs=1e-6)
        assert agencies[agency].peak_funding == pytest.approx(each.peak_funding)


def test_who_is_not_whole_in_time_is_said() -> None:
    more = f"sharing: {{whole_by: {year(0)}}}"
    project = shared(
        {"council": [90, 0]}, {"council": [0, 100], "trust": [0, 200]}, more=more
    )

    found = apportion(project)

    assert f"TRUST is still £60k out of pocket in {year(0)}." in found.notes


def test_savings_that_are_no_cash_are_said_to_be_none() -> None:
    project = shared(
        {"council": [90]},
        {"council": [100]},
        agencies="trust: {name: TRUST, sector: nhs}",
        more="  relief: {title: Relief, category: fiscal, falls_to: trust, "
        "cashable: 0%, deadweight: 0%, amount: 200000, optimism_bias: 0%, "
        "status: illustrative}",
    )

    found = apportion(project, terms_of(project, to="fiscal"))

    assert [each.amount for each in found.transfers] == [60_000.0]
    assert found.notes[0] == (
        "In cash alone TRUST is £60k short, in present value: the fiscal savings "
        "counted here are not all cash."
    )


def test_public_value_counts_what_partners_gain_besides_money() -> None:
    project = shared(
        {"council": [90]},
        {"council": [200], "trust": [100]},
        more="  calm: {title: Calm, category: social, enjoyed_by: trust, "
        "deadweight: 0%, amount: 20000, optimism_bias: 0%, status: illustrative}",
    )

    found = apportion(project, terms_of(project, to="public-value"))

    # 120 of 320 of what is put in, 90.
    assert [each.amount for each in found.transfers] == [33_750.0]
    for agency, each in appraise(found.agreed).agencies.items():
        assert each.public_value_npv == pytest.approx(found.after[agency].worth)


@pytest.mark.parametrize(
    ("given", "code"), [({"partners": ["nobody"]}, "CBA301"), ({}, "CBA303")]
)
def test_who_or_what_does_not_exist_is_refused(
    given: dict[str, list[str]], code: str
) -> None:
    project = shared({"council": [90]}, {"trust": [100]})
    terms = terms_of(project, partners=given.get("partners"))

    with pytest.raises(ProjectError) as refused:
        apportion(project, terms, option="preferred" if given else "other")

    assert [each.code for each in refused.value.problems] == [code]


def test_a_year_outside_the_appraisal_is_refused() -> None:
    with pytest.raises(ProjectError) as refused:
        terms_of(shared({"council": [90]}, {"trust": [100]}), whole_by="2050-51")

    assert [each.code for each in refused.value.problems] == ["CBA304"]
