from __future__ import annotations

from itertools import accumulate, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cba.analysis.apportionment import Apportionment, apportion, terms_of
from cba.models.project import Project
from tests.analysis.apportionment.shared_project import shared, year

_HALF_A_PENNY = 0.0051


def least(project: Project) -> Apportionment:
    return apportion(project, terms_of(project, rule="least-payments"))


def paid(found: Apportionment) -> float:
    return sum(each.amount for each in found.transfers)


_COURSE = st.lists(st.integers(0, 100), min_size=3, max_size=3)
_AGENCIES = ("council", "icb", "trust")


@st.composite
def _projects(draw: st.DrawFn) -> Project:
    costs = {each: draw(_COURSE) for each in _AGENCIES}
    savings = {each: draw(_COURSE) for each in _AGENCIES}
    rate = draw(st.sampled_from(["0%", "3.5%"]))
    by = draw(st.integers(0, 2))
    limits = "\n".join(
        f"{each}: {{name: {each}, sector: nhs, limit: {{a_year: £{a_year}k, "
        f"deficit: £{deficit}k}}}}"
        for each in _AGENCIES
        for a_year, deficit in [draw(st.tuples(*[st.integers(20, 300)] * 2))]
    )
    agencies = limits if draw(st.booleans()) else ""
    more = f"sharing: {{whole_by: {year(by)}}}"
    return shared(costs, savings, rate=rate, agencies=agencies, more=more)


@given(_projects())
@settings(max_examples=30)
def test_everybody_is_whole_and_within_its_limits_and_payments_net_to_nothing(
    project: Project,
) -> None:
    found = least(project)

    by = found.before["council"].net_cash
    whole = [n for n in range(len(by)) if year(n) >= found.terms.whole_by]
    changes = [0.0] * len(by)
    for agency, after in found.after.items():
        for n, (now, was) in enumerate(
            zip(after.net_cash, found.before[agency].net_cash, strict=True)
        ):
            changes[n] += now - was
        if not found.feasible:
            continue
        assert all(after.cumulative[n] >= -_HALF_A_PENNY for n in whole)
        assert after.worth >= -_HALF_A_PENNY
        deficit = found.terms.deficits.get(agency, float("inf"))
        assert after.peak_funding <= deficit + _HALF_A_PENNY
        for n in range(len(by)):
            pays = sum(
                each.amount
                for each in found.transfers
                if each.payer == agency and each.year == year(n)
            )
            assert pays <= found.terms.limits.get(agency, float("inf")) + _HALF_A_PENNY
    assert changes == pytest.approx([0.0] * len(by), abs=1e-6)
    assert found.feasible == (found.reason is None)
    assert found.feasible or found.transfers == ()


_NET = st.lists(st.integers(-3, 3), min_size=3, max_size=3)


@given(_NET, _NET, st.integers(0, 4), st.integers(1, 4), st.integers(0, 2))
@settings(max_examples=20)
def test_no_whole_thousands_are_less_than_the_optimum(
    one: list[int], other: list[int], deficit: int, limit: int, by: int
) -> None:
    # Without interest some optimum is in whole thousands.
    nets = {"a": one, "b": other}
    project = shared(
        {each: [max(-n, 0) for n in net] for each, net in nets.items()},
        {each: [max(n, 0) for n in net] for each, net in nets.items()},
        agencies="\n".join(
            f"{each}: {{name: {each}, sector: nhs, "
            f"limit: {{a_year: £{limit}k, deficit: £{deficit}k}}}}"
            for each in nets
        ),
        more=f"sharing: {{whole_by: {year(by)}}}",
    )

    found = least(project)

    best = _best(one, other, deficit, limit, by)
    assert found.feasible == (best is not None)
    if best is not None:
        assert paid(found) == pytest.approx(best * 1000.0, abs=0.02)


def _best(
    one: list[int], other: list[int], deficit: int, limit: int, by: int
) -> int | None:
    """The least of all payments in whole thousands either way, by trying them all."""
    found = [
        sum(map(abs, paid))
        for paid in product(range(-limit, limit + 1), repeat=3)
        if _is_whole([n - p for n, p in zip(one, paid, strict=True)], deficit, by)
        and _is_whole([n + p for n, p in zip(other, paid, strict=True)], deficit, by)
    ]
    return min(found, default=None)


def _is_whole(net: list[int], deficit: int, by: int) -> bool:
    sums = list(accumulate(net))
    return all(amount >= (0 if n >= by else -deficit) for n, amount in enumerate(sums))


def test_only_who_is_short_is_paid_and_only_so_much() -> None:
    project = shared(
        {"council": [90, 0]}, {"council": [0, 50], "trust": [0, 100], "icb": [0, 0]}
    )

    found = least(project)

    assert [(each.payer, each.payee, each.amount) for each in found.transfers] == [
        ("trust", "council", 40_000.0)
    ]


def test_of_schedules_as_small_the_earliest_with_the_least_deficits_is_taken() -> None:
    # Paid in either year, deficits come to 90 in all: 50 and 40, or 90 and none.
    found = least(shared({"council": [90, 0]}, {"council": [0, 50], "trust": [0, 100]}))

    assert [each.year for each in found.transfers] == [year(0)]
    assert found.notes == (
        (
            "TRUST is at worst £40k out of pocket with the agreement, and never "
            "without it."
        ),
    )


