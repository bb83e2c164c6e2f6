"""Unit costs that have aged: one warning each, one note for all of an age."""

from __future__ import annotations

from pathlib import Path

import pytest

from cba.loading.project_loader import load
from cba.problems import Problem
from tests.loading.projects import OTHERS, project

CODES = {"CBA512", "CBA513", "CBA514", "CBA515"}


def aged(
    *values: str, appraisal: str = "{first_year: 2026-27, years: 4}"
) -> list[Problem]:
    lines = "".join(
        f"  line{n}: {{quantity: 5, {OTHERS}, cashable: 0%, falls_to: police, "
        f"enjoyed_by: residents, value: {value}}}\n"
        for n, value in enumerate(values)
    )
    text = project(appraisal=appraisal).replace("benefits:\n", f"benefits:\n{lines}")
    problems = load(None, stdin_text=text).problems
    assert not [each for each in problems if each.severity == "error"]
    return [each for each in problems if each.code in CODES]


def test_one_note_tells_of_all_old_prices_at_the_oldest() -> None:
    (note,) = aged("{unit_cost: HE4.0}", "{unit_cost: CR2.0}", "{unit_cost: HE4.0}")

    assert (note.code, note.path) == ("CBA513", "benefits.line1.value.unit_cost")
    assert note.message == (
        "2 unit costs are in prices of more than 5 years before 2026-27: "
        "`HE4.0` (2011-12) and `CR2.0` (2008-09)"
    )


def test_many_values_are_counted_and_not_all_named() -> None:
    codes = ("CR2.0", "CR3.0", "CR5.0", "CR6.0", "CR7.0", "HE3.0", "HE4.0", "HE7.0")
    (note,) = aged(*(f"{{unit_cost: {code}}}" for code in codes))

    assert note.message.startswith("8 unit costs are in prices")
    assert note.message.endswith("`HE3.0` (2013-14) and 2 more")


def test_prices_of_the_time_are_not_old() -> None:
    then = "{first_year: 2026-27, years: 4, price_year: 2013-14}"

    assert aged("{unit_cost: CR3.0}", appraisal=then) == []


def test_red_ratings_are_one_note() -> None:
    then = "{first_year: 2026-27, years: 4, price_year: 2005-06}"
    (note,) = aged("{unit_cost: CR1.0}", "{unit_cost: CR1.1}", appraisal=then)

    assert note.code == "CBA514"
    assert note.message.startswith("`CR1.0` and `CR1.1` are rated red")


def test_a_superseded_value_is_warned_of_where_it_is_used() -> None:
    first, second = aged("{unit_cost: NLW-2025}", "{unit_cost: NLW-2025}")

    assert [each.path for each in (first, second)] == [
        "benefits.line0.value.unit_cost",
        "benefits.line1.value.unit_cost",
    ]
    assert first.severity == "warning"
    assert first.hint == "write `NLW-2026`, or accept it with the reason"


def test_a_rate_of_hours_is_looked_at_too() -> None:
    line = (
        "volunteers: {kind: in-kind, paid_by: residents, hours: 10, "
        "rate: {unit_cost: NLW-2025}, work: additive, optimism_bias: 0%}"
    )
    found = load(None, stdin_text=project(costs=line)).problems

    (warning,) = [each for each in found if each.code in CODES]
    assert (warning.code, warning.path) == ("CBA512", "costs.volunteers.rate.unit_cost")


def test_a_licence_is_told_where_it_stands() -> None:
    (warning,) = aged("{per: visit, fiscal: 80, licence: internal, source: Club}")

    assert (warning.code, warning.path) == ("CBA515", "benefits.line0.value.licence")


@pytest.mark.parametrize("example", ["timebank", "payment-by-results"])
def test_a_project_without_unit_costs_has_nothing_that_ages(example: str) -> None:
    problems = load(Path("examples") / example).problems

    assert [each for each in problems if each.code in CODES] == []
