from __future__ import annotations

import pytest

from cba.reports.content import Paragraph
from cba.reports.financial_case import financial_section
from tests.reports.made_projects import TWO, flat, saved, spent, with_settings
from tests.reports.sections import tables, texts, view, words

INDEX = {"2026-27": 100, "2027-28": 110}


def project(years: int = 2, **settings: object) -> dict[str, object]:
    made = flat(
        {"team": spent("100k"), "build": {**spent("40k"), "kind": "capital"}},
        {"less": saved("60k", "nhs", "50%")},
        TWO,
        years,
    )
    return with_settings(made, **{"deflator": INDEX, **settings})


def test_each_body_has_its_budget_in_the_money_of_each_year() -> None:
    table = tables(financial_section(view(project())))["budget"]

    # 40 and 100, then a tenth more; 60 saved, one half of it in cash.
    assert texts(table.rows) == [
        ["All public bodies"],
        ["Capital", "−40", "−44", "−84"],
        ["Revenue", "−100", "−110", "−210"],
        ["Cashable savings", "30", "33", "63"],
        ["Net cash", "−110", "−121", "−231"],
        ["Net cash, running sum", "−110", "−231", ""],
        ["Savings, not cash", "30", "33", "63"],
        ["The council"],
        ["Capital", "−40", "−44", "−84"],
        ["Revenue", "−100", "−110", "−210"],
        ["Net cash", "−140", "−154", "−294"],
        ["Net cash, running sum", "−140", "−294", ""],
        ["Integrated care board"],
        ["Cashable savings", "30", "33", "63"],
        ["Net cash", "30", "33", "63"],
        ["Net cash, running sum", "30", "63", ""],
        ["Savings, not cash", "30", "33", "63"],
    ]
    assert table.unit == "£ thousand, money of each year"
    assert table.notes == ("Net cash leaves out savings that leave no budget.",)


def test_the_bridge_closes_and_leaves_out_steps_that_hold_nothing() -> None:
    rows = texts(tables(financial_section(view(project())))["bridge-by-year"].rows)

    # 60 less 140; 30 of it is no cash; a tenth more in the second year.
    assert rows == [
        ["Net public value, in real terms", "−80", "−80", "−160"],
        ["Savings that are not cash, taken out", "−30", "−30", "−60"],
        ["Net cash of public bodies, in real terms", "−110", "−110", "−220"],
        ["Inflation", "0", "−11", "−11"],
        [
            "Net cash of public bodies, in the money of each year",
            *("−110", "−121", "−231"),
        ],
    ]


def test_years_that_the_index_does_not_reach_are_told() -> None:
    section = financial_section(view(project(4)))

    # 30 less 140 in each of the two.
    assert (
        "It covers 2026-27 to 2027-28, and so do these budgets and their totals. The 2 "
        "years 2028-29 to 2029-30 are in no figure of this section: net cash then is "
        "−£220k in real terms. To budget for those years, partners need to agree what "
        "inflation to assume."
    ) in words(section)
    # The account, two years of it, and their sum.
    assert len(tables(section)["budget"].columns) == 4


@pytest.mark.parametrize("table", ["budget", "bridge-by-year"])
@pytest.mark.parametrize(
    ("years", "index", "head"),
    [
        (2, INDEX, "All years"),
        (4, INDEX, "To 2027-28"),
        (
            3,
            {"2026-27": 100, "2027-28": 110, "2028-29": 120},
            "All years",
        ),
    ],
)
def test_the_sum_of_the_years_says_where_they_end(
    table: str, years: int, index: dict[str, int], head: str
) -> None:
    section = financial_section(view(project(years, deflator=index)))

    assert head == tables(section)[table].columns[-1].heading


def test_a_single_year_that_is_left_out_is_told_of_as_one() -> None:
    section = financial_section(view(project(3)))

    assert (
        "2028-29 is in no figure of this section: net cash then is −£110k in real "
        "terms. To budget for that year, partners need to agree"
    ) in words(section)


def test_the_words_on_missing_years_speak_of_no_key_of_the_file() -> None:
    assert "inflation_after" not in words(financial_section(view(project(4))))


def test_an_assumed_inflation_is_told() -> None:
    section = financial_section(view(project(4, inflation_after="2.5%")))

    assert (
        "Past its last year they grow by 2.5% a year, as the project file assumes."
    ) in words(section)
    assert "in no figure" not in words(section)
    assert len(tables(section)["budget"].columns) == 6


def test_a_currency_without_an_index_says_what_to_give() -> None:
    made = with_settings(flat({"team": spent("1000")}, {}), currency="EUR")

    assert financial_section(view(made)).blocks == (
        Paragraph(
            "Budgets in the money of each year are not shown: they need a price index "
            "for EUR, which partners have yet to agree."
        ),
    )


