"""The file of a library: what is read, and every fault with its row and column."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cba.library.library_file import COLUMNS, REQUIRED, LibraryFault, read_library
from cba.library.unit_cost import Bearer, Overlap, UnitCost
from cba.models.years import Year

WHOLE = {
    "code": "Y1",
    "title": "Youth worker",
    "unit": "hour",
    "fiscal": "31.50",
    "price_year": "2025-26",
    "source": "Own payroll 2025-26",
    "licence": "Open Government Licence v3.0",
}


def text_of(*rows: dict[str, str]) -> str:
    """A library file with these rows under the columns that they use."""
    columns = [name for name in COLUMNS if any(name in row for row in rows)]
    file = io.StringIO()
    writer = csv.DictWriter(file, columns)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def only(**cells: str) -> UnitCost:
    """The value of a file with one row: the usual one with these cells."""
    library, faults = read_library(text_of({**WHOLE, **cells}), "own")

    assert faults == ()
    (cost,) = library.costs.values()
    return cost


def faults_of(**cells: str) -> list[tuple[int, str, str]]:
    """The rows, columns and codes of the faults in such a file."""
    library, faults = read_library(text_of({**WHOLE, **cells}), "own")

    assert library.costs == {}
    return [(fault.row, fault.column, fault.code) for fault in faults]


def test_a_row_needs_no_more_than_the_required_cells_and_a_value() -> None:
    assert only() == UnitCost(
        code="Y1",
        title="Youth worker",
        unit="hour",
        category="own",
        fiscal=31.5,
        economic=0.0,
        social=0.0,
        transfer=0.0,
        price_year=Year(2025),
        source="Own payroll 2025-26",
        status="published",
        licence="Open Government Licence v3.0",
        edition="",
        library="own",
    )


def test_parts_may_be_in_the_prices_of_other_years() -> None:
    cost = only(economic="10", economic_price_year="2019", social="£1,250")

    assert (cost.economic, cost.social) == (10.0, 1250.0)
    assert cost.economic_price_year == Year(2019, financial=False)
    assert cost.social_price_year is None


def test_bearers_have_shares_of_their_own_sum_and_a_sector() -> None:
    cost = only(fiscal="100", bearers="NHS=30; Parish council=10")

    assert cost.bearers == (
        Bearer("NHS", "nhs", 0.75, transfer=False),
        Bearer("Parish council", None, 0.25, transfer=False),
    )


def test_the_share_of_a_payment_that_only_moves_money_is_a_transfer() -> None:
    assert only(fiscal="200", bearers="DWP AME (transfer)=3; NHS=1").transfer == 150.0


def test_an_agency_without_bearers_bears_the_whole() -> None:
    expected = (Bearer("Local Authority", "local-authority", 1.0, transfer=False),)

    assert only(agency="Local Authority").bearers == expected


@pytest.mark.parametrize(
    "cells",
    [{"agency": "Multiple"}, {"agency": ""}, {"agency": "NHS", "fiscal": "0"}],
)
def test_nobody_bears_what_several_share_or_what_is_not_fiscal(
    cells: dict[str, str],
) -> None:
    assert only(**cells).bearers == ()


def test_a_range_belongs_to_the_one_value_of_its_row() -> None:
    cost = only(fiscal="", social="13", low="10", high="16")

    assert cost.spread == (("social", 10.0, 16.0),)


def test_quotes_are_quotes_after_a_space_too() -> None:
    head = "code,title,unit,fiscal,price_year,source,licence"
    row = 'Y1, "Visit, at home", visit, 40, 2025-26, Payroll, own'
    library, faults = read_library(f"{head}\n{row}\n", "own")

    assert faults == ()
    assert library.costs["Y1"].title == "Visit, at home"


def test_a_headline_and_overlaps_stand_on_both_sides() -> None:
    part = {**WHOLE, "code": "Y1.1", "part_of": "Y1", "overlaps_with": "X9 (average)"}
    library, faults = read_library(text_of(WHOLE, part), "own")

    assert faults == ()
    assert library.costs["Y1"].overlaps_with == (
        Overlap("Y1.1", "part", "the one is part of the other"),
    )
    assert [each.code for each in library.costs["Y1.1"].overlaps_with] == ["Y1", "X9"]


def test_what_all_rows_share_is_said_of_the_library() -> None:
    other = {**WHOLE, "code": "Y2", "source": "Another"}
    library, _ = read_library(text_of(WHOLE, other), "own")

    assert (library.licence, library.source) == ("Open Government Licence v3.0", "")


def test_headings_may_have_capitals_blanks_and_a_byte_order_mark() -> None:
    text = text_of(WHOLE).replace("price_year", "Price year")

    library, faults = read_library(f"\ufeff{text}", "own")

    assert (list(library.costs), faults) == (["Y1"], ())


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        *(({name: ""}, name) for name in REQUIRED),
        ({"fiscal": ""}, "fiscal"),
        ({"fiscal": "about 30"}, "fiscal"),
        ({"fiscal": "-30"}, "fiscal"),
        ({"fiscal": "30%"}, "fiscal"),
        ({"fiscal": "€30"}, "fiscal"),
        ({"price_year": "2025-27"}, "price_year"),
        ({"economic_price_year": "2019"}, "economic_price_year"),
        ({"category": "weather"}, "category"),
        ({"robustness": "blue"}, "robustness"),
        ({"status": "rumoured"}, "status"),
        ({"standing": "gone"}, "standing"),
        ({"superseded_by": "Y2"}, "standing"),
        ({"low": "10"}, "low"),
        ({"low": "32", "high": "40"}, "low"),
        ({"economic": "5", "low": "10", "high": "40"}, "low"),
        ({"bearers": "NHS"}, "bearers"),
        ({"bearers": "NHS=some"}, "bearers"),
        ({"fiscal": "", "social": "4", "bearers": "NHS=4"}, "bearers"),
        ({"overlaps_with": "CR8.0"}, "overlaps_with"),
        ({"overlaps_with": "CR8.0 (similar)"}, "overlaps_with"),
        ({"part_of": "Y1"}, "overlaps_with"),
        ({"code": "Y/1"}, "code"),
    ],
)
def test_a_faulty_cell_is_named_by_row_and_column(
    cells: dict[str, str], column: str
) -> None:
    assert faults_of(**cells) == [(2, column, "CBA509")]


def test_every_fault_of_a_row_is_told() -> None:
    assert faults_of(title="", price_year="soon") == [
        (2, "title", "CBA509"),
        (2, "price_year", "CBA509"),
    ]


def test_a_code_that_stands_twice_is_kept_once() -> None:
    library, faults = read_library(text_of(WHOLE, {**WHOLE, "fiscal": "9"}), "own")

    assert library.costs["Y1"].fiscal == 31.5
    assert faults == (
        LibraryFault(
            3,
            "code",
            "CBA510",
            "`Y1` stands in the library twice",
            "keep one of the two rows",
        ),
    )


def test_a_column_that_there_is_not_is_named() -> None:
    text = text_of(WHOLE).replace("licence", "license", 1)
    _, faults = read_library(text, "own")

    assert [(each.row, each.column) for each in faults] == [(1, "license"), (1, "")]
    assert faults[1].message == "there is no column `licence`"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this library is empty"),
        ("\n,,\n", "this library is empty"),
        (text_of(WHOLE).splitlines()[0], "this library has no rows"),
        ("code,code,title,unit,price_year,source,licence\n", "two columns are headed"),
        (text_of(WHOLE).rstrip() + ",1,2\n", "this row has 9 cells under 7 headings"),
    ],
)
def test_a_file_that_is_no_table_says_so(text: str, message: str) -> None:
    _, faults = read_library(text, "own")

    assert [each.code for each in faults] == ["CBA509"]
    assert faults[0].message.startswith(message)


@settings(max_examples=30)
@given(st.text(alphabet='code,"\n;=()£1\x00\u202e', max_size=60))
def test_no_text_breaks_the_reader(cell: str) -> None:
    library, faults = read_library(text_of({**WHOLE, "bearers": cell}), "own")

    assert bool(faults) != bool(library.costs)


def test_amounts_of_bearers_beyond_any_sum_are_a_fault() -> None:
    assert faults_of(bearers="NHS=1e308; LA=1e308") == [(2, "bearers", "CBA509")]


@pytest.mark.parametrize("code", ["Y\u202e1", "Y\u200b1", "Y" * 61])
def test_a_code_is_short_and_can_be_seen(code: str) -> None:
    assert faults_of(code=code) == [(2, "code", "CBA509")]


def test_a_blank_before_a_cell_in_quotes_is_no_part_of_it() -> None:
    text = (
        "code, title, unit, fiscal, price_year, source, licence\n"
        'Y1, "Worker, youth", hour, "1,250", 2025-26, Payroll, own\n'
    )
    library, faults = read_library(text, "own")

    assert faults == ()
    assert (library.costs["Y1"].title, library.costs["Y1"].fiscal) == (
        "Worker, youth",
        1250.0,
    )
