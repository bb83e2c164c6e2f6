from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.results.numbers import figure, figures, money

SUMS = st.floats(min_value=-1e12, max_value=1e12)


def test_money_is_kept_to_a_millionth() -> None:
    assert money(1234.56789012) == 1234.56789


@pytest.mark.parametrize("amount", [-0.0, -4e-7])
def test_nought_has_no_sign(amount: float) -> None:
    assert math.copysign(1.0, money(amount)) == 1.0
    assert math.copysign(1.0, figure(-0.0) or 0.0) == 1.0


def test_a_ratio_has_twelve_digits_whatever_its_size() -> None:
    assert figure(2 / 3) == 0.666666666667
    assert figure(2e-6 / 3) == 6.66666666667e-07


def test_none_stays_none() -> None:
    assert figure(None) is None
    assert figures(None) is None
    assert figures((0.5, 1 / 3)) == [0.5, 0.333333333333]


@given(SUMS)
def test_rounding_twice_is_rounding_once(amount: float) -> None:
    assert money(money(amount)) == money(amount)
    assert figure(figure(amount)) == figure(amount)
