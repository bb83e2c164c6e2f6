from __future__ import annotations

import pytest

from cba.models.faults import FaultsError
from cba.models.price_index import read_price_index
from cba.models.years import Year
from tests.models.reading import faults, read


def test_an_index_by_year_is_put_in_order() -> None:
    node = {"2025-26": "103.2", "2024-25": "100"}

    assert read(read_price_index, node).points == (
        (Year(2024), 100.0, None),
        (Year(2025), 103.2, None),
    )


def test_calendar_years_and_a_status() -> None:
    node = {"2024": "100", "2025": {"index": "102.5", "status": "forecast"}}

    assert read(read_price_index, node).points == (
        (Year(2024, financial=False), 100.0, None),
        (Year(2025, financial=False), 102.5, "forecast"),
    )


def test_years_may_lie_outside_the_appraisal() -> None:
    assert read(read_price_index, {"1999-00": "50"}).points[0][0] == Year(1999)


def test_an_index_may_say_where_it_is_from() -> None:
    node = {"source": "Statistics office", "edition": "2026-05", "2024-25": "100"}

    assert read(read_price_index, node)[1:] == ("Statistics office", "2026-05")


@pytest.mark.parametrize("node", [None, "deflator.csv", [], {}, {"source": "Office"}])
def test_what_is_no_index_is_refused(node: object) -> None:
    assert faults(read_price_index, node) == [("CBA113", "")]


@pytest.mark.parametrize(
    ("index", "code"),
    [
        *(("0", "CBA206"), ("-1", "CBA206"), ("100%", "CBA206"), ("£100", "CBA206")),
        *(("many", "CBA201"), ("nan", "CBA201")),
    ],
)
def test_an_index_is_a_number_above_nought(index: str, code: str) -> None:
    assert faults(read_price_index, {"2024-25": index}) == [(code, "2024-25")]


@pytest.mark.parametrize("index", [None, [], {"level": "100"}, {"index": None}])
def test_an_index_is_one_number(index: object) -> None:
    assert faults(read_price_index, {"2024-25": index}) == [("CBA113", "2024-25")]


def test_years_are_of_one_kind_and_named_once() -> None:
    node = {"2024-25": "100", "2024/25": "100", "2025": "102", "soon": "104"}

    assert faults(read_price_index, node) == [
        ("CBA306", "2024/25"),
        ("CBA305", "2025"),
        ("CBA316", "soon"),
    ]


@pytest.mark.parametrize("text", ["0", "3%", "£1"])
def test_no_index_is_made_up_for_one_that_is_wrong(text: str) -> None:
    with pytest.raises(FaultsError) as caught:
        read(read_price_index, {"2026-27": text})

    assert [each.hint for each in caught.value.faults] == [
        "write an index above 0, as it is published, without a unit"
    ]
