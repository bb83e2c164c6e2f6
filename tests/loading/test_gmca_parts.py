from __future__ import annotations

from tests.loading.gmca_books import cost
from tests.loading.gmca_imports import HEADLINE, PARTS, made_of, row_of, said


def test_bearers_are_the_bodies_of_parts_that_add_up() -> None:
    made = made_of(HEADLINE, *PARTS)  # 190 + 80 + 30 = 300

    assert made.problems == ()
    assert row_of(made, "CR2.0")["bearers"] == "NHS=190; Police=80; Local Authority=30"
    assert row_of(made, "CR2.0.1")["part_of"] == "CR2.0"
    assert (made.with_parts, made.adding_up, made.bearers) == (1, 1, 1)
    assert made.several == ()


def test_parts_of_one_body_are_one_bearer() -> None:
    more = cost("CR2.0.4", agency="local authority ", fiscal=0.2)
    made = made_of(HEADLINE, *PARTS, more)  # 300.20: within a pound of 300

    assert row_of(made, "CR2.0")["bearers"].endswith("; Local Authority=30.2")


def test_parts_that_do_not_add_up_tell_no_bearers() -> None:
    made = made_of({**HEADLINE, "fiscal": 320}, *PARTS)

    assert row_of(made, "CR2.0")["bearers"] == ""
    assert said(made) == [
        (
            "CBA520",
            "Crime!H3",
            "the fiscal parts of `CR2.0` come to £300, and it is £320",
        )
    ]
    assert (made.with_parts, made.adding_up, made.bearers) == (1, 0, 0)
    assert made.several == ("CR2.0",)


def test_the_parts_of_a_large_value_may_be_half_a_percent_away() -> None:
    whole = {**HEADLINE, "fiscal": 10_000}
    parts = [cost("CR2.0.1", agency="NHS", fiscal=6_000), cost("CR2.0.2", fiscal=4_050)]

    assert made_of(whole, *parts).bearers == 1
    assert made_of(whole, parts[0], {**parts[1], "fiscal": 4_051}).bearers == 0


def test_a_row_without_a_code_makes_up_the_parts_and_is_told() -> None:
    lost = {**PARTS[1], "code": ""}
    made = made_of(HEADLINE, PARTS[0], lost, PARTS[2])

    assert row_of(made, "CR2.0")["bearers"] == "NHS=190; Police=80; Local Authority=30"
    assert said(made)[1] == (
        "CBA520",
        "Crime!H3",
        (
            "the fiscal parts of `CR2.0` come to £220, and with the row without a code "
            "at Crime!C5 to £300: it is £300"
        ),
    )
    assert made.adding_up == 0


def test_parts_of_other_years_are_not_added_up() -> None:
    made = made_of(HEADLINE, *PARTS[:2], {**PARTS[2], "fiscal_year": "2008/09"})

    assert row_of(made, "CR2.0")["bearers"] == ""
    assert [message for _, _, message in said(made)] == [
        (
            "the parts of `CR2.0` are in prices of 2008-09 and 2013-14, "
            "and it is in those of 2013-14"
        )
    ]


def test_parts_in_other_units_are_told_where_they_do_not_add_up() -> None:
    made = made_of(HEADLINE, {**PARTS[0], "unit": "Per hour"}, PARTS[1])

    assert [message for _, _, message in said(made)] == [
        (
            "the fiscal parts of `CR2.0` come to £270, and it is £300; "
            "they are not all per incident (`per hour`)"
        )
    ]


def test_two_spellings_of_a_body_are_one_body_and_told() -> None:
    made = made_of(
        cost("CR1.0", agency="local authority"),
        cost("CR1.1", agency="Local  Authority "),
    )

    assert row_of(made, "CR1.0")["agency"] == "Local Authority"
    assert said(made) == [
        (
            "CBA521",
            "Crime!F3",
            (
                "spelt in several ways: `local authority` (1 row) and "
                "`Local Authority` (1 row)"
            ),
        )
    ]


def test_bodies_that_nobody_lists_are_told() -> None:
    made = made_of(cost("CR1.0", agency="Ministry of Fun"))

    assert row_of(made, "CR1.0")["agency"] == "Ministry of Fun"
    assert [message for _, _, message in said(made)] == [
        "not in the workbook's own list of bodies: Ministry of Fun (1 row)",
        "of no sector that is known here: Ministry of Fun (1 row)",
    ]


def test_a_second_body_of_another_sector_leaves_the_shares_open() -> None:
    made = made_of(
        cost("CR1.0", agency_detail="NHS"),
        cost("CR1.1", agency="NHS", agency_detail="GP"),
        cost("CR1.2", agency_detail="-"),
    )

    assert row_of(made, "CR1.0")["agency"] == "Multiple"
    assert row_of(made, "CR1.0")["agency_detail"] == "Police; NHS"
    assert row_of(made, "CR1.1")["agency"] == "NHS"
    assert row_of(made, "CR1.2")["agency_detail"] == ""
    assert made.several == ("CR1.0",)
