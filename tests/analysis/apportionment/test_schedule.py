"""Payments in whole pennies."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.analysis.apportionment.schedule import in_pennies

PAIR = ("nhs", "council")


def test_running_sums_are_rounded_up_and_not_each_payment() -> None:
    # 0.334, 0.668 and 1.002 in all: 34p, 67p and 101p.
    (found,) = in_pennies({PAIR: np.array([0.334, 0.334, 0.334])}).values()

    assert found.tolist() == pytest.approx([0.34, 0.33, 0.34])


def test_whole_pennies_stay_as_they_are() -> None:
    (found,) = in_pennies({PAIR: np.array([0.1, 0.2, 1234.56])}).values()

    assert found.tolist() == pytest.approx([0.1, 0.2, 1234.56], abs=1e-12)


def test_a_pair_that_pays_nothing_is_left_out() -> None:
    assert in_pennies({PAIR: np.array([0.0, 0.000001])}) == {}


@given(st.lists(st.floats(0.0, 1e8), min_size=1, max_size=30))
def test_nobody_is_ever_short_or_a_penny_over(amounts: list[float]) -> None:
    found = in_pennies({PAIR: np.array(amounts)}).get(PAIR, np.zeros(len(amounts)))

    over = np.cumsum(found) - np.cumsum(amounts)
    assert np.all(over > -0.0002)
    assert np.all(over < 0.0101)
    assert np.all(found >= 0.0)
