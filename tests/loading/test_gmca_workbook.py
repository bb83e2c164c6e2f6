from __future__ import annotations

import pytest

from cba.library.library_file import read_library
from cba.loading.gmca_workbook import import_workbook
from cba.loading.imported import Rebased, library_text
from cba.models.years import Year
from tests.loading.gmca_books import HEADINGS, INDEX, cost, gmca_book
from tests.loading.gmca_imports import HEADLINE, PARTS, made_of, row_of, said
from tests.loading.test_hostile_libraries import changed


def test_a_row_is_a_value_as_published() -> None:
    made = made_of(cost("CR1.0", title="Anti-social\nbehaviour ", rag="R"))

    assert made.problems == ()
    assert row_of(made, "CR1.0") == {
        "code": "CR1.0",
        "title": "Anti-social behaviour",
        "unit": "per incident",
        "category": "crime",
        "fiscal": "100",
        "price_year": "2013-14",
        "agency": "Police",
        "agency_detail": "",
        "bearers": "",
        "robustness": "red",
        "source": "A report, p. 4",
        "status": "published",
        "licence": "CC BY 4.0",
        "attribution": "Unit Cost Database v2.1 (May 2016), New Economy / Greater "
        "Manchester Combined Authority, licensed under CC BY 4.0 "
        "(https://creativecommons.org/licenses/by/4.0/); words and figures as "
        "published",
        "publisher": "New Economy / Greater Manchester Combined Authority",
        "edition": "gmca-2.1",
        "standing": "current",
        "part_of": "",
        "comment": "As found.",
    }


def test_a_figure_has_the_digits_that_a_spreadsheet_keeps() -> None:
    # Python writes 17 digits of a division, a workbook saved again has 15 of them.
    first, again = (
        row_of(made_of(cost("CR1.0", fiscal=figure)), "CR1.0")
        for figure in (1719.0588235294117, 1719.05882352941)
    )

    assert first["fiscal"] == again["fiscal"] == "1719.05882352941"


@pytest.mark.parametrize("code", ["CR/2.0", "CR2.0 (old)", "CR\u202e2.0", "C" * 61])
def test_a_code_that_no_file_could_refer_to_is_left_out(code: str) -> None:
    made = made_of(cost("CR1.0"), cost(code))

    assert [row["code"] for row in made.rows] == ["CR1.0"]
    assert [(cell, kind) for kind, cell, _ in said(made)] == [("Crime!C4", "CBA519")]


def test_signs_that_nobody_sees_are_in_no_library() -> None:
    made = made_of(cost("CR1.0", title="A\x07visit", comment="By hand\ufeff"))

    assert row_of(made, "CR1.0")["title"] == "A visit"
    assert row_of(made, "CR1.0")["comment"] == "By hand"


def test_a_text_longer_than_a_cell_may_be_is_left_out() -> None:
    data = gmca_book({"Crime": [cost("CR1.0"), cost("CR1.1", comment="LONG")]})
    text = "xl/sharedStrings.xml"
    made = import_workbook(
        changed(data, text, lambda xml: xml.replace("LONG", "long" * 9000)), "book.xlsx"
    )

    assert [row["code"] for row in made.rows] == ["CR1.0"]
    assert "36,000 characters" in said(made)[0][2]


def test_lists_below_the_costs_are_no_costs() -> None:
    made = made_of(cost("CR1.0"), cost("CR1.1"))

    assert made.sheets == (("Crime", 2),)


def test_sheets_are_found_by_their_headings() -> None:
    data = gmca_book({"Tab 7": [cost("CR1.0")], "Odd": [cost("HE1.0")]})
    made = import_workbook(data, "database.xlsx")

    assert made.sheets == (("Tab 7", 1), ("Odd", 1))


def test_columns_may_stand_in_another_order() -> None:
    made = made_of(cost("CR1.0"), headings=HEADINGS[::-1], lists_below=False)

    assert made.rows == made_of(cost("CR1.0")).rows


def test_parts_in_other_prices_keep_their_years() -> None:
    made = made_of(
        cost("SS16.0", economic=7, economic_year="2008/09", category="SOCIAL SERVICES")
    )
    library, faults = read_library(library_text(made.rows), "gm")

    assert faults == ()
    assert library.costs["SS16.0"].category == "social-care"
    assert library.costs["SS16.0"].price_year == Year(2013)
    assert library.costs["SS16.0"].economic_price_year == Year(2008)


def test_an_economic_value_alone_has_its_own_year() -> None:
    made = made_of(
        cost(
            "ES8.1", fiscal=None, fiscal_year=None, economic=9, economic_year="2008/09"
        )
    )

    assert row_of(made, "ES8.1")["price_year"] == "2008-09"
    assert "economic_price_year" not in row_of(made, "ES8.1")


def test_a_blank_code_is_told_with_what_the_row_says() -> None:
    made = made_of(cost("CR1.0"), cost(" ", title="Crime, costs", fiscal=227.92))

    assert [row["code"] for row in made.rows] == ["CR1.0"]
    assert said(made) == [
        (
            "CBA519",
            "Crime!C4",
            "no code: “Crime, costs”, Police, fiscal £227.92 (2013-14); left out",
        )
    ]
    assert (made.read, made.left_out, made.without_code) == (2, ("Crime!C4",), 1)


