from __future__ import annotations

import pytest

from cba.models.effect import (
    Attribution,
    Deadweight,
    Outcome,
    read_attribution,
    read_deadweight,
    read_lasts,
    read_outcome,
    read_persistence,
)
from cba.models.inputs import Input
from tests.models.reading import FOUR_YEARS, faults, read


def test_deadweight_is_a_share_or_points() -> None:
    assert read(read_deadweight, "10%") == Deadweight(Input(0.1))
    assert read(read_deadweight, {"points": "2%"}) == Deadweight(
        Input(0.02), points=True
    )


def test_attribution_is_kept_or_due_to_others() -> None:
    assert read(read_attribution, "85%") == Attribution(Input(0.85))
    assert read(read_attribution, {"to_others": "15%"}) == Attribution(
        Input(0.15), to_others=True
    )


@pytest.mark.parametrize(
    ("reader", "key"), [(read_deadweight, "points"), (read_attribution, "to_others")]
)
def test_each_form_may_be_given_by_year_and_with_evidence(
    reader: object, key: str
) -> None:
    assert callable(reader)
    plain = reader({"2026-27..": "10%"}, FOUR_YEARS)
    other = reader({key: {"value": "10%", "source": "Trial"}}, FOUR_YEARS)

    assert plain.amount.by_year(FOUR_YEARS.horizon) == (0.1,) * 4
    assert other.amount.source == "Trial"


@pytest.mark.parametrize(
    ("reader", "key"), [(read_deadweight, "points"), (read_attribution, "to_others")]
)
def test_the_other_form_stands_alone_and_is_a_share(reader: object, key: str) -> None:
    assert callable(reader)
    assert faults(reader, {key: "5%", "source": "x"}) == [("CBA113", "")]
    assert faults(reader, {key: "150%"}) == [("CBA203", key)]
    assert faults(reader, {key: None}) == [("CBA116", key)]


def test_what_is_lost_says_how_much_it_would_remove() -> None:
    assert faults(read_deadweight, "20") == [("CBA203", "")]
    assert faults(read_attribution, "1") == [("CBA202", "")]


def test_an_effect_lasts_some_years_or_to_the_end() -> None:
    assert read(read_lasts, "end") == "end"
    assert read(read_lasts, "2.5") == Input(2.5)
    assert read(read_lasts, "3 years") == Input(3.0)


@pytest.mark.parametrize("years", ["0", "-1", "1001"])
def test_an_effect_lasts_more_than_no_time(years: str) -> None:
    assert faults(read_lasts, years) == [("CBA206", "")]


def test_what_persists_begins_with_the_whole() -> None:
    assert read(read_persistence, ["100%", "60%", "36%"]) == (
        Input(1.0),
        Input(0.6),
        Input(0.36),
    )
    assert faults(read_persistence, ["90%", "60%"]) == [("CBA211", "0")]


@pytest.mark.parametrize("node", [[], "100%", {"0": "100%"}, None])
def test_what_persists_is_a_list(node: object) -> None:
    assert faults(read_persistence, node) == [("CBA113", "")]


def test_every_share_that_persists_is_read() -> None:
    assert faults(read_persistence, ["100%", "x", "160%"]) == [
        ("CBA201", "1"),
        ("CBA203", "2"),
    ]


def test_two_curves_by_year_since_starting() -> None:
    node = {"with": {"2": "48%", "0": "68%"}, "without": ["24%", "18%"]}
    outcome = read(read_outcome, node)

    assert outcome == Outcome(
        ((0, Input(0.68)), (2, Input(0.48))), ((0, Input(0.24)), (1, Input(0.18)))
    )
    assert outcome.last == 2


def test_one_share_is_a_flat_curve() -> None:
    assert read(read_outcome, {"with": "68%", "without": "24%"}).last == 0


@pytest.mark.parametrize(
    "node",
    [None, "68%", {"with": "68%"}, {"with": "1%", "without": "1%", "also": "1%"}],
)
def test_an_outcome_has_both_curves_and_no_more(node: object) -> None:
    assert faults(read_outcome, node) == [("CBA113", "")]


def test_faults_of_both_curves_are_told_together() -> None:
    node = {"with": {"1": "68%"}, "without": {"0": "24%", "-1": "1%", "2": "180%"}}

    assert faults(read_outcome, node) == [
        ("CBA218", "with"),
        ("CBA113", "without.-1"),
        ("CBA203", "without.2"),
    ]


def test_an_empty_curve_is_no_curve() -> None:
    assert faults(read_outcome, {"with": {}, "without": "1%"}) == [("CBA113", "with")]
