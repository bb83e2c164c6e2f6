from __future__ import annotations

import pytest

from cba.models.faults import Faults
from cba.models.horizon import Context, Horizon
from cba.models.inputs import Input, Range, Ranged, YearReplaced, read_input
from cba.models.kinds import KEPT, MONEY, RATE, YEARS, Kind
from cba.models.years import Year

HORIZON = Horizon(Year(2026), 5)
CONTEXT = Context(HORIZON)


def years_of(node: object) -> tuple[float | None, ...]:
    return read_input(node, MONEY, CONTEXT).by_year(HORIZON)


def codes(node: object, kind: Kind = MONEY) -> list[tuple[str, tuple[object, ...]]]:
    faults = Faults()
    faults.attempt((), read_input, node, kind, CONTEXT)
    return [(fault.code, fault.at) for fault in faults.found]


def hints(node: object, kind: Kind) -> list[str | None]:
    faults = Faults()
    faults.attempt((), read_input, node, kind, CONTEXT)
    return [fault.hint for fault in faults.found]


def test_a_number_holds_in_every_year() -> None:
    assert years_of("420k") == (420_000.0,) * 5


def test_named_years_leave_the_others_empty() -> None:
    assert years_of({"2026-27": "420k", "2028/29": "380k"}) == (
        420_000.0,
        None,
        380_000.0,
        None,
        None,
    )


def test_ranges_of_years_include_both_ends_and_may_be_open() -> None:
    assert years_of({"2026-27..2027-28": "9", "2029-30..": "4"}) == (
        9.0,
        9.0,
        None,
        4.0,
        4.0,
    )


def test_a_list_begins_in_the_first_year() -> None:
    assert years_of(["420", "380"]) == (420.0, 380.0, None, None, None)


def test_growth_carries_the_last_year_named_to_the_end() -> None:
    # 600 in 2027-28, then · 1.1 a year: 660, 726, 798.6
    assert pytest.approx(years_of({"2027-28": "600", "growing": "10%"})) == [
        None,
        600.0,
        660.0,
        726.0,
        798.6,
    ]


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({"2031-32": "1"}, [("CBA304", ("2031-32",))]),
        ({"2026": "1"}, [("CBA305", ("2026",))]),
        ({"2028-29..2026-27": "1"}, [("CBA306", ("2028-29..2026-27",))]),
        (
            {"2026-27..2028-29": "1", "2028-29": "2"},
            [("CBA306", ("2028-29",))],
        ),
        (["1", "2", "3", "4", "5", "6"], [("CBA307", ())]),
        ({"2026-28": "1"}, [("CBA316", ("2026-28",))]),
        ({"2026-27..": "1", "growing": "2%"}, [("CBA306", ("growing",))]),
        (
            {"2026-27": "x", "2099-00": "1"},
            [("CBA201", ("2026-27",)), ("CBA304", ("2099-00",))],
        ),
    ],
)
def test_faults_of_a_series_are_found_where_they_are(
    node: object, expected: list[tuple[str, tuple[object, ...]]]
) -> None:
    assert expected == codes(node)


def test_a_value_may_carry_its_range() -> None:
    given = read_input("12% (6% to 18%)", KEPT, CONTEXT)

    assert Input(0.12, Range(0.06, 0.18)) == given


def test_signed_percentages_are_relative_to_the_value() -> None:
    given = read_input("£420k (-10% to +25%)", MONEY, CONTEXT)

    assert Range(-0.1, 0.25, relative=True) == given.range


def test_an_input_may_be_written_long() -> None:
    given = read_input(
        {
            "value": "12%",
            "low": "6%",
            "high": "18%",
            "shape": "triangular",
            "source": "Trial 2019",
            "status": "published",
            "confidence": "4",
        },
        KEPT,
        CONTEXT,
    )

    assert given == Input(
        0.12,
        Range(0.06, 0.18, shape="triangular"),
        source="Trial 2019",
        status="published",
        confidence=4,
    )


