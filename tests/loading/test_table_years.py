from __future__ import annotations

import pytest

from cba.loading.table_years import year_turned_into_date
from cba.problems import Place

_CELL = Place("costs.csv", 1, 5)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Nov-10", "2010-11"),
        ("nov 10", "2010-11"),
        ("01-Nov-10", "2010-11"),
        ("November-2010", "2010-11"),
        ("Jan-00", "2000-01"),
        ("Dec-11", "2011-12"),
        ("01/11/2010", "2010-11"),
        ("1/11/10", "2010-11"),
        ("11/1/2010", "2010-11"),
        ("2010-11-01", "2010-11"),
        ("2010-11-01 00:00:00", "2010-11"),
        ("40483", "2010-11"),
    ],
)
def test_a_year_that_became_a_date_is_named(text: str, year: str) -> None:
    problem = year_turned_into_date(text, _CELL)

    assert problem is not None
    assert problem.code == "CBA125"
    assert problem.message.endswith(
        f"is the year {year}, turned into a date by a spreadsheet"
    )
    assert problem.hint is not None
    assert problem.hint.startswith(f"write {year} ")


@pytest.mark.parametrize("text", ["Nov-15", "15/06/2026", "2026-11-22"])
def test_any_other_date_is_refused_where_a_year_belongs(text: str) -> None:
    problem = year_turned_into_date(text, _CELL)

    assert problem is not None
    assert problem.message == f"`{text}` is a date, where a year belongs"


@pytest.mark.parametrize(
    "text",
    [
        "2026-27",
        "2026/27",
        "2010-11",
        "2026",
        "title",
        "40484",
        "31/31/2010",
        "",
        "x" * 99,
    ],
)
def test_years_and_other_headings_are_left_alone(text: str) -> None:
    assert year_turned_into_date(text, _CELL) is None