@pytest.mark.parametrize(
    ("cells", "cell", "message"),
    [
        (
            {"fiscal": "about 600"},
            "Crime!H3",
            "the fiscal value of `CR1.0` is `about 600`, which is not a number",
        ),
        (
            {"fiscal": "1,200"},
            "Crime!H3",
            "the fiscal value of `CR1.0` is `1,200`, which is not a number",
        ),
        ({"fiscal": -5}, "Crime!H3", "the fiscal value of `CR1.0` is below zero"),
        (
            {"fiscal_year": "2013/15"},
            "Crime!I3",
            "the fiscal value of `CR1.0` has the year `2013/15`",
        ),
        (
            {"fiscal_year": None},
            "Crime!I3",
            "the fiscal value of `CR1.0` has no year",
        ),
        (
            {"social": 5, "social_year": "then"},
            "Crime!O3",
            "the social value of `CR1.0` has the year `then`",
        ),
        ({"fiscal": None}, "Crime!H3", "`CR1.0` has no value"),
        ({"unit": None}, "Crime!E3", "`CR1.0` has no unit"),
        ({"source": None}, "Crime!Q3", "`CR1.0` names no source"),
        ({"title": " "}, "Crime!D3", "`CR1.0` says nothing of what is valued"),
    ],
)
def test_a_row_that_cannot_be_placed_is_told(
    cells: dict[str, object], cell: str, message: str
) -> None:
    made = made_of(cost("CR1.0", **cells), cost("CR1.1"))

    assert [row["code"] for row in made.rows] == ["CR1.1"]
    assert said(made) == [("CBA519", cell, f"{message}; left out")]
    assert made.without_code == 0


def test_the_second_row_of_a_code_is_left_out() -> None:
    made = made_of(cost("CR1.0"), cost("CR1.0", fiscal=7))

    assert row_of(made, "CR1.0")["fiscal"] == "100"
    assert said(made) == [
        (
            "CBA519",
            "Crime!C4",
            "`CR1.0` is the code of another row too (Crime!C3); left out",
        )
    ]


def test_ratings_and_categories_that_are_none_are_told() -> None:
    made = made_of(
        cost("CR1.0", rag="B"),
        cost("CR1.1", rag=None),
        cost("CR1.2", rag="green", category="X-CUTTING"),
    )

    assert [row["robustness"] for row in made.rows] == ["", "", "green"]
    assert row_of(made, "CR1.2")["category"] == "own"
    assert [message for _, _, message in said(made)] == [
        "`B` is not a rating",
        "`CR1.1` is not rated",
        "`X-CUTTING` is not a category of outcomes",
    ]


def test_comments_that_speak_of_transfers_are_counted() -> None:
    made = made_of(cost("EE1.0", comment="As a transfer payment, no public value."))

    assert made.transfers == ("EE1.0",)


def test_values_in_the_current_year_meet_the_updated_ones() -> None:
    rows = [
        cost(f"CR{number}.0", fiscal=33.33 * number, fiscal_year=year)
        for number, year in enumerate(INDEX, start=1)
    ]
    made = made_of(*rows)

    assert made.problems == ()
    assert made.rebased == Rebased("2015-16", 4, 0)


def test_an_updated_value_that_differs_is_told() -> None:
    # 100 x 110/100 = 110.00
    made = made_of(cost("CR1.0", fiscal_updated=110.02), cost("CR1.1"))

    assert made.rebased == Rebased("2015-16", 2, 1)
    assert said(made) == [
        (
            "CBA520",
            "Crime!J3",
            (
                "the updated fiscal value of `CR1.0` is £110.02; with the workbook's "
                "own index it is £110"
            ),
        )
    ]


@pytest.mark.parametrize("options", [{"lookups": False}, {"results": False}])
def test_without_an_index_or_updated_values_nothing_is_compared(
    options: dict[str, bool],
) -> None:
    made = made_of(cost("CR1.0"), **options)

    assert made.problems == ()
    assert made.rebased is None


def test_a_workbook_that_gives_no_edition_is_read() -> None:
    made = made_of(cost("CR1.0"), title="Costs")

    assert (made.title, made.edition) == ("Unit Cost Database (May 2016)", "")
    assert row_of(made, "CR1.0")["edition"] == ""


def test_without_a_licence_nothing_is_imported() -> None:
    made = made_of(cost("CR1.0"), licence="All of it is ours.")

    assert made.rows == ()
    assert [code for code, _, _ in said(made)] == ["CBA518"]


def test_the_open_government_licence_is_known_too() -> None:
    made = made_of(cost("CR1.0"), licence="Open Government Licence (v3.0)")

    assert made.licence == "OGL v3.0"


def test_a_workbook_without_costs_says_which_sheets_it_has() -> None:
    made = import_workbook(gmca_book({}), "database.xlsx")

    (problem,) = made.problems
    assert problem.code == "CBA518"
    assert "`About`, `Lists`" in str(problem.hint)


def test_a_sheet_that_lacks_a_column_is_told() -> None:
    made = made_of(cost("CR1.0"), headings=HEADINGS[:9])

    assert said(made) == [
        (
            "CBA518",
            "Crime!A1",
            "the sheet `Crime` has no column `Original source`",
        )
    ]


def test_two_columns_of_one_kind_are_refused() -> None:
    made = made_of(cost("CR1.0"), headings=(*HEADINGS, HEADINGS[2]))

    assert [message for _, _, message in said(made)] == [
        "two columns of `Crime` are `code`"
    ]


def test_the_same_workbook_is_the_same_library() -> None:
    texts = {library_text(made_of(HEADLINE, *PARTS).rows) for _ in range(2)}

    assert len(texts) == 1


def test_a_text_like_a_formula_stays_text() -> None:
    made = made_of(cost("CR1.0", title="=1+1", comment="- of two kinds"))

    library, faults = read_library(library_text(made.rows), "gm")
    assert faults == ()
    assert library.costs["CR1.0"].title == "'=1+1"
    assert library.costs["CR1.0"].comment == "'- of two kinds"