def test_without_public_bodies_there_is_no_section() -> None:
    people = {"people": {"name": "Residents", "sector": "community"}}
    made = flat({"x": spent("1k", "people")}, {}, people)

    assert financial_section(view(made)).blocks == ()


def test_one_body_needs_no_budget_of_all() -> None:
    table = tables(financial_section(view(flat({"team": spent("1k")}, {}))))["budget"]

    assert [row.cells[0].text for row in table.rows] == [
        *("Revenue", "Net cash", "Net cash, running sum")
    ]
    assert table.columns[0].heading == "Account"


def with_cash(borrow: str = "1 years") -> dict[str, object]:
    """A loan without interest, two grants, and inflation of a fifth; two years."""
    made = project()
    capital = {
        **spent({"2026-27": "40k"}),
        "kind": "capital",
        "financing": {"borrow": borrow, "rate": "0%"},
    }
    team = {**spent("100k"), "title": "The team", "inflation": "20%"}
    made["costs"] = {"team": team, "build": capital}
    spend = {"council": "1m", "nhs": "2m"}
    made["agencies"] = {
        key: {"name": name, "sector": sector, "spend": spend[key]}
        for key, name, sector in (
            ("council", "The council", "local-authority"),
            ("nhs", "Integrated care board", "nhs"),
        )
    }
    made["funding"] = {
        "fund": {
            "title": "A fund",
            "from": "A ministry",
            "to": "council",
            "amount": {"2026-27": "30k"},
            "conditions": "Spent by March 2027.",
        },
        "gift": {
            "from": "A charity",
            "to": "nhs",
            "kind": "capital",
            "amount": "5k",
            "public": False,
        },
    }
    return made


def test_each_body_has_a_row_for_where_it_stands() -> None:
    table = tables(financial_section(view(with_cash())))["cash-position"]
    never = "not in these years"

    # Council: −100 + 30, then −120 − 40 of the loan repaid; the loan pays the capital.
    # Hospital: 30 and 33 saved in cash, and 5 given for capital in each year.
    assert texts(table.rows) == [
        ["The council", *("−230", "0", "−230", "−220", "−230"), never, "0"],
        ["Integrated care board", *("63", "10", "73", "63", "0", "2026-27", "–")],
        ["All public bodies", *("−167", "10", "−157", "−157", "−157"), never, "0"],
    ]


def test_grants_stand_with_their_givers_and_conditions() -> None:
    section = financial_section(view(with_cash()))
    rows = tables(section)["grants"].rows

    assert texts(rows) == [
        [
            *("A fund", "A ministry", "The council", "2026-27", "30"),
            "Spent by March 2027.",
        ],
        [
            *("Gift", "A charity", "Integrated care board", "2026-27 to 2027-28"),
            *("10", "None given."),
        ],
    ]
    assert [row.cells[1].detail for row in rows] == ["public money", "no public money"]
    # −157 less 30.
    assert "net to the Exchequer, these years come to −£187k." in words(section)


def test_savings_are_put_beside_the_spend_that_a_body_names() -> None:
    rows = tables(financial_section(view(with_cash())))["savings-of-spend"].rows

    # 66 and 33 of 2,200.
    assert texts(rows)[1] == [
        *("Integrated care board", "2027-28", "2,200", "3.0%", "1.5%")
    ]


def test_inflation_of_a_lines_own_is_told() -> None:
    section = financial_section(view(with_cash()))

    assert "Costs with an inflation of their own: The team (20% a year)." in words(
        section
    )


def test_the_bridge_is_told_in_a_sentence() -> None:
    # 60 less 140 a year; 33 and 11 more of it in the second year's money, and so on.
    assert (
        "The two ledgers are one project: over these years, net public value of −£160k "
        "in real terms, before discounting, is net cash of −£231k. Taken off: savings "
        "that are not cash (£60k) and inflation (£11k). The steps meet to the penny in "
        "every year."
    ) in words(financial_section(view(project())))


def test_what_is_net_to_the_exchequer_stands_where_it_differs() -> None:
    rows = texts(tables(financial_section(view(with_cash())))["budget"].rows)

    assert ["Net to the Exchequer", "−65", "−122", "−187"] in rows
    assert not any(row[0] == "Net to the place" for row in rows)


def test_a_loan_still_owed_is_told() -> None:
    # A half of 40 is repaid after a year.
    assert "at the end of 2027-28: the council £20k" in words(
        financial_section(view(with_cash("2 years")))
    )
