from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cba.results.rate_of_return import NEVER, SEVERAL, internal_rate_of_return


@pytest.mark.parametrize(
    ("flow", "rate"),
    [
        ([-100.0, 110.0], 0.1),
        # 100 = 60/1.2 + 72/1.44: both halves are 50.
        ([-100.0, 60.0, 72.0], 0.2),
        ([-100.0, 0.0, 0.0, 100.0], 0.0),
        ([-100.0, 50.0], -0.5),
        # What comes in first and goes out later has a rate too.
        ([100.0, -110.0], 0.1),
        ([0.0, -100.0, 110.0], 0.1),
    ],
)
def test_the_rate_at_which_a_flow_is_worth_nought(
    flow: list[float], rate: float
) -> None:
    found, reason = internal_rate_of_return(flow)

    assert found == pytest.approx(rate, abs=1e-9)
    assert reason is None


@pytest.mark.parametrize("flow", [[], [0.0], [100.0, 1.0], [-1.0, -2.0, 0.0]])
def test_a_flow_of_one_sign_has_none(flow: list[float]) -> None:
    assert internal_rate_of_return(flow) == (None, NEVER)


def test_a_flow_of_two_changes_has_no_single_rate() -> None:
    assert internal_rate_of_return([-100.0, 230.0, -132.0]) == (None, SEVERAL)


def test_noise_under_half_a_penny_has_no_sign() -> None:
    # Costs and savings that meet leave some 1e-11 of either sign.
    assert internal_rate_of_return([-100.0, -1e-11, 2e-11, -1e-12, 110.0]) == (
        internal_rate_of_return([-100.0, 0.0, 0.0, 0.0, 110.0])
    )


@given(
    st.lists(st.floats(1.0, 1e6), min_size=1, max_size=20),
    st.lists(st.floats(1.0, 1e6), min_size=1, max_size=20),
)
def test_at_its_rate_a_flow_is_worth_nought(
    spent: list[float], saved: list[float]
) -> None:
    flow = [-each for each in spent] + saved
    rate, reason = internal_rate_of_return(flow)

    assert reason is None
    assert rate is not None
    # Far from usual rates nine digits of the rate do not fix the worth.
    assume(-0.5 < rate < 10.0)
    worth = sum(x / (1.0 + rate) ** year for year, x in enumerate(flow))
    steep = sum(abs(x) * n / (1 + rate) ** (n + 1) for n, x in enumerate(flow))
    assert abs(worth) <= 1e-9 * steep + 1e-6
