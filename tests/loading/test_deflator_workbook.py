"""The Treasury's workbook of GDP deflators, in small and as published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from cba.loading.deflator_text import deflator_csv
from cba.loading.deflator_workbook import DeflatorBook, edition_in, read_deflators
from cba.loading.document import Span
from cba.loading.grid import Grid
from cba.problems import Place

FILE = "GDP_Deflators_Budget_March_2020_update.xlsx"
HEAD = [
    ["", "GDP DEFLATORS AT MARKET PRICES, AND MONEY GDP"],
    ["", "Forecast data are consistent with OBR data"],
    ["", "Financial year", "", "", "", "Calendar year"],
    [
        *("", "Financial year", "2018-19 = 100", "per cent change on previous year"),
        *("", "Calendar year", "2019 = 100", "per cent change on previous year"),
    ],
]
ROWS = [
    ["", "2017-18", "97.908175", "1.7276", "", "2018", "98.1698", "2.1360"],
    ["", "2018-19", "100", "2.1365", "", "2019", "100", "1.8643"],
    ["", "2019-20 (1), (2)", "-", "2", "", "2020 (1), (2)", "-", "2.5"],
    ["", "2020-21 (1), (2)", "-", "1", "", "2021 (1)", "-", "-1"],
]
NOTES = [
    ["", "Sources and footnotes:"],
    ["", "(1)", "For these years, changes in line with OBR data."],
    ["", "2024-25", "5"],
]


class Sheet:
    """A source whose places are its cells."""

    def place(self, span: Span) -> Place:
        return Place("deflators.xlsx", span[0] + 1, span[1] + 1)


def read(
    rows: Sequence[Sequence[str]], **more: Sequence[Sequence[str]]
) -> tuple[DeflatorBook, list[tuple[int, int, str]]]:
    sheets: Mapping[str, Sequence[Sequence[str]]] = {"Deflators": rows, **more}
    grids = {k: Grid(Sheet(), [list(r) for r in v]) for k, v in sheets.items()}
    book, faults = read_deflators(grids, FILE)
    return book, [(x.place.line, x.place.column, x.message) for x in faults]


def levels(book: DeflatorBook, *, financial: bool) -> dict[str, float]:
    table = book.table(financial=financial)
    assert table is not None
    return {str(each.year): each.level for each in table.points}


def test_both_tables_of_a_sheet_are_read() -> None:
    book, faults = read([*HEAD, *ROWS, *NOTES])

    assert faults == []
    assert [(x.financial, x.base) for x in book.tables] == [
        (True, "2018-19 = 100"),
        (False, "2019 = 100"),
    ]
    assert (book.is_titled, book.by_obr, book.edition) == (True, True, "2020-03")


def test_a_year_with_a_change_alone_goes_on_from_the_year_before() -> None:
    book, _ = read([*HEAD, *ROWS, *NOTES])

    assert levels(book, financial=True) == {
        "2017-18": 97.908175,
        "2018-19": 100.0,
        "2019-20": 102.0,
        "2020-21": pytest.approx(103.02),  # 102 × 1.01
    }
    assert levels(book, financial=False)["2021"] == pytest.approx(101.475)


def test_years_without_an_index_are_forecasts() -> None:
    table = read([*HEAD, *ROWS, *NOTES])[0].table(financial=True)

    assert table is not None
    assert [x.is_forecast for x in table.points] == [False, False, True, True]


def test_a_year_with_an_index_is_a_forecast_if_its_footnote_says_so() -> None:
    marked = [*ROWS[:2], ["", "2019-20 (3)", "102", "2"], ["", "2020-21 (1)", "103"]]
    table = read([*HEAD, *marked, *NOTES])[0].table(financial=True)

    assert table is not None
    assert [x.is_forecast for x in table.points] == [False, False, False, True]


def test_the_table_ends_at_the_notes() -> None:
    assert "2024-25" not in levels(read([*HEAD, *ROWS, *NOTES])[0], financial=True)


def test_columns_are_found_by_their_headings() -> None:
    moved = [[*row[4:], *row[:4]] for row in [HEAD[3], *ROWS]]

    assert levels(read(moved)[0], financial=True)["2019-20"] == 102.0


@pytest.mark.parametrize(
    ("row", "column", "value", "fault"),
    [
        (4, 1, "2019", "`2019` stands where a financial year should"),
        (4, 1, "2017-19", "`2017-19` stands where a financial year should"),
        (5, 1, "2019-20", "2019-20 follows 2017-18, and not 2018-19"),
        (5, 1, "", "nothing stands where a financial year should"),
        (4, 2, "about 98", "`about 98` is not a number"),
        (4, 2, "=?", "the formula in this cell has no stored result"),
        (4, 2, "#REF!", "this cell holds the error value #REF!"),
        (4, 2, "0", "an index of 0 is not above 0"),
        (
            4,
            2,
            "9" * 400,
            "an index of inf, where the base year has 100, is no level of prices",
        ),
        (4, 2, "-", "this year has neither an index nor a change"),
        (6, 3, "-", "this year has neither an index nor a change"),
        (6, 3, "1e9", "`1e9` is not a number"),
        (6, 3, "-100", "a change of -100% on a year is none"),
        (5, 2, "99", "the heading says 2018-19 = 100, and the index of 2018-19 is 99"),
    ],
)
def test_what_cannot_be_used_is_named(
    row: int, column: int, value: str, fault: str
) -> None:
    rows = [list(each) for each in [*HEAD, *ROWS, *NOTES]]
    rows[row][column] = value
    _, faults = read(rows)

    # What is not 100 is shown at the heading that says so, and what has no figure
    # at all at its index.
    places = {"99": (4, 3), "-": (row + 1, 3)}
    place = places.get(value, (row + 1, column + 1))
    assert faults == [(*place, fault)]


def test_a_base_year_that_is_not_there_is_named() -> None:
    _, faults = read([*HEAD, ROWS[0][:4]])

    message = "the heading says 2018-19 = 100, and the index of 2018-19 is not among"
    assert faults[0] == (4, 3, f"{message} the years")


def test_headings_without_rows_are_named() -> None:
    assert read([*HEAD, *NOTES[:1]])[1] == [
        (5, 2, "no year follows this heading"),
        (5, 6, "no year follows this heading"),
    ]


def test_two_publications_in_one_workbook_are_not_chosen_from() -> None:
    _, faults = read([*HEAD, *ROWS], Older=[*HEAD, *ROWS])

    message = "this is a second table of financial years: `Deflators` has one as well"
    assert faults == [(4, 2, message)]


def test_without_headings_there_is_no_table() -> None:
    assert read([["Year", "Index"], ["2025-26", "100"]])[0].tables == ()


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        (FILE, "2020-03"),
        ("GDP_Deflators_Qtrly_National_Accounts_June_2026_update.xlsx", "2026-06"),
        ("GDP_Deflators_Autumn_Budget_2017_update.xlsx", None),
        ("December 2025.xlsx", "2025-12"),
        ("march_20201.xlsx", None),
    ],
)
def test_the_edition_is_the_month_in_the_name(name: str, edition: str | None) -> None:
    assert edition_in(name) == edition


def test_the_file_says_where_each_index_is_from() -> None:
    book, _ = read([*HEAD, *ROWS, *NOTES])
    table = book.table(financial=True)
    assert table is not None
    named = "HM Treasury, GDP deflators at market prices, and money GDP, March 2020"
    source = f"{named}, by financial year, 2018-19 = 100"
    forecast = f"Office for Budget Responsibility forecast, as published in {named}"

    assert deflator_csv(book, table, FILE).split("\n")[:4] == [
        "year,index,status,source,edition",
        f'2017-18,97.908175,outturn,"{source}",2020-03',
        f'2018-19,100,outturn,"{source}",2020-03',
        f'2019-20,102,forecast,"{forecast}",2020-03',
    ]


def test_a_workbook_without_the_title_is_cited_by_its_name() -> None:
    book, _ = read([*HEAD[2:], *ROWS])
    table = book.table(financial=True)

    assert table is not None
    assert "the workbook own.xlsx, by financial" in deflator_csv(
        book, table, "own.xlsx"
    )
