"""Warnings: what a reviewer would ask."""

from __future__ import annotations

import pytest

from tests.loading.projects import (
    SAVES,
    TEAM,
    benefit,
    cost,
    found,
    problems_of,
    project,
)

VALUE = f"value: {{fiscal: 5}}, {SAVES}"
GRADED = "deadweight: 5%, source: Survey"


def without_notes(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [each for each in found if each[0] != "CBA504"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("quantity: 5", [("CBA402", "")]),
        ("quantity: 5, confidence: 3", []),
        ("quantity: 5, confidence: {evidence: 3}", []),
        ("quantity: 5, optimism_bias: 0%", []),
        ("quantity: {value: 5, confidence: 3}", []),
        ("quantity: 5, attribution: {to_others: {value: 5%, confidence: 3}}", []),
        ("people: tenants", [("CBA402", "")]),
    ],
)
def test_a_grade_or_a_bias_answers(line: str, expected: list[tuple[str, str]]) -> None:
    assert without_notes(benefit(f"{line}, {VALUE}, {GRADED}")) == expected


def test_a_counted_risk_stands_for_the_bias_of_a_line() -> None:
    risk = (
        "risks: {late: {chance: 20%, cost: {2026-27: 5}, falls_on: nhs, counted: true, "
        "replaces_bias_of: x, source: Register}}"
    )
    line = "{kind: revenue, paid_by: nhs, amount: 5, source: Team}"

    assert found(project(costs=f"x: {line}", more=risk)) == []
    assert found(project(costs=f"x: {line}\ny: {line}", more=risk)) == [
        ("CBA402", "costs.y")
    ]


def test_of_capital_the_class_is_asked_for() -> None:
    line = "{kind: capital, paid_by: nhs, amount: 5, source: Quote}"
    [problem] = problems_of(project(costs=f"x: {line}"))

    assert problem.hint == (
        "add `confidence: 3`, say, from 1 (best evidence) to 6, or the class of "
        "capital, as {class: standard-buildings}"
    )


@pytest.mark.parametrize(
    "group", ["confidence: {population: 2}", "retention: {value: 50%, confidence: 2}"]
)
def test_the_grade_of_a_group_answers_for_its_lines(group: str) -> None:
    lines = "x: {kind: revenue, paid_by: nhs, people: tenants, each: 5, source: Team}"
    text = project(costs=lines).replace("100}}", f"100}}, {group}}}")

    assert without_notes(found(text)) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("amount: 5", [("CBA403", "")]),
        ("amount: 5, source: Finance team", []),
        ("amount: 5, status: illustrative", []),
        ("amount: 5, status: published", [("CBA403", "")]),
        ("amount: {value: 5, source: Finance team}", []),
        ("hours: 5, rate: {value: 5, status: illustrative}", []),
    ],
)
def test_a_cost_has_a_source(line: str, expected: list[tuple[str, str]]) -> None:
    rest = "kind: revenue, paid_by: council, optimism_bias: 10%"

    assert cost(f"{rest}, {line}") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("quantity: 5, value: {social: 5}", [("CBA403", "value")]),
        ("quantity: 5, value: {social: 5, source: Survey}", []),
        ("quantity: 5, value: {social: 5, status: illustrative}", []),
        ("quantity: 5, value: {social: {value: 5, source: Survey}}", []),
        ("quantity: 5, value: {social: 5}, source: Survey", []),
        ("quantity: 5, value: {unit_cost: HO3.0}, cashable: 0%", []),
        ("amount: 5, category: social", [("CBA403", "")]),
        (
            "quantity: 5, values: {x: {social: 5}, y: {social: 5, source: Survey}}",
            [("CBA403", "values.x")],
        ),
    ],
)
def test_a_value_has_a_source(line: str, expected: list[tuple[str, str]]) -> None:
    assert benefit(f"{line}, deadweight: 5%, optimism_bias: 10%") == expected


def test_a_group_is_used() -> None:
    text = project().replace("people:\n", "people:\n  others: {starting: 5}\n")

    assert found(text) == [("CBA408", "people.others")]


def test_a_step_is_used() -> None:
    assert found(project(more="steps: {wing: {size: 60}}")) == [
        ("CBA408", "steps.wing")
    ]


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ("risks: {flood: {chance: 5%}}", "risks"),
        ("participants: {a: 2026-27}", "participants"),
    ],
)
def test_what_a_later_version_uses_is_said_to_be_left_out(more: str, path: str) -> None:
    assert found(project(more=more)) == [("CBA490", path)]


@pytest.mark.parametrize(
    "more",
    [
        "non_monetised: {pride: {direction: gain, size: small}}",
        "longlist: {nothing: {sifted: discarded, reason: It would not serve}}",
        "commercial: Open tender",
        "management: {owner: Head of service}",
        "sign_off: {owner: {name: A. Director}}",
    ],
)
def test_what_describes_is_not_missed_in_the_figures(more: str) -> None:
    assert found(project(more=more)) == []


def test_a_budget_code_is_no_figure() -> None:
    line = TEAM.strip("{}")

    assert cost(f"{line}, budget_code: A12, recurrent: true") == []


def test_each_data_set_in_doubt_is_noted_once() -> None:
    lines = "\n".join(
        f"x{n}: {TEAM.replace('optimism_bias: 10%', 'confidence: 3')}" for n in (1, 2)
    )

    assert found(project(costs=lines)) == [("CBA504", "costs.x1.confidence")]


def test_unverified_rates_are_noted_where_the_appraisal_reaches_them() -> None:
    # The rates of nz-treasury-2024 are not confirmed from year 31 on.
    short = "{first_year: 2026-27, years: 30, discounting: nz-treasury-2024}"
    long = short.replace("30", "31")

    assert found(project(appraisal=short)) == []
    assert found(project(appraisal=long)) == [("CBA504", "appraisal.discounting")]


@pytest.mark.parametrize(
    "line",
    [
        f"quantity: 5, {VALUE}, status: unverified",
        f"quantity: {{value: 5, status: unverified}}, {VALUE}",
        f"quantity: 5, value: {{fiscal: 5, status: unverified}}, {SAVES}",
    ],
)
def test_lines_that_say_so_themselves_are_noted(line: str) -> None:
    assert benefit(f"{line}, {GRADED}, optimism_bias: 10%") == [("CBA504", "")]


def test_an_appraisal_has_a_line() -> None:
    text = """\
        cba: 1
        project: {title: Small project}
        appraisal: {first_year: 2026-27, years: 4}
        agencies: {council: {sector: local-authority}}
        """

    assert found(text) == [("CBA323", "")]
