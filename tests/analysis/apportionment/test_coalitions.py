from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cba.analysis.apportionment import apportion, coalitions, terms_of
from tests.analysis.apportionment.shared_project import shared

_AMOUNTS = st.lists(st.integers(0, 1000).map(float), min_size=1, max_size=6)


def _named(gains: list[float]) -> dict[str, float]:
    return {f"a{n}": amount for n, amount in enumerate(gains)}


@given(_AMOUNTS, st.integers(0, 3000).map(float))
@settings(max_examples=60)
def test_the_shapley_value_is_the_mean_over_all_orders(
    gains: list[float], cost: float
) -> None:
    found = coalitions.shapley(_named(gains[:5]), cost, seed=1, samples=1).values

    orders = list(permutations(_named(gains[:5]).items()))
    added = dict.fromkeys(found, 0.0)
    for order in orders:
        gained = 0.0
        for each, amount in order:
            before = coalitions.worth(gained, cost)
            gained += amount
            added[each] += coalitions.worth(gained, cost) - before
    mean = {each: amount / len(orders) for each, amount in added.items()}
    assert found == pytest.approx(mean, abs=1e-6)


@given(_AMOUNTS, st.integers(0, 3000).map(float))
@settings(max_examples=60)
def test_the_shapley_value_is_efficient_and_symmetric(
    gains: list[float], cost: float
) -> None:
    named = {**_named(gains), "twin": gains[0]}

    values = coalitions.shapley(named, cost, seed=1, samples=1).values

    whole = coalitions.worth(sum(named.values()), cost)
    assert sum(values.values()) == pytest.approx(whole, abs=1e-6)
    assert values["twin"] == pytest.approx(values["a0"], abs=1e-9)


@given(
    st.lists(st.integers(-50, 50), min_size=8, max_size=8),
    st.lists(st.integers(-50, 50), min_size=8, max_size=8),
)
@settings(max_examples=60)
def test_the_shapley_value_is_additive_on_what_coalitions_are_worth(
    one: list[int], other: list[int]
) -> None:
    both = [a + b for a, b in zip(one, other, strict=True)]

    apart = zip(coalitions.exact(one), coalitions.exact(other), strict=True)

    assert coalitions.exact(both) == pytest.approx([a + b for a, b in apart])


def test_who_gains_nothing_has_nothing() -> None:
    values = coalitions.shapley({"a": 5.0, "b": 0.0}, 3.0, seed=1, samples=1).values

    assert values == {"a": 2.0, "b": 0.0}


def test_many_partners_are_sampled_with_a_standard_error() -> None:
    # Thirteen who gain alike have a thirteenth each; one of twelve would be exact.
    gains = {f"a{n}": 100.0 for n in range(13)}

    found = coalitions.shapley(gains, 1000.0, seed=1, samples=20_000)
    again = coalitions.shapley(gains, 1000.0, seed=1, samples=20_000)

    assert found == again
    assert found.orders == 20_000
    assert found.standard_errors is not None
    for each, value in found.values.items():
        assert abs(value - 300.0 / 13) < 4 * found.standard_errors[each]
    assert sum(found.values.values()) == pytest.approx(300.0)


def test_a_sample_comes_to_what_is_exact() -> None:
    gains = {f"a{n}": 10.0 * n for n in range(1, 9)}
    players = list(gains.values())

    exact = coalitions.shapley(gains, 200.0, seed=1, samples=1).values
    means, errors = coalitions.sampled(players, 200.0, seed=2, samples=50_000)

    for mean, error, value in zip(means, errors, exact.values(), strict=True):
        assert abs(mean - value) < 4 * error


@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.integers(-200, 600)), min_size=1, max_size=5
    ),
    st.integers(-300, 1200),
)
@example([(0, -1)], 0)
@settings(max_examples=60)
def test_no_coalition_would_gain_more_than_the_one_that_is_named(
    partners: list[tuple[int, int]], cost: int
) -> None:
    gains = {f"a{n}": float(each[0]) for n, each in enumerate(partners)}
    worths = {f"a{n}": float(each[1]) for n, each in enumerate(partners)}

    found = coalitions.core(worths, gains, float(cost))

    def gained(members: tuple[str, ...]) -> float:
        worth = coalitions.worth(sum(gains[each] for each in members), float(cost))
        return worth - sum(worths[each] for each in members)

    most = max(
        gained(members)
        for size in range(1, len(gains) + 1)
        for members in combinations(gains, size)
    )
    assert found.in_core == (most <= 0.01)
    assert found.short_by == pytest.approx(max(most, 0.0) if most > 0.01 else 0.0)
    if not found.in_core:
        assert gained(found.blocking) == pytest.approx(found.short_by)


def test_partners_keep_their_shapley_value_of_the_surplus() -> None:
    # Alone only the trust would go ahead: 200 − 90. With the council it is 300 − 90.
    project = shared({"council": [90]}, {"council": [100], "trust": [200]})

    found = apportion(project, terms_of(project, rule="shapley"))

    assert found.shapley is not None
    # Council: half of (100 − 90) and of 100. Trust: half of 110 and of 200.
    assert found.shapley.values == {"council": 55_000.0, "trust": 155_000.0}
    assert found.after["trust"].worth == pytest.approx(155_000.0)
    assert found.stakes["trust"].alone == pytest.approx(110_000.0)
    assert found.stakes["trust"].gain == pytest.approx(45_000.0)
    assert found.core is not None
    assert found.core.in_core


def test_savings_that_do_not_pay_leave_nothing_to_divide() -> None:
    project = shared({"council": [400]}, {"council": [100], "trust": [200]})

    found = apportion(project, terms_of(project, rule="shapley"))

    assert not found.feasible
    assert found.transfers == ()
    assert found.shapley is not None
    assert found.shapley.values == {"council": 0.0, "trust": 0.0}
    assert found.core is not None
    assert found.core.blocking == ("council",)
    assert found.core.short_by == pytest.approx(300_000.0)


@pytest.mark.parametrize(("paid", "shares"), [(120, [15_000.0]), (90, [])])
def test_money_from_outside_that_pays_for_more_is_shared_alike(
    paid: int, shares: list[float]
) -> None:
    # Each would have all of the 30 beyond costs to itself: half each.
    project = shared(
        {"council": [90]},
        {"council": [100], "trust": [200]},
        agencies="residents: {name: Residents, sector: community}",
        more="payments:\n  charges: {title: Charges, from: residents, to: council, "
        f"amount: {paid}000}}",
    )

    found = apportion(project, terms_of(project, rule="shapley"))

    assert [each.amount for each in found.transfers] == shares
