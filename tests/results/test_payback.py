"""When a cumulative flow pays back, by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.results.appraisal import Crossing, FirstCrossing
from cba.results.payback import crossing, payback, running

LABELS = [str(2026 + n) for n in range(8)]


def test_interpolates_within_the_year_of_the_crossing() -> None:
    # cumulative: -100, -70, -30, +30; 30 / 60 of the fourth year
    found = crossing([-100.0, 30.0, 40.0, 60.0], LABELS)

    assert (found.year, found.years, found.elapsed_years) == ("2029", 2.5, 3.5)
    assert found.sustained


def test_a_flow_that_never_goes_under_pays_back_at_once() -> None:
    found = crossing([0.0, 10.0], LABELS)

    assert (found.year, found.years, found.elapsed_years) == ("2026", 0.0, 0.0)


def test_half_a_penny_under_counts_as_paid_back() -> None:
    assert crossing([-0.004, 0.0], LABELS).year == "2026"
    assert crossing([-0.006, 0.0], LABELS).year is None


def test_a_crossing_that_falls_back_is_told_and_not_counted() -> None:
    # cumulative: -10, +10, -20, +5: above in 2027, back under in 2028, then for good
    found = crossing([-10.0, 20.0, -30.0, 25.0], LABELS)

    assert (found.year, found.years) == ("2029", 2 + 20 / 25)
    assert found.first == FirstCrossing("2027", 0.5, "2028")


def test_a_first_year_in_surplus_that_falls_back_is_a_first_crossing() -> None:
    # cumulative: +5, -5
    found = crossing([5.0, -10.0], LABELS)

    assert found == Crossing(
        None,
        None,
        None,
        sustained=False,
        reason="not within the appraisal period",
        first=FirstCrossing("2026", 0.0, "2027"),
    )


def test_years_without_any_flow_are_no_crossing() -> None:
    # cumulative: 0, 0, -10, 0: nothing has been spent before 2028
    found = crossing([0.0, 0.0, -10.0, 10.0], LABELS)

    assert found.first is None
    assert (found.year, found.years) == ("2029", 3.0)


def test_without_cost_there_is_nothing_to_pay_back() -> None:
    found = payback([1.0], [1.0], LABELS, has_cost=False)

    assert found.undiscounted.reason == "no cost"
    assert found.discounted == found.undiscounted


@given(
    st.lists(
        st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 2)),
        min_size=1,
        max_size=8,
    )
)
def test_from_the_crossing_on_the_sum_is_never_under(flow: list[float]) -> None:
    found = crossing(flow, LABELS)
    sums = running(flow)

    if found.year is None:
        assert sums[-1] < -0.005
    else:
        year = LABELS.index(found.year)
        assert all(amount >= -0.005 for amount in sums[year:])
        assert year == 0 or sums[year - 1] < -0.005
        assert year - 1 <= (found.years or 0.0) <= year + 1e-9 or year == 0


@pytest.mark.parametrize("scale", [0.5, 3.0, 1e6])
def test_payback_does_not_depend_on_the_scale_of_money(scale: float) -> None:
    flow = [-1000.0, 300.0, 400.0, 600.0]

    assert crossing([x * scale for x in flow], LABELS).years == pytest.approx(
        crossing(flow, LABELS).years
    )
