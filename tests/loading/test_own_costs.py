from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cba.library.library_file import read_library
from cba.loading.imported import Imported, library_text
from cba.loading.own_costs import import_own

HEAD = "Cost code,Description,Unit,Unit cost (£),Price base,Source,Licence"
LINE = "YW1,Youth worker,hour,£31.50,2025/26,Payroll,own"


def made_of(*lines: str) -> Imported:
    return import_own("\n".join(lines).encode(), "ours.csv")


def said(made: Imported) -> list[tuple[str, int, int, str]]:
    """The code, line, column and message of each problem."""
    return [
        (p.code, p.place.line, p.place.column, p.message)
        for p in made.problems
        if p.place
    ]


def test_headings_are_read_as_people_write_them() -> None:
    made = made_of(HEAD, LINE)

    assert made.problems == ()
    assert made.rows == (
        {
            "code": "YW1",
            "title": "Youth worker",
            "unit": "hour",
            "fiscal": "31.5",
            "price_year": "2025-26",
            "source": "Payroll",
            "licence": "own",
        },
    )
    assert (made.read, made.licence) == (1, "own")


def test_a_file_of_the_tool_is_read_as_it_is() -> None:
    first = made_of(HEAD, LINE)
    again = import_own(library_text(first.rows).encode(), "again.csv")

    assert again.problems == ()
    assert library_text(again.rows) == library_text(first.rows)


def test_blank_lines_are_no_rows() -> None:
    assert made_of("", HEAD, "", LINE, ",,,,,,").read == 1


def test_ratings_may_be_letters() -> None:
    (row,) = made_of(f"{HEAD},RAG", f"{LINE},g").rows

    assert row["robustness"] == "green"


def test_columns_that_a_library_lacks_are_told_and_left() -> None:
    made = made_of(f"{HEAD},Phone number", f"{LINE},0161")

    assert len(made.rows) == 1
    assert said(made) == [
        (
            "CBA521",
            1,
            len(HEAD) + 2,
            "`Phone number` is no column of a library, and is not imported",
        )
    ]


def test_a_value_that_may_be_of_any_part_is_asked_for() -> None:
    made = made_of(HEAD.replace("Unit cost (£)", "Value"), LINE)

    assert made.rows == ()
    assert said(made) == [
        ("CBA522", 1, 28, "`Value` does not say which part of a value it is")
    ]


def test_two_headings_of_one_meaning_are_told() -> None:
    made = made_of(f"{HEAD},Cost", f"{LINE},7")

    assert [message for *_, message in said(made)] == [
        "`Unit cost (£)` and `Cost` both head `fiscal`"
    ]


def test_every_column_that_is_missing_is_named() -> None:
    made = made_of("Code,Description", "YW1,Youth worker")

    assert [message for *_, message in said(made)] == [
        "there is no column `unit`",
        "there is no column `price_year`",
        "there is no column `source`",
        "there is no column `licence`",
    ]


def test_a_list_without_values_is_told() -> None:
    made = made_of(HEAD.replace("Unit cost (£),", ""), LINE.replace("£31.50,", ""))

    assert [message for *_, message in said(made)] == ["there is no column of values"]


@pytest.mark.parametrize(
    ("line", "code", "column", "message"),
    [
        (LINE.replace("£31.50", "about 30"), "CBA509", 23, "`about 30` is not"),
        (LINE.replace("2025/26", "2025/27"), "CBA509", 30, "`2025/27` is not a year"),
        (
            LINE.replace("2025/26", "Nov-10"),
            "CBA125",
            30,
            "`Nov-10` is the year 2010-11",
        ),
        (LINE.replace(",own", ","), "CBA509", 46, "`licence` is empty"),
        (f"{LINE},more", "CBA509", 1, "this row has 8 cells"),
        (LINE.replace("Payroll", "#REF!"), "CBA509", 38, "this cell holds the error"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(
    line: str, code: str, column: int, message: str
) -> None:
    made = made_of(HEAD, LINE.replace("YW1", "YW0"), line)

    assert made.rows == ()
    ((found, row, at, text),) = said(made)
    assert (found, row, at) == (code, 3, column)
    assert text.startswith(message)


def test_a_code_that_stands_twice_is_told_at_the_second() -> None:
    made = made_of(HEAD, LINE, "", LINE)

    assert [(code, row) for code, row, *_ in said(made)] == [("CBA510", 4)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this list is empty"),
        (HEAD.replace(",", ";"), "the columns of this list are parted by semicolons"),
    ],
)
def test_what_is_no_list_is_told(text: str, message: str) -> None:
    assert [each for *_, each in said(made_of(text))] == [message]


TEXTS = st.text(
    st.characters(blacklist_categories=("Cc", "Cs")), min_size=1, max_size=20
).filter(lambda text: bool(text.strip()))


@settings(max_examples=30)
@given(title=TEXTS, source=TEXTS)
def test_any_words_of_a_library_read_back(title: str, source: str) -> None:
    row = {
        "code": "X1",
        "title": title,
        "unit": "hour",
        "fiscal": "1",
        "price_year": "2025-26",
        "source": source,
        "licence": "own",
    }
    library, faults = read_library(library_text([row]), "")

    assert faults == ()
    read = library.costs["X1"]
    assert read.title.removeprefix("'").strip() == title.removeprefix("'").strip()
    assert not read.source.startswith(("=", "+", "-", "@"))
