from __future__ import annotations

import pytest

from cba.reports.annex import annex_section
from cba.reports.length import MANY_LINES
from tests.reports.made_projects import TWO, flat, saved, spent, with_settings
from tests.reports.sections import tables, texts, view, words

PROJECT = {
    **flat(
        {"team": spent("100k", {"council": "80%", "nhs": "20%"})},
        {"less": saved("60k", "nhs", "50%")},
        TWO,
        2,
    ),
    "payments": {"rent": {"from": "nhs", "to": "council", "amount": "15k"}},
}


def test_every_flow_stands_by_line_and_year() -> None:
    assert texts(tables(annex_section(view(PROJECT)))["flows"].rows) == [
        ["Costs"],
        ["Team", "100", "100", "200"],
        ["Benefits"],
        ["Less: savings", "60", "60", "120"],
        ["of which cashable", "30", "30", "60"],
        ["Payments between partners"],
        ["Rent", "15", "15", "30"],
    ]


def test_many_lines_give_way_to_totals_by_agency() -> None:
    costs = {f"c{n}": spent("1k") for n in range(MANY_LINES + 1)}
    section = annex_section(view(flat(costs, {}, TWO, 2)))

    assert texts(tables(section)["flows"].rows) == [
        ["The council"],
        ["Costs", "41", "41", "82"],
    ]
    assert "41 lines" in words(section)
    assert "`cba appraise --csv`" in words(section)


def test_the_factors_of_each_year_end_where_the_index_does() -> None:
    made = flat({"team": spent("1k")}, {}, None, 6)
    made = with_settings(made, discounting={"rate": "25%"})
    table = tables(annex_section(view(made)))["factor-table"]

    # Four fifths of the year before.
    assert [row[1] for row in texts(table.rows)][:3] == ["1.0000", "0.8000", "0.6400"]
    assert texts(table.rows)[0][2] == "1.0000"
    assert texts(table.rows)[-1][2] == "–"
    assert table.notes[-1] == "A dash: the price index does not reach that year."


def test_without_an_index_there_is_no_column_for_it() -> None:
    made = with_settings(flat({"team": spent("1000")}, {}), currency="EUR")
    table = tables(annex_section(view(made)))["factor-table"]

    assert [column.heading for column in table.columns] == ["Year", "Discount factor"]


def test_sixty_years_are_five_tables() -> None:
    made = flat({"team": spent("1k")}, {}, None, 60)
    found = tables(annex_section(view(made)))

    assert {"flows", "flows-2", "flows-5"} <= set(found)
    assert len(found["factor-table"].rows) == 60


@pytest.mark.parametrize("term", ["Present value", "Real and nominal", "In kind"])
def test_terms_stand_at_the_end(term: str) -> None:
    assert term in repr(annex_section(view(PROJECT)).blocks[-1])
