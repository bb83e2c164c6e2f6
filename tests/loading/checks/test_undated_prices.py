"""Money whose source is older than the prices it counts in."""

from __future__ import annotations

import pytest

from tests.loading.projects import OTHERS, SAVES, TEAM, found, project

#: A line that says its prices, beside which another's silence means something.
DATED = f"other: {TEAM.replace('amount', 'price_year: 2025-26, amount')}"
COST = "kind: revenue, paid_by: council, optimism_bias: 10%"


def found_in_cost(line: str) -> list[tuple[str, str]]:
    return found(project(costs=f"{DATED}\nteam: {{{COST}, {line}}}"))


@pytest.mark.parametrize(
    "source",
    [
        "Budget of 2024",
        "Budget of 2025-26",
        "Budget 2024/25.",
        "PSSRU (2019), page 2",
        "The Care Act 2014, and a survey of 2020",
        "Tenders of 2019-2021",
        "Census 1999/00",
    ],
)
def test_a_source_of_an_earlier_year_is_asked_after(source: str) -> None:
    line = f'amount: 5, source: "{source}"'

    assert found_in_cost(line) == [("CBA426", "costs.team.amount")]


@pytest.mark.parametrize(
    "source",
    [
        "Budget of 2026-27",
        "Survey of 2020, moved to 2026-27 prices",
        "Tender of March 2027",
        "Finance team",
        "Care Act 2014",
        "Minute 2019/14 of the board",
        "Strategy 2021-2031",
        "Plan for 2020-26",
        "https://example.org/2015/03/report.pdf",
        "Form 20195 of the county",
        "About £2000 each",
        "2015% of it",
        "Item A2015",
        "word " * 3000,
    ],
)
def test_other_sources_are_not(source: str) -> None:
    assert found_in_cost(f'amount: 5, source: "{source}"') == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("amount: 5, price_year: 2020-21, source: Survey of 2020", []),
        ("amount: 0, source: Survey of 2020", []),
        ("amount: {value: 5, source: Quote of 2026}, source: Survey of 2020", []),
        ("hours: 5, rate: {value: 5, source: Pay of 2020}", ["costs.team.rate"]),
        ("people: tenants, each: 5, source: Survey of 2020", ["costs.team.each"]),
    ],
)
def test_what_says_its_prices_is_not_asked(line: str, expected: list[str]) -> None:
    assert found_in_cost(line) == [("CBA426", path) for path in expected]


def test_where_no_line_says_its_prices_all_are_in_those_of_the_appraisal() -> None:
    line = f"team: {{{COST}, amount: 5, source: Budget of 2024}}"

    assert found(project(costs=line)) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("quantity: 5, value: {fiscal: 5, source: Survey of 2020}", ["value.fiscal"]),
        # The source of the line is about the effect.
        ("quantity: 5, value: {fiscal: 5, source: Team}, notes: From 2020", []),
        (
            "quantity: 5, values: {a: {fiscal: 5, source: Survey of 2020}}",
            ["values.a.fiscal"],
        ),
        (
            "quantity: 5, value: {fiscal: 5, price_year: 2020, source: Survey of 2020}",
            [],
        ),
        ("amount: 5, category: fiscal, notes: From 2020", []),
    ],
)
def test_values_are_held_to_their_own_source(line: str, expected: list[str]) -> None:
    text = project(costs=DATED, benefits=f"line: {{{line}, {SAVES}, {OTHERS}}}")

    assert found(text) == [("CBA426", f"benefits.line.{path}") for path in expected]


def test_an_hour_of_the_library_says_its_prices() -> None:
    given = (
        f"given: {{{COST}, hours: 5, rate: {{unit_cost: NLW-2026}}, source: In 2020}}"
    )
    line = f"team: {{{COST}, amount: 5, source: Budget of 2024}}"

    assert found(project(costs=f"{given}\n{line}")) == [("CBA426", "costs.team.amount")]


def test_a_unit_cost_says_its_prices() -> None:
    lines = f"""\
    library: {{quantity: 5, value: {{unit_cost: HO3.0}}, {OTHERS}, cashable: 0%}}
    line: {{quantity: 5, value: {{fiscal: 5, source: In 2020}}, {SAVES}, {OTHERS}}}
    """

    assert found(project(benefits=lines)) == [("CBA426", "benefits.line.value.fiscal")]
