from __future__ import annotations

import pytest

from cba.analysis.apportionment import Rule, apportion, terms_of
from tests.analysis.apportionment.shared_project import shared, year


def test_payments_move_to_other_years_at_the_same_present_value() -> None:
    # The trust owes 60 in the first year, and may pay 40 in any.
    project = shared(
        {"council": [90, 0, 0]},
        {"council": [100, 0, 0], "trust": [0, 100, 100]},
        rate="3.5%",
        agencies="trust: {name: Trust, sector: nhs, limit: {a_year: £40k}}",
    )
    free = terms_of(project)._replace(limits={})

    plain, found = apportion(project, free), apportion(project)

    assert max(each.amount for each in plain.transfers) > 40_000.0
    assert found.feasible
    assert max(each.amount for each in found.transfers) <= 40_000.0
    for agency, each in found.after.items():
        assert each.worth == pytest.approx(plain.after[agency].worth, abs=0.05)
    assert found.notes[0] == (
        "Payments are moved between years, or between partners, to keep to the limits, "
        "the caps and who may pay whom; each partner pays the same in present value."
    )


def test_a_schedule_that_no_moving_saves_is_refused_with_its_sum() -> None:
    # Two thirds of 90 are 60, and the trust may pay 25 twice.
    project = shared(
        {"council": [90, 0]},
        {"council": [100, 0], "trust": [0, 200]},
        agencies="trust: {name: Trust, sector: nhs, limit: {a_year: £25k}}",
    )

    found = apportion(project)

    assert not found.feasible
    assert found.transfers == ()
    assert found.reason == (
        "The limits, the caps or who may pay whom do not allow what the rule gives. "
        "Even if every partner pays all that it may, these are short of it in present "
        "value: COUNCIL by £10k."
    )


def test_a_cap_that_is_paid_early_is_kept_to() -> None:
    # Paid as costs fall it is 50 and 50; at once it is as much worth and less in all.
    project = shared(
        {"council": [100, 100]},
        {"council": [100, 100], "trust": [100, 100]},
        rate="10%",
        more="sharing: {caps: {trust: £96k}}",
    )

    found = apportion(project)

    assert found.feasible
    assert sum(each.amount for each in found.transfers) <= 96_000.0
    # 50 + 50 / 1.1.
    assert found.after["trust"].pv_contribution == pytest.approx(95_454.55, abs=0.02)


@pytest.mark.parametrize("rule", ["proportional", "equal-return", "shapley"])
def test_who_may_not_pay_directly_pays_through_another(rule: Rule) -> None:
    project = shared(
        {"council": [90, 0]},
        {"trust": [50, 100], "icb": [100, 100]},
        more="sharing: {may_pay: {icb: [trust], trust: [council]}}",
    )

    found = apportion(project, terms_of(project, rule=rule))

    assert found.feasible
    assert {(each.payer, each.payee) for each in found.transfers} == {
        ("icb", "trust"),
        ("trust", "council"),
    }


def test_a_deficit_beyond_its_limit_is_said_where_a_rule_does_not_keep_to_it() -> None:
    project = shared(
        {"council": [90, 0]},
        {"council": [0, 100], "trust": [0, 200]},
        agencies="trust: {name: Trust, sector: nhs, limit: {deficit: £50k}}",
    )

    found = apportion(project)

    assert found.feasible
    assert found.notes == (
        "The trust is at worst £60k out of pocket, more than the limit of £50k.",
    )


def test_a_limit_by_itself_is_one_of_both() -> None:
    project = shared(
        {"council": [90]},
        {"trust": [200]},
        agencies="trust: {name: Trust, sector: nhs, limit: £50k}\n"
        "council: {name: Council, sector: local-authority, limit: {deficit: £2m}}",
    )

    terms = terms_of(project)

    assert terms.limits == {"trust": 50_000.0}
    assert terms.deficits == {"trust": 50_000.0, "council": 2_000_000.0}


def test_what_the_file_says_can_be_asked_otherwise() -> None:
    more = f"sharing: {{rule: shapley, to: fiscal, whole_by: {year(0)}}}"
    project = shared({"council": [90, 1]}, {"trust": [200]}, more=more)

    terms = terms_of(project)
    other = terms_of(project, rule="least-payments", to="cashable", whole_by=year(1))

    assert (terms.rule, terms.to, terms.whole_by) == ("shapley", "fiscal", year(0))
    assert (other.rule, other.to, other.whole_by) == (
        "least-payments",
        "cashable",
        year(1),
    )


