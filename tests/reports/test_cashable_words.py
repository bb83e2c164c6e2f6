"""What a report says of cash: how much, in what steps, by whom, and why no more."""

from __future__ import annotations

from functools import cache

from cba.reports.assumptions import assumptions_section
from cba.reports.benefits import benefits_section
from cba.reports.content import Table
from cba.reports.realisation import realisation_section
from cba.reports.reviewer_answers import cashability
from cba.reports.view import View, view_of
from tests.reports.sections import tables, texts
from tests.results.appraising import appraised_text
from tests.results.pooled_steps import POOLED


@cache
def view() -> View:
    return view_of(appraised_text(POOLED))


def facts(benefit: str) -> str:
    rows = tables(benefits_section(view()))["benefit-facts"]
    at = [column.heading for column in rows.columns].index("What of it is cash")
    (found,) = (each.cells[at] for each in rows.rows if each.cells[0].text == benefit)
    return found.text


def test_a_benefit_says_how_much_is_cash_in_what_steps_and_why_no_more() -> None:
    # At once 7,290 x 15% x 50%, 7,290 x 15% and 12,150 x 15%; in steps in 2029-30
    # alone, 12,150 x 80% x 70% x 300/355.5: 547 + 1,094 + 1,823 + 5,742.
    assert facts("Shorter stays") == (
        "15% at once and Hospital trust 70% in whole steps of “Ward”, from 2027-28, "
        "released by year: 50% in 2027-28; 100% from 2028-29 on: £9,205 as present "
        "value. The rest is not cashable because some staff are needed elsewhere."
    )


def test_a_step_that_is_never_reached_brings_nothing() -> None:
    assert facts("Fewer placements") == (
        "50% in whole steps of “Wing”: none of it within the period. Not cashable "
        "because no wing is near to closing."
    )


def plan(name: str) -> Table:
    return tables(realisation_section(view()))[name]


def test_the_mechanism_and_the_owner_may_be_those_of_the_step() -> None:
    stays, beds, homes = (row[:3] for row in texts(plan("cash-plan-table").rows))

    assert stays == ["Shorter stays", "Close a ward", "Hospital trust"]
    assert beds == ["Fewer admissions", "Close a ward", "Hospital trust"]
    assert homes == ["Fewer placements", "none: it is not cash", ""]
    assert plan("cash-plan-table").rows[1].cells[5].detail == (
        "90% in whole steps of “Ward”"
    )


def test_steps_say_when_they_are_reached_and_by_what() -> None:
    ward, wing = texts(plan("steps-table").rows)

    # 48.6 + 45, 72.9 + 27, 72.9 + 9 and 121.5 + 234 units, after bias.
    assert ward == [
        "Ward",
        "Shorter stays; Fewer admissions",
        "2029-30: 3 steps",
        "Close a ward",
        "Hospital trust",
    ]
    assert wing == [
        "Wing",
        "Fewer placements",
        "not within the period",
        "not said yet",
        "",
    ]
    assert plan("steps-table").rows[1].cells[2].detail == (
        "At the most 36 bed days, in 2026-27"
    )


def test_the_register_has_the_size_of_each_step() -> None:
    register = tables(assumptions_section(view()))["steps-register"]

    assert [row.cells[0].text for row in register.rows] == [
        "Ward",
        "Units a year that make one step (bed day)",
        "Wing",
        "Units a year that make one step (bed days)",
    ]
    assert register.rows[0].cells[0].detail == (
        "Close a ward; by Hospital trust. Source: Estates. "
        "Used in: Shorter stays; Fewer admissions."
    )
    assert [row.cells[1].text for row in register.rows if len(row.cells) > 1] == [
        "100",
        "5,000",
    ]


def test_a_reviewer_is_told_whose_cash_has_a_mechanism_and_an_owner() -> None:
    words, _ = cashability(view())

    assert words.endswith("2 savings have a mechanism and an owner.")


def test_a_name_after_because_keeps_its_capital() -> None:
    text = POOLED.replace("Some staff are needed", "Hospital staff are needed")
    found = tables(benefits_section(view_of(appraised_text(text))))["benefit-facts"]

    cells = " ".join(cell.text for row in found.rows for cell in row.cells)
    assert "not cashable because Hospital staff are needed" in cells
