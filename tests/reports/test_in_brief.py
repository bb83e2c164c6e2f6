"""The page in brief: one table, one chart, and no more words than fit."""

from __future__ import annotations

from cba.reports.content import Chart, Paragraph, Table
from tests.reports.frame import blocks, framed, table, texts
from tests.reports.made_projects import flat, spent, twelve_partners


def test_one_table_and_one_chart() -> None:
    made = blocks("in-brief")

    assert sum(isinstance(block, Table) for block in made) == 1
    assert sum(isinstance(block, Chart) for block in made) == 1


def test_the_first_paragraph_of_the_summary_leads_and_is_cut_where_it_is_long() -> None:
    long = framed()
    about = long["project"]
    assert isinstance(about, dict)
    about["summary"] = "word " * 1000

    lead = blocks("in-brief")[0]
    assert isinstance(lead, Paragraph)
    assert lead.text == "Beds at home."
    cut = blocks("in-brief", long)[0]
    assert isinstance(cut, Paragraph)
    assert len(cut.text) <= 420


def test_each_body_pays_saves_and_nets() -> None:
    # The council: 405 spent, 30 received. The care board: 60 spent, 30 paid, 390 saved.
    assert texts(table("in-brief", "brief-agencies")) == [
        ["The council", "405", "30", "0", "−375", "not by 2028-29"],
        ["Integrated care board", "60", "−30", "390", "300", "2026-27"],
        ["All public bodies", "465", "0", "390", "−75", "not by 2028-29"],
    ]


def test_without_payments_there_is_no_column_for_them() -> None:
    made = table("in-brief", "brief-agencies", flat({"team": spent("10k")}, {}))

    assert [column.heading for column in made.columns] == [
        "Public body",
        "Costs",
        "Savings",
        "Net position",
        "Payback, not discounted",
    ]


def test_of_many_bodies_the_smallest_are_one_row() -> None:
    rows = texts(table("in-brief", "brief-agencies", twelve_partners(20)))

    # Seven by name, five together, and all of them.
    assert len(rows) == 9
    assert rows[-2][0] == "5 other bodies together"
    assert rows[-1][0] == "All public bodies"