def test_long_lists_of_partners_are_cut_short_in_a_sentence() -> None:
    costs = {f"a{n}": [10.0 + n] for n in range(6)}

    found = apportion(shared(costs, {"trust": [5]}))

    assert found.reason is not None
    assert found.reason.endswith(
        f"out of pocket in {year(0)}: A0 by £10k, A1 by £11k, A2 by £12k, A3 by £13k "
        "and 2 others."
    )


def test_several_who_are_short_are_told_in_one_sentence() -> None:
    project = shared(
        {"council": [90, 0], "icb": [30, 0]},
        {"trust": [40, 100]},
        agencies="council: {name: City council, sector: nhs, limit: {deficit: £10k}}\n"
        "icb: {name: Care boards, sector: nhs, limit: {deficit: £0}}",
    )

    found = apportion(project, terms_of(project, rule="least-payments"))

    assert found.feasible
    # At once 80 and 30 are needed, and the trust has 40: 70 are short in all. They are
    # shared as 90 and 30, which each is short of at its worst.
    tight = found.terms._replace(
        deficits={"council": 10_000.0, "icb": 0.0, "trust": 0.0}
    )
    assert apportion(project, tight).reason == (
        f"The city council is £52k short in {year(0)} even if every saving is shared; "
        f"so are care boards by £18k in {year(0)}."
    )


@pytest.mark.parametrize(
    ("agencies", "more"),
    [
        ("trust: {name: Trust, sector: nhs, limit: {a_year: £40k}}", ""),
        ("", "sharing: {caps: {trust: £62.2k}}"),
        ("", "sharing: {may_pay: {trust: [icb], icb: [council]}}"),
    ],
)
def test_what_was_moved_and_pasted_in_is_not_asked_for_again(
    agencies: str, more: str
) -> None:
    project = shared(
        {"council": [90, 0, 10]},
        {"council": [90, 0, 10], "trust": [0, 90, 100], "icb": [0, 0, 10]},
        rate="3.5%",
        agencies=agencies,
        more=more,
    )
    found = apportion(project)

    again = apportion(found.agreed)

    assert found.feasible
    assert any("are moved between years" in each for each in found.notes)
    assert again.feasible
    assert again.transfers == ()


def test_what_the_file_has_a_partner_pay_counts_towards_its_limit() -> None:
    # Half of 100 is due each year; 20 of the first are paid, of at most 40.
    project = shared(
        {"council": [100, 100]},
        {"council": [100, 100], "trust": [100, 100]},
        agencies="trust: {name: Trust, sector: nhs, limit: {a_year: £60k}}",
        more=f"payments: {{p: {{from: trust, to: council, amount: {{{year(0)}: £20k}}, "
        "status: illustrative}}",
    )
    tight = terms_of(project)._replace(limits={"trust": 45_000.0})

    assert sum(each.amount for each in apportion(project).transfers) == 80_000.0
    assert apportion(project, tight).reason == (
        "The limits, the caps or who may pay whom do not allow what the rule gives. "
        "Even if every partner pays all that it may, these are short of it in present "
        "value: COUNCIL by £10k."
    )


@pytest.mark.parametrize("rule", ["proportional", "equal-return", "shapley"])
def test_pennies_that_rounding_left_are_not_asked_for(rule: Rule) -> None:
    project = shared(
        {"council": [100, 33.33], "icb": [10, 0]},
        {"council": [10, 20], "trust": [90, 31.17], "icb": [17.77, 50]},
        rate="3.5%",
    )
    found = apportion(project, terms_of(project, rule=rule))

    again = apportion(found.agreed, terms_of(found.agreed, rule=rule))

    assert found.transfers
    assert again.transfers == ()
    assert again.notes == (
        "Nobody need pay anybody more than the project file has already.",
    )


def test_too_little_to_share_is_told_before_any_limit() -> None:
    # 90 are due and 50 are saved, of which the trust may pay 10.
    project = shared(
        {"council": [90]},
        {"council": [10], "trust": [40]},
        agencies="trust: {name: Trust, sector: nhs, limit: {a_year: £10k}}",
    )

    found = apportion(project)

    assert found.reason is not None
    assert found.reason.startswith(
        "The cashable savings of all partners are worth £50k and they put in £90k: "
        "together they are £40k short in present value, however it is shared."
    )
