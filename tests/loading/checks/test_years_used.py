"""Factors by year must name the years in which they are used."""

from __future__ import annotations

import pytest

from tests.loading.projects import (
    OTHERS,
    SAVES,
    benefit,
    cost,
    found,
    problems_of,
    project,
)

# The appraisal runs from 2026-27 to 2029-30; tenants start in its first two years.
VALUE = f"value: {{fiscal: 5}}, {SAVES}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("impact: [10%, 12%]", []),
        ("impact: [10%]", [("CBA308", "impact")]),
        ("impact: {2026-27: 10%, growing: 2%}", []),
        ("impact: {2027-28..: 10%}", [("CBA308", "impact")]),
        ("units_per_person: [2]", [("CBA308", "units_per_person")]),
        ("attribution: {to_others: [2%]}", [("CBA308", "attribution.to_others")]),
        ("impact: 50%, retention: {value: [20%]}", [("CBA308", "retention")]),
        ("delay: [0]", [("CBA308", "delay")]),
        ("lasts: [1]", [("CBA308", "lasts")]),
    ],
)
def test_factors_are_used_where_people_start(
    line: str, expected: list[tuple[str, str]]
) -> None:
    assert benefit(f"people: tenants, {line}, {VALUE}, {OTHERS}") == expected


def test_factors_of_a_line_of_its_own_are_used_where_its_population_starts() -> None:
    population = "population: {2028-29: 50}"

    assert benefit(f"{population}, impact: [10%], {VALUE}, {OTHERS}") == [
        ("CBA308", "impact")
    ]
    assert benefit(f"{population}, impact: {{2028-29: 10%}}, {VALUE}, {OTHERS}") == []


def test_factors_of_a_quantity_are_used_where_it_is_not_nought() -> None:
    shares = "deadweight: [10%], optimism_bias: 5%, source: Survey"

    assert benefit(f"quantity: [5], {VALUE}, {shares}") == []
    assert benefit(f"quantity: [5, 5], {VALUE}, {shares}") == [("CBA308", "deadweight")]


@pytest.mark.parametrize(
    ("line", "years", "expected"),
    [
        # Both cohorts' effects last one year: 2026-27 and 2027-28.
        ("impact: 50%", 2, []),
        ("impact: 50%", 1, [("CBA308", "value.social")]),
        # Half a year later they reach into 2028-29.
        ("delay: 0.5", 2, [("CBA308", "value.social")]),
        ("delay: 0.5", 3, []),
        ("lasts: 2", 2, [("CBA308", "value.social")]),
        ("lasts: 2", 3, []),
        ("lasts: end", 3, [("CBA308", "value.social")]),
        ("lasts: end", 4, []),
        ("persistence: [100%, 50%, 20%]", 3, [("CBA308", "value.social")]),
        ("persistence: [100%, 50%, 20%]", 4, []),
    ],
)
def test_values_are_used_where_the_effect_runs(
    line: str, years: int, expected: list[tuple[str, str]]
) -> None:
    by_year = ", ".join(["5"] * years)

    assert (
        benefit(f"people: tenants, {line}, value: {{social: [{by_year}]}}, {OTHERS}")
        == expected
    )


def test_an_outcome_runs_to_the_last_year_of_its_curves() -> None:
    curves = "outcome: {with: {0: 60%, 2: 40%}, without: {0: 20%}}"
    rest = "optimism_bias: 10%, source: Survey"

    # Cohorts of 2026-27 and 2027-28 with three years each: to 2029-30.
    line = f"people: tenants, {curves}, value: {{social: [5, 5, 5]}}, {rest}"
    assert benefit(line) == [("CBA308", "value.social")]


def test_a_later_start_delays_the_effect() -> None:
    line = f"population: {{2026-27: 5}}, starts: evenly, {OTHERS}"

    assert benefit(f"{line}, value: {{social: [5]}}") == [("CBA308", "value.social")]
    assert benefit(f"{line}, value: {{social: [5, 5]}}") == []


def test_cashable_shares_are_used_from_their_year_on() -> None:
    line = f"quantity: 5, value: {{fiscal: 5}}, falls_to: council, {OTHERS}"
    by_year = "cashable: {share: {council: {2028-29..: 20%}}"

    assert benefit(f"{line}, {by_year}, from: 2028-29}}") == []
    assert benefit(f"{line}, {by_year}, from: 2027-28}}") == [
        ("CBA308", "cashable.share.council")
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("hours: [5], rate: [12]", []),
        ("hours: [5, 5], rate: [12]", [("CBA308", "rate")]),
        ("people: tenants, each: [5, 5]", []),
        ("people: tenants, each: [5]", [("CBA308", "each")]),
        ("people: tenants, each: 5, engagement: [5%]", [("CBA308", "engagement")]),
        ("amount: [5]", []),
    ],
)
def test_costs(line: str, expected: list[tuple[str, str]]) -> None:
    rest = "kind: revenue, paid_by: council, source: Team, optimism_bias: 10%"

    assert cost(f"{rest}, {line}") == expected


def test_factors_of_a_group_are_used_where_its_people_start() -> None:
    text = project().replace("100}}", "100}, engagement: [50%]}")

    assert found(text) == [("CBA308", "people.tenants.engagement")]


def test_the_missing_years_are_named() -> None:
    line = f"line: {{people: tenants, impact: {{2028-29: 5%}}, {VALUE}, {OTHERS}}}"
    (problem,) = problems_of(project(benefits=line))

    assert (problem.message, problem.hint) == (
        (
            "`impact` is given by year, but not for 2026-27 and 2027-28, "
            "in which people start"
        ),
        "name 2026-27 and 2027-28 too",
    )


def test_an_open_range_is_suggested_where_it_helps() -> None:
    line = f"line: {{quantity: 5, value: {{fiscal: [5]}}, {SAVES}, {OTHERS}}}"
    (problem,) = problems_of(project(benefits=line))

    assert problem.hint == (
        "name 2027-28, 2028-29 and 2029-30 too, or write `2027-28..: …` to the end"
    )
