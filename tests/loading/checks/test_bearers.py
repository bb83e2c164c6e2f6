from __future__ import annotations

import pytest

from tests.loading.projects import OTHERS, benefit, found, problems_of, project

COUNTY = "  council: {sector: local-authority}\n  county: {sector: local-authority}"


def line(more: str) -> str:
    return f"quantity: 5, cashable: 0%, {OTHERS}, {more}"


@pytest.mark.parametrize(
    "more",
    [
        "value: {fiscal: 5}",
        "value: {fiscal: [5, 0]}",
        "value: {fiscal: 5, social: 5}",
    ],
)
def test_a_fiscal_part_falls_to_someone(more: str) -> None:
    assert [each for each in benefit(line(more)) if each[0] != "CBA308"] == [
        ("CBA310", "falls_to")
    ]


@pytest.mark.parametrize(
    "more", ["value: {fiscal: 0, social: 5}", "value: {social: 5}"]
)
def test_without_a_fiscal_part_nobody_need_save(more: str) -> None:
    assert benefit(line(more)) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("amount: 5, category: fiscal", [("CBA310", "falls_to")]),
        ("amount: 0, category: fiscal", []),
        ("amount: 5, category: social", []),
    ],
)
def test_a_fiscal_amount_falls_to_someone(
    more: str, expected: list[tuple[str, str]]
) -> None:
    assert benefit(f"{more}, cashable: 0%, {OTHERS}") == expected


def test_each_part_of_several_values_falls_to_someone() -> None:
    more = "values: {x: {fiscal: 5, falls_to: nhs}, y: {fiscal: 5}, z: {social: 5}}"

    assert benefit(line(more)) == [("CBA310", "values.y")]


def test_the_library_says_who_bears_a_unit_cost() -> None:
    # HO3.0 falls to the local authority, and the council is the only one
    assert benefit(line("value: {unit_cost: HO3.0}")) == []


def test_two_agencies_of_the_sector_of_a_bearer_are_not_told_apart() -> None:
    text = project(benefits=f"line: {{{line('value: {unit_cost: HO3.0}')}}}")
    both = text.replace("  council: {sector: local-authority}", COUNTY)

    assert found(both) == [("CBA503", "benefits.line.value.unit_cost")]


def test_an_agency_may_say_for_whom_it_stands() -> None:
    text = project(benefits=f"line: {{{line('value: {unit_cost: HO3.0}')}}}")
    told = text.replace(
        "  council: {sector: local-authority}",
        COUNTY.replace("county: {", "county: {bears: [LA], "),
    )

    assert found(told) == []


def test_several_bodies_without_shares_need_to_be_named() -> None:
    # SS15.0 is borne by several bodies in shares that its source does not give
    assert benefit(line("value: {unit_cost: SS15.0}")) == [
        ("CBA503", "value.unit_cost")
    ]


def test_who_saves_may_be_said_whatever_the_library_knows() -> None:
    assert benefit(line("value: {unit_cost: SS15.0}, falls_to: nhs")) == []


def test_bearers_whom_no_agency_stands_for_are_a_warning() -> None:
    # SS4.0: £760 of £900 to the local authority, £140 to other agencies
    text = project(benefits=f"line: {{{line('value: {unit_cost: SS4.0}')}}}")
    (problem,) = problems_of(text)

    assert (problem.code, problem.severity) == ("CBA506", "warning")
    assert "16% to Other agencies" in problem.message


def test_an_unknown_unit_cost_has_a_suggestion() -> None:
    text = project(benefits=f"line: {{{line('value: {unit_cost: HO3}')}}}")
    (problem,) = problems_of(text)

    assert (problem.code, problem.hint) == ("CBA501", "did you mean `HO3.0`?")


@pytest.mark.parametrize(
    ("data", "path"),
    [("{gdp: 2026-03}", "data.gdp"), ("{unit_costs: gmca}", "data.unit_costs")],
)
def test_editions_must_exist(data: str, path: str) -> None:
    assert found(project(more=f"data: {data}")) == [("CBA502", path)]
