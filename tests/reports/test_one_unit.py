from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.reports.formatting import is_nought
from cba.reports.one_unit import one_unit

SUMS = st.lists(
    st.integers(-(10**11), 10**11).map(float)
    | st.integers(-(10**6), 10**6).map(float)
    | st.floats(-2.0, 2.0),
    max_size=12,
)


@pytest.mark.parametrize(
    ("amounts", "shown"),
    [
        ((1_560_000, -738_000, 108_000), ["£1.56m", "−£0.74m", "£0.11m"]),
        ((40_300_000, 2_100_000), ["£40.3m", "£2.1m"]),
        ((191_000_000, 22_400_000), ["£191m", "£22m"]),
        ((40_300_000, 60_000), ["£40,300k", "£60k"]),
        ((300_000, 4_321), ["£300k", "£4k"]),
        ((300_000, 432), ["£300,000", "£432"]),
        ((4_321, -0.3), ["£4,321", "£0"]),
        ((2_500_000_000, 300_000_000), ["£2.50bn", "£0.30bn"]),
        ((0, 0), ["£0", "£0"]),
    ],
)
def test_sums_side_by_side_are_in_one_unit(
    amounts: tuple[float, ...], shown: list[str]
) -> None:
    unit = one_unit(amounts)

    assert [unit.show(amount) for amount in amounts] == shown


def test_another_currency_keeps_its_sign() -> None:
    assert one_unit([2e6], "EUR").signed(2e6) == "+€2.00m"


@given(SUMS)
def test_no_sum_is_lost_and_none_is_in_a_unit_of_its_own(amounts: list[float]) -> None:
    unit = one_unit(amounts)
    shown = {amount: unit.signed(amount) for amount in amounts}

    for amount, text in shown.items():
        has_figure = re.search("[1-9]", text) is not None
        assert has_figure != is_nought(amount) or abs(amount) == 0.5
        assert text.startswith("+") == (has_figure and amount > 0)
    letters = {text.lstrip("+−£0123456789.,") for text in shown.values()}
    assert len(letters - {""}) <= 1
