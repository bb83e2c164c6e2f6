from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.loading.editing.spelling import reads_as, respelled


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("12%", 0.14, "14%"),
        ("12.0%", 0.14, "14.0%"),
        ("12 %", 0.145, "14.5 %"),
        ("£420k", 435_000.0, "£435k"),
        ("£420k", 435_250.0, "£435,250"),
        ("£420k", 435_250.5, "£435,250.50"),
        ("£420k", 0.0, "£0"),
        ("420k", 435_250.0, "435250"),
        ("£1.1m", 1_150_000.0, "£1.15m"),
        ("£85k", 400.0, "£400"),
        ("-£4k", -5_000.0, "-£5k"),
        ("-£4k", 5_000.0, "£5k"),
        ("£12.71", 13.0, "£13.00"),
        ("250_000", 1_234_567.5, "1_234_567.5"),
        ("1,250", 300.0, "300"),
        ("1,250", 3_000.0, "3,000"),
        ("400", 412.5, "412.5"),
        ("0.12", 1.0, "1.0"),
        ("415/2470", 0.2, "20%"),
        ("415/2470", 0.1, "10%"),
        ("1/3", 0.34, "34%"),
        ("2 years", 1.0, "1 year"),
        ("1 year", 2.5, "2.5 years"),
        ("1e5", 200_000.0, "200000"),
    ],
)
def test_a_number_is_written_as_the_old_one_was(
    old: str, value: float, new: str
) -> None:
    assert respelled(old, value) == new


def test_a_bare_nought_becomes_a_percentage_where_a_whole_number_would_be_unclear() -> (
    None
):
    assert respelled("0", 1.0, "share") == "100%"


@given(
    st.sampled_from(
        ["12%", "£420k", "£1.1m", "1_000", "£1,250.50", "3/4", "0.5", "-2"]
    ),
    st.floats(-1e14, 1e14),
)
def test_every_number_reads_back_as_itself(old: str, value: float) -> None:
    assert reads_as(respelled(old, value)) == value