def test_a_deficit_is_kept_to_by_earlier_payments() -> None:
    project = shared(
        {"council": [90, 0]},
        {"council": [0, 50], "trust": [0, 100]},
        agencies="council: {name: COUNCIL, sector: nhs, limit: {deficit: £20k}}",
    )

    found = least(project)

    # 70 are needed at once; of these 30 come back in the end.
    assert found.feasible
    assert found.after["council"].peak_funding <= 20_000.01
    assert found.transfers[0].year == year(0)
    assert found.transfers[0].amount == 70_000.0


def test_who_is_short_is_told_with_the_year_and_the_sum() -> None:
    project = shared(
        {"council": [90, 0]},
        {"council": [0, 50], "trust": [0, 100]},
        agencies="council: {name: The council, sector: nhs, limit: {deficit: £20k}}\n"
        "trust: {name: The trust, sector: nhs, limit: {deficit: £40k}}",
    )

    found = least(project)

    assert not found.feasible
    assert found.transfers == ()
    # Of the 70 that the council needs at once the trust can pay 40.
    assert found.reason == (
        f"The council is £30k short in {year(0)} even if every saving is shared."
    )


def test_limits_that_are_in_the_way_are_told_of() -> None:
    project = shared(
        {"council": [90, 0]},
        {"council": [0, 50], "trust": [0, 100]},
        agencies="trust: {name: The trust, sector: nhs, limit: {a_year: £15k}}",
    )

    assert least(project).reason == (
        f"COUNCIL is £10k short in {year(1)} even if every partner pays all that it "
        "may."
    )


def test_savings_that_do_not_pay_are_told_of_with_what_they_come_to() -> None:
    project = shared({"council": [400]}, {"council": [100], "trust": [200]})

    assert least(project).reason == (
        f"COUNCIL is £100k short in {year(0)} even if every saving is shared. The "
        "cashable savings of all partners are worth £300k and they put in £400k: "
        "together they are £100k short in present value, however it is shared."
    )


def test_who_is_short_but_for_a_grant_is_told_to_be_short_without_it() -> None:
    project = shared(
        {"council": [90]},
        {"trust": [20]},
        more=f"funding:\n  pilot: {{to: council, from: A trust fund, "
        f"amount: {{{year(0)}: 90000}}}}",
    )

    reason = least(project).reason

    assert reason is not None
    assert reason.startswith(
        "COUNCIL is £70k short in present value without grants even if every saving "
    )


def test_who_is_whole_already_is_paid_nothing() -> None:
    found = least(shared({"council": [40]}, {"council": [50], "trust": [100]}))

    assert found.feasible
    assert found.transfers == ()
    assert found.notes == (
        "Nobody need pay anybody more than the project file has already.",
    )


@pytest.mark.parametrize("years", [1, 60])
def test_horizons_may_be_as_short_or_as_long(years: int) -> None:
    found = least(shared({"council": [90] * years}, {"trust": [100] * years}))

    assert found.feasible
    assert paid(found) == pytest.approx(90_000.0 * years)


def test_a_year_before_the_last_is_kept_to_in_every_later_one() -> None:
    # The council pays 30 more in the third year, after it should be whole.
    project = shared(
        {"council": [90, 0, 30]},
        {"council": [0, 90, 0], "trust": [50, 50, 50]},
        more=f"sharing: {{whole_by: {year(1)}}}",
    )

    found = least(project)

    assert paid(found) == pytest.approx(30_000.0)
    assert min(found.after["council"].cumulative[1:]) >= -_HALF_A_PENNY


def test_nobody_pays_whom_it_may_not_nor_more_than_its_cap() -> None:
    more = "sharing: {may_pay: {trust: [council], icb: [trust]}, caps: {trust: £30k}}"
    costs, savings = {"council": [30]}, {"trust": [20], "icb": [20]}

    found = least(shared(costs, savings, more=more))

    # The integrated care board reaches the council through the trust.
    assert found.feasible
    assert [(each.payer, each.payee, each.amount) for each in found.transfers] == [
        ("trust", "council", 30_000.0),
        ("icb", "trust", 10_000.0),
    ]
    tight = more.replace("£30k", "£29k")
    assert least(shared(costs, savings, more=tight)).reason == (
        f"COUNCIL is £1,000 short in {year(0)} even if every partner pays all that it "
        "may."
    )


def test_floors_of_shares_are_kept_to() -> None:
    more = "sharing: {shares: {trust: 50% to 100%}}"

    found = least(
        shared({"council": [90]}, {"council": [100], "trust": [200]}, more=more)
    )

    assert paid(found) == pytest.approx(45_000.0)
    assert found.after["trust"].cost_share == pytest.approx(0.5)


def test_the_payments_pasted_back_leave_everybody_whole() -> None:
    project = shared(
        {"council": [90.123, 31.07, 0], "icb": [7, 0, 0]},
        {"council": [1.11, 10, 10], "trust": [5, 50.5, 90], "icb": [5, 5, 0]},
        rate="3.5%",
    )

    found = least(project)
    again = least(found.agreed)

    assert found.feasible
    assert found.transfers
    assert again.feasible
    assert again.transfers == ()
    for agency, each in again.before.items():
        assert each.worth == pytest.approx(found.after[agency].worth, abs=1e-9)
