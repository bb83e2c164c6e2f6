"""Risks in the figures, and what they replace, as the document tells of them."""

from __future__ import annotations

import textwrap
from functools import cache

from cba.reports.assumptions import assumptions_section
from cba.reports.costs import costs_section
from cba.reports.risk import risk_section
from cba.reports.summary_table import summary_table
from cba.reports.terminal_tables import table_by
from cba.reports.view import View
from tests.reports.sections import tables, texts, view
from tests.results.counted_risk import COUNTED


@cache
def of_risks() -> View:
    return view(textwrap.dedent(COUNTED))


def test_risks_are_cost_lines_with_their_chance_and_bear_no_bias() -> None:
    found = texts(tables(costs_section(of_risks()))["cost-lines"].rows)

    assert found == [
        [
            *("Team", "Revenue", "Council", "300", "0%"),
            *("Replaced by risks in the figures: Posts stay empty and Flood", "300"),
        ],
        ["Vans", "Capital", "Health board", "50", "+10%", "Set in the project", "55"],
        [
            *("Risk: Posts stay empty", "Revenue", "Council 60%, Health board 40%"),
            *("38", "0%", "Expected cost of a risk: a chance of 25% × its cost", "38"),
        ],
        [
            *("Risk: Flood", "Capital", "Health board", "20", "0%"),
            *("Expected cost of a risk: a chance of 10% × its cost", "20"),
        ],
        ["All costs", "", "", "408", "", "", "412"],
    ]


def test_the_register_says_which_risks_are_in_the_figures() -> None:
    table = tables(risk_section(of_risks()))["risk-register"]
    column = [row.cells[-1] for row in table.rows]

    assert table.columns[-1].heading == "In the figures"
    assert [cell.text for cell in column] == [
        "yes, £38 expected",
        "yes, £20 expected",
        "no, printed only",
    ]
    assert column[0].detail == "instead of optimism bias on: Team"
    assert table.notes[0].startswith("A risk in the figures enters as a cost")


def test_the_summary_says_how_many_risks_are_in_the_sums() -> None:
    (row,) = [
        row
        for row in texts(summary_table(of_risks()).rows)
        if "in the register" in row[1]
    ]

    # 37.50 and 20.
    assert row[1] == "3 risks in the register, 2 in these sums at £58 expected"


def test_the_summary_says_that_only_those_counted_are_in_the_sums() -> None:
    (row,) = [
        row
        for row in summary_table(of_risks()).rows
        if row.cells[0].text == "Risk costs"
    ]

    assert row.cells[0].detail == (
        "Those counted are in the figures above, the others in none."
    )


def test_the_register_of_assumptions_has_their_inputs() -> None:
    found = tables(assumptions_section(of_risks()))["risks-register"]
    words = [" ".join(row) for row in texts(found.rows)]

    assert any("25% (range 10% to 40%)" in each for each in words)
    assert any("2024-25 prices" in each for each in words)


def test_a_terminal_calls_the_line_a_risk() -> None:
    option = of_risks().option
    lines = [line.text for line in table_by("line", option, "GBP")]

    assert any("Posts stay empty" in line and "risk" in line for line in lines)
