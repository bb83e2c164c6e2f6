from __future__ import annotations

import pytest

from cba.results.ratios import ratio


def test_a_ratio_is_one_sum_over_another() -> None:
    assert ratio(162.0, 100.0) == 1.62


@pytest.mark.parametrize("below", [0.0, -1.0, 0.0049, float("-inf")])
def test_nothing_underneath_makes_no_ratio(below: float) -> None:
    assert ratio(100.0, below) is None


def test_half_a_penny_is_something() -> None:
    assert ratio(0.01, 0.005) == 2.0


def test_a_loss_over_a_cost_is_negative() -> None:
    assert ratio(-50.0, 100.0) == -0.5
