from __future__ import annotations

import pytest

from tests.loading.projects import OTHERS, SAVES, benefit, cost, found, project

VALUE = f"value: {{fiscal: 5}}, {SAVES}"


def test_the_small_project_of_these_tests_has_no_problem() -> None:
    assert found(project()) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("amount: 4", []),
        ("hours: 4, rate: 5", []),
        ("people: tenants, each: 5", []),
        ("", [("CBA115", "")]),
        ("amount: 4, hours: 3, rate: 3", [("CBA115", "hours")]),
        ("amount: 4, people: tenants, each: 3", [("CBA115", "people")]),
        ("hours: 3", [("CBA112", "rate")]),
        ("people: tenants", [("CBA112", "each")]),
        ("amount: 4, confidence: 3", [("CBA115", "optimism_bias")]),
    ],
)
def test_a_cost_is_given_in_one_way(line: str, expected: list[tuple[str, str]]) -> None:
    rest = "kind: revenue, paid_by: council, source: Team, optimism_bias: 10%"

    assert [each for each in cost(f"{rest}, {line}") if each[0] != "CBA504"] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"people: tenants, {VALUE}", []),
        (f"population: 5, {VALUE}", []),
        (f"quantity: 5, {VALUE}", []),
        (f"amount: 5, category: fiscal, {SAVES}", []),
        (VALUE, [("CBA115", "")]),
        (f"people: tenants, population: 5, {VALUE}", [("CBA115", "population")]),
        ("quantity: 5", [("CBA112", "value")]),
        ("amount: 5", [("CBA112", "category")]),
        (
            f"quantity: 5, {VALUE}, values: {{x: {{social: 5}}}}",
            [("CBA115", "values")],
        ),
        ("quantity: 5, value: {per: visit}", [("CBA112", "value")]),
        ("quantity: 5, values: {}", [("CBA112", "values")]),
        ("quantity: 5, values: {x: {title: X}}", [("CBA112", "values.x")]),
    ],
)
def test_a_benefit_is_given_in_one_way(
    line: str, expected: list[tuple[str, str]]
) -> None:
    assert benefit(f"{line}, {OTHERS}") == expected


CURVES = "outcome: {with: {0: 60%}, without: {0: 20%}}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (CURVES, []),
        (f"{CURVES}, lasts: 1, delay: 1", []),
        (f"{CURVES}, impact: 30%", [("CBA115", "impact")]),
        (f"{CURVES}, persistence: [100%, 50%]", [("CBA115", "persistence")]),
        (f"{CURVES}, drop_off: 5%", [("CBA115", "drop_off")]),
        (f"{CURVES}, deadweight: 5%", [("CBA115", "deadweight")]),
    ],
)
def test_curves_replace_impact_deadweight_and_persistence(
    line: str, expected: list[tuple[str, str]]
) -> None:
    others = f"{VALUE}, optimism_bias: 10%, source: Survey"

    assert benefit(f"people: tenants, {line}, {others}") == expected


@pytest.mark.parametrize("key", ["drop_off: 5%", "lasts: 3"])
def test_persistence_says_how_long_and_how_much_is_left(key: str) -> None:
    line = f"people: tenants, persistence: [100%, 50%], {key}, {VALUE}, {OTHERS}"

    assert benefit(line) == [("CBA115", key.partition(":")[0])]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("amount: 5", []),
        ("", [("CBA115", "")]),
        ("share_of: costs.team, share: 50%", []),
        ("per: benefits.used, tariff: 5", []),
        ("share_of: costs.team", [("CBA112", "share")]),
        ("amount: 5, per: benefits.used, tariff: 5", [("CBA115", "per")]),
        ("amount: 5, share: 50%", [("CBA126", "share")]),
        ("amount: 5, cap: 50", [("CBA126", "cap")]),
    ],
)
def test_a_payment_is_given_in_one_way(
    line: str, expected: list[tuple[str, str]]
) -> None:
    text = project(more=f"payments: {{line: {{from: nhs, to: council, {line}}}}}")
    prefix = "payments.line"
    shown = [
        (code, path.removeprefix(prefix).removeprefix("."))
        for code, path in found(text)
    ]

    assert sorted(shown) == sorted(expected)
