from __future__ import annotations

import json

import pytest

from cba.results.expected import count, differences, stored_text


def found(stored: object, today: object) -> list[str]:
    return [str(each) for each in differences(stored, today)]


def test_the_same_result_does_not_differ() -> None:
    result = {"npv": 1.5, "payback": {"year": "2029-30", "first": None}, "by": [1, 2]}

    assert found(result, json.loads(stored_text(result))) == []


def test_money_may_drift_by_half_a_penny() -> None:
    assert found({"npv": 4000.0}, {"npv": 4000.004}) == []
    assert found({"npv": 4000.0}, {"npv": 4000.006}) == [
        "npv: stored 4000.0, now 4000.006"
    ]


def test_a_ratio_may_not() -> None:
    assert found({"bcr": 1.5}, {"bcr": 1.5000004}) == []
    assert found({"bcr": 1.5}, {"bcr": 1.504}) == ["bcr: stored 1.5, now 1.504"]


def test_the_last_digits_of_billions_are_noise() -> None:
    assert found({"npv": 3e12}, {"npv": 3e12 + 900.0}) == []


def test_what_today_adds_is_no_difference() -> None:
    assert found({"a": 1}, {"a": 1, "b": 2}) == []


def test_what_is_gone_is_one() -> None:
    assert found({"a": {"b": 1}}, {"a": {}}) == ["a.b: stored 1, now nothing"]


def test_null_differs_from_everything_else() -> None:
    assert found({"irr": None}, {"irr": 0.0}) == ["irr: stored null, now 0.0"]
    assert found({"irr": None}, {}) == ["irr: stored null, now nothing"]


@pytest.mark.parametrize(("stored", "now"), [(True, 1), (1, True), (False, None)])
def test_a_truth_is_no_number(stored: object, now: object) -> None:
    assert len(found({"sustained": stored}, {"sustained": now})) == 1


def test_places_in_a_list_are_counted() -> None:
    today = {"by_year": [{"net": 1.0}, {"net": 3.0}]}

    assert found({"by_year": [{"net": 1.0}, {"net": 2.0}]}, today) == [
        "by_year[1].net: stored 2.0, now 3.0"
    ]


def test_lists_of_other_lengths_differ_as_a_whole() -> None:
    assert found({"volume": [1, 2]}, {"volume": [1]}) == [
        "volume: stored [1, 2], now [1]"
    ]


def test_what_is_no_result_at_all_is_told_shortly() -> None:
    (told,) = found([], {"options": {"preferred": {"npv": list(range(1000))}}})

    assert told.startswith("the whole result: stored [], now {")
    assert len(told) < 150


def test_nan_is_not_even_itself() -> None:
    assert len(found({"npv": float("nan")}, {"npv": float("nan")})) == 1


def test_every_figure_and_word_is_counted() -> None:
    assert count({"a": {"b": 1, "c": None}, "d": [1, "x"], "e": {}, "f": []}) == 4
