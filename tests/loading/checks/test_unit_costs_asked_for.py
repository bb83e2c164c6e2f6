"""Unit costs that a project asks for, and what they can give."""

from __future__ import annotations

import pytest

from cba.loading.project_loader import load
from tests.loading.projects import problems_of, project

LINE = "deadweight: 20%, optimism_bias: 10%"
SAVES = "falls_to: council, cashable: 0%"


def codes(value: str, *, quantity: str = "5", years: int = 4) -> list[str]:
    line = f"line: {{quantity: {quantity}, value: {value}, {SAVES}, {LINE}}}"
    text = project(appraisal=f"{{first_year: 2026-27, years: {years}}}", benefits=line)
    return asked(text)


def asked(text: str) -> list[str]:
    return [each.code for each in problems_of(text)]


@pytest.mark.parametrize(
    ("quantity", "years", "expected"),
    [
        # The value of 2049-50 is ¾ of that of 2049 and ¼ of that of 2050, the last.
        ("5", 24, []),
        ("5", 25, ["CBA516"]),
        ("{2026-27..2049-50: 5}", 30, []),
        ("{2026-27..2050-51: 5}", 30, ["CBA516"]),
    ],
)
def test_a_value_by_year_has_to_reach_as_far_as_the_line(
    quantity: str, years: int, expected: list[str]
) -> None:
    found = codes("{unit_cost: CARBON}", quantity=quantity, years=years)

    assert found == expected


def test_a_value_given_by_hand_needs_no_table() -> None:
    value = "{unit_cost: CARBON, social: 280, price_year: 2022}"

    assert codes(value, years=40) == []


def test_effects_on_people_count_as_long_as_they_last() -> None:
    text = """
        line:
          people: tenants
          value: {unit_cost: CARBON}
          lasts: 30
          deadweight: 20%
          optimism_bias: 10%
    """
    made = project(appraisal="{first_year: 2026-27, years: 40}", benefits=text)
    (problem,) = problems_of(made)

    assert problem.message == (
        "`CARBON` has values up to 2049-50, and this line needs them for 2050-51 to "
        "2056-57"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{unit_cost: WELLBY, range: true}", []),
        ("{unit_cost: CARBON, range: true}", []),
        ("{unit_cost: HO3.0, range: false}", []),
        ("{unit_cost: HO3.0, range: true}", ["CBA516"]),
    ],
)
def test_a_range_has_to_be_in_the_source(value: str, expected: list[str]) -> None:
    assert codes(value) == expected


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("{unit_cost: NLW-2026}", []),
        ("{unit_cost: CARBON}", ["CBA516"]),
        ("{unit_cost: QALY}", ["CBA516"]),
        ("{unit_cost: NLW}", ["CBA501"]),
        ("{unit_cost: NLW-2026, low: 5}", ["CBA111"]),
        ("{unit_cost: NLW-2026}, price_year: 2026-27", []),
        ("{unit_cost: NLW-2026}, price_year: 2020-21", ["CBA409"]),
    ],
)
def test_a_rate_is_one_value_of_a_library(rate: str, expected: list[str]) -> None:
    line = f"kind: in-kind, paid_by: residents, hours: 5, rate: {rate}"
    text = project(costs=f"mentors: {{{line}, optimism_bias: 0%}}")

    assert [each.code for each in problems_of(text)] == expected


def test_a_rate_in_pounds_has_no_place_in_another_currency() -> None:
    line = "kind: in-kind, paid_by: residents, hours: 5, rate: {unit_cost: NLW-2026}"
    text = project(
        appraisal="{first_year: 2026-27, years: 4, currency: EUR}",
        costs=f"mentors: {{{line}, optimism_bias: 0%}}",
    )

    assert [each.code for each in problems_of(text)] == ["CBA321"]


@pytest.mark.parametrize(
    ("code", "message", "hint"),
    [
        ("HO3", "the library has no unit cost `HO3`", "did you mean `HO3.0`?"),
        (
            "packaged/HO3",
            "the library `packaged` has no unit cost `HO3`",
            "did you mean `packaged/HO3.0`?",
        ),
        (
            "packagd/HO3.0",
            "there is no library `packagd`, which `packagd/HO3.0` would be in",
            "did you mean `packaged/HO3.0`?",
        ),
    ],
)
def test_an_unknown_code_is_told_where_it_was_looked_for(
    code: str, message: str, hint: str
) -> None:
    line = f"line: {{quantity: 5, value: {{unit_cost: {code}}}, {SAVES}, {LINE}}}"
    (problem,) = problems_of(project(benefits=line))

    assert (problem.code, problem.message, problem.hint) == ("CBA501", message, hint)


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("OGL v3.0", []),
        ("licensed", ["CBA515"]),
        ("Terms of the shop", ["CBA517"]),
    ],
)
def test_a_licence_of_a_value_is_one_of_the_tags(
    licence: str, expected: list[str]
) -> None:
    value = f"{{fiscal: 5, source: Shop, licence: {licence}}}"

    assert codes(value) == expected


def test_what_an_option_or_a_scenario_sets_is_looked_up_as_well() -> None:
    line = f"line: {{quantity: 5, value: {{unit_cost: HO3.0}}, {SAVES}, {LINE}}}"
    more = "scenarios: {other: {set: {benefits.line.value.unit_cost: HO4}}}"

    assert asked(project(benefits=line, more=more)) == ["CBA501"]


def test_a_rate_of_a_library_has_no_range_of_its_own() -> None:
    line = "kind: in-kind, paid_by: residents, hours: 5, rate: {unit_cost: NLW-2026}"
    text = project(
        costs=f"mentors: {{{line}, optimism_bias: 0%}}",
        more="ranges: {costs.mentors.rate: 10 to 15}",
    )
    (problem,) = problems_of(text)

    assert (problem.code, problem.path) == ("CBA315", "ranges.costs.mentors.rate")


def test_the_command_line_may_set_another_rate() -> None:
    line = "kind: in-kind, paid_by: residents, hours: 5, rate: {unit_cost: NLW-2026}"
    made = load(
        None,
        stdin_text=project(costs=f"mentors: {{{line}, optimism_bias: 0%}}"),
        settings=[("costs.mentors.rate", "{unit_cost: NLW-2025}")],
    )

    assert made.problems == ()
    assert made.project is not None
    rate = made.project.costs["mentors"].rate
    assert rate is not None
    assert rate.value == 12.21
