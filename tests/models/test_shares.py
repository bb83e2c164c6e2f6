from __future__ import annotations

import pytest

from cba.models.shares import read_shares
from tests.models.reading import faults, read


def test_one_agency_has_all_of_it() -> None:
    assert read(read_shares, "council") == (("council", 1.0),)


def test_several_share_it_in_the_order_written() -> None:
    assert read(read_shares, {"nhs": "60%", "council": "0.4"}) == (
        ("nhs", 0.6),
        ("council", 0.4),
    )


@pytest.mark.parametrize(
    "shares",
    [
        {"a": "1/3", "b": "1/3", "c": "1/3"},
        {"a": "1171/2470", "b": "581/2470", "c": "415/2470", "d": "303/2470"},
        dict.fromkeys("abcdefghij", "10%"),
        {"a": "100%", "b": "0%"},
        # Eight digits are enough to be judged as the whole.
        {"a": "33.33333333%", "b": "66.66666667%"},
    ],
)
def test_what_sums_to_the_whole_is_taken(shares: dict[str, str]) -> None:
    assert len(read(read_shares, shares)) == len(shares)


@pytest.mark.parametrize(
    "shares",
    [
        {"a": "33.3%", "b": "33.3%", "c": "33.3%"},
        {"a": "60%", "b": "50%"},
        {"a": "0%"},
        {"a": "33.333333%", "b": "66.66666%"},
    ],
)
def test_what_does_not_is_refused(shares: dict[str, str]) -> None:
    assert faults(read_shares, shares) == [("CBA204", "")]


@pytest.mark.parametrize("node", [None, {}, [], ["a", "b"]])
def test_what_is_no_share_is_refused(node: object) -> None:
    assert faults(read_shares, node) == [("CBA113", "")]


def test_every_fault_is_told_at_its_agency() -> None:
    node = {"Council": "50%", "nhs": "150%", "police": {"value": "5%"}, "fire": "1"}

    assert faults(read_shares, node) == [
        ("CBA114", "Council"),
        ("CBA203", "nhs"),
        ("CBA113", "police"),
        ("CBA202", "fire"),
    ]


def test_shares_take_no_range() -> None:
    node = {"a": "50% (40% to 60%)", "b": "50%"}

    assert faults(read_shares, node) == [("CBA315", "a")]