@pytest.mark.parametrize(
    ("node", "code"),
    [
        ("12 (15 to 18)", "CBA208"),
        ("12 (6 18)", "CBA201"),
        ("12 (6-18)", "CBA201"),
        ({"value": "12", "low": "6"}, "CBA208"),
        ({"value": ["1", "2"], "low": "1", "high": "2"}, "CBA208"),
        ({"value": "10", "low": "1", "high": "12", "shape": "normal"}, "CBA209"),
        ({"value": "10", "low": "5", "high": "15", "shape": "lognormal"}, "CBA209"),
        ({"value": "10", "low": "5", "high": "20", "shape": "bell"}, "CBA207"),
        ({"value": "10", "median": "5"}, "CBA111"),
    ],
)
def test_ranges_are_held_to_their_order_and_shape(node: object, code: str) -> None:
    assert code in [found for found, _ in codes(node)]


def test_a_lognormal_range_is_symmetrical_as_a_ratio() -> None:
    # 10 / 5 = 20 / 10
    node = {"value": "10", "low": "5", "high": "20", "shape": "lognormal"}

    assert read_input(node, MONEY, CONTEXT).range == Range(5.0, 20.0, shape="lognormal")


def test_a_range_may_not_leave_what_the_input_may_be() -> None:
    assert codes("90% (-10% to +25%)", KEPT) == [("CBA203", ())]


def test_one_year_of_a_series_may_be_replaced() -> None:
    node = YearReplaced("100", (("2028-29", "7"),))

    assert years_of(node) == (100.0, 100.0, 7.0, 100.0, 100.0)


def test_a_duration_cannot_be_replaced_in_a_year_outside_the_appraisal() -> None:
    assert codes(YearReplaced("3", (("2044-45", "7"),)), YEARS) == [("CBA304", ())]


def test_a_range_may_stand_apart() -> None:
    given = read_input(Ranged({"2026-27": "100"}, "-10% to +25%"), MONEY, CONTEXT)

    assert given.range == Range(-0.1, 0.25, relative=True)


def test_a_span_needs_its_first_year() -> None:
    assert hints({"..2027-28": "5"}, MONEY) == ["write 2026-27..2027-28"]
    assert codes({"..2027-28": "5"}) == [("CBA316", ("..2027-28",))]


def test_a_year_of_a_series_takes_no_range_of_its_own() -> None:
    assert codes({"2026-27": "5 (4 to 6)"}) == [("CBA208", ("2026-27",))]


def test_the_range_that_a_series_is_told_to_take_is_read() -> None:
    node = {"value": {"2026-27": "5"}, "low": "-10%", "high": "+25%"}

    assert read_input(node, MONEY, CONTEXT).range == Range(-0.1, 0.25, relative=True)


@pytest.mark.parametrize(
    ("text", "kind"), [("12% (-10% to 25%)", KEPT), ("£5 (-10% to 25%)", MONEY)]
)
def test_one_end_without_its_sign_is_asked_for_it(text: str, kind: Kind) -> None:
    assert hints(text, kind) == [
        "write -10% to +25% for changes to the value, or both ends as values"
    ]


def test_a_rate_may_have_an_end_below_nought() -> None:
    assert read_input("2% (-1% to 3%)", RATE, CONTEXT).range == Range(-0.01, 0.03)


@pytest.mark.parametrize(
    "node",
    [
        "1 (" + " to " * 10_000 + ")",
        "1 " * 20_000 + "(",
        Ranged("5", " to " * 10_000 + "x"),
    ],
)
def test_a_text_longer_than_any_range_is_refused_unread(node: object) -> None:
    assert "CBA201" in [found for found, _ in codes(node)]


@pytest.mark.parametrize(
    "key",
    [
        "2026-27 to 2028-29",
        "2026-27 – 2028-29",
        "2026-27 - 2028-29",
        "2026-27...2028-29",
    ],
)
def test_years_as_people_say_them_are_refused_with_how_to_write_them(key: str) -> None:
    assert hints({key: "420k"}, MONEY) == ["write 2026-27..2028-29"]


def test_a_year_before_the_start_points_at_the_first_year() -> None:
    assert hints({"2025-26": "1"}, MONEY) == [
        "change the year, or `appraisal.first_year`"
    ]


def test_a_year_after_the_end_points_at_the_number_of_years() -> None:
    assert hints({"2031-32": "1"}, MONEY) == ["change the year, or `appraisal.years`"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("14000 GBP", "write £14000"),
        ("GBP 14,000", "write £14,000"),
        ("20 pounds", "write £20"),
        ("5k euros", "write €5k"),
    ],
)
def test_a_currency_in_words_is_refused_with_its_symbol(text: str, hint: str) -> None:
    assert hints(text, MONEY) == [hint]
