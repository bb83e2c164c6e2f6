from __future__ import annotations

import pytest

from cba.models.discount import Discounting, TimingField, read_discounting
from tests.models.reading import faults, field_faults, read, read_field


def test_a_schedule_by_its_name() -> None:
    assert read(read_discounting, "green-book") == Discounting("green-book")


def test_one_rate_is_one_band() -> None:
    assert read(read_discounting, {"rate": "3.5%"}) == Discounting(bands=((0, 0.035),))
    assert read(read_discounting, {"rate": "0%"}) == Discounting(bands=((0, 0.0),))


def test_bands_are_put_in_order() -> None:
    node = {"bands": {"31": "3%", "0": "3.5%", "100": "2.5%"}}

    assert read(read_discounting, node).bands == ((0, 0.035), (31, 0.03), (100, 0.025))


@pytest.mark.parametrize(
    "node",
    [None, [], {}, {"rate": "3%", "bands": {"0": "3%"}}, {"schedule": "green-book"}],
)
def test_what_is_no_schedule_is_refused(node: object) -> None:
    assert faults(read_discounting, node) == [("CBA113", "")]


@pytest.mark.parametrize(
    ("rate", "code"),
    [("3", "CBA202"), ("-1%", "CBA206"), ("101%", "CBA206"), ("low", "CBA201")],
)
def test_a_rate_is_a_percentage_from_nought_to_a_hundred(rate: str, code: str) -> None:
    assert faults(read_discounting, {"rate": rate}) == [(code, "rate")]
    assert faults(read_discounting, {"bands": {"0": rate}}) == [(code, "bands.0")]


def test_bands_begin_in_year_0() -> None:
    assert faults(read_discounting, {"bands": {"1": "3%"}}) == [("CBA218", "")]
    assert faults(read_discounting, {"bands": {}}) == [("CBA218", "")]


@pytest.mark.parametrize("year", ["-1", "01", "1.5", "2026-27", "first", "²"])
def test_bands_count_years_from_nought(year: str) -> None:
    node = {"bands": {"0": "3%", year: "2%"}}

    assert faults(read_discounting, node) == [("CBA113", f"bands.{year}")]


def test_bands_are_a_mapping_of_single_rates() -> None:
    assert faults(read_discounting, {"bands": ["3%"]}) == [("CBA113", "bands")]
    assert faults(read_discounting, {"bands": {"0": ["3%"]}}) == [("CBA113", "bands.0")]
    assert faults(read_discounting, {"rate": {"value": "3%"}}) == [("CBA113", "rate")]


def test_timing_is_one_of_three_words() -> None:
    assert [read_field(TimingField, word) for word in ("start", "mid", "end")] == [
        "start",
        "mid",
        "end",
    ]
    assert field_faults(TimingField, "middle") == [("CBA207", "")]
