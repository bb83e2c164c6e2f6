from __future__ import annotations

import pytest

from tests.loading.projects import OTHERS, SAVES, benefit, cost, found, project

VALUE = f"value: {{fiscal: 5}}, {SAVES}"


@pytest.mark.parametrize(
    "key",
    [
        "affected: 50%",
        "engagement: 50%",
        "retention: 50%",
        "impact: 50%",
        "units_per_person: 2",
        "delay: 1",
        "lasts: 2",
        "drop_off: 5%",
        "persistence: [100%, 50%]",
        "starts: evenly",
    ],
)
@pytest.mark.parametrize(
    "form", [f"quantity: 5, {VALUE}", f"amount: 5, category: fiscal, {SAVES}"]
)
def test_the_chain_belongs_to_people(key: str, form: str) -> None:
    assert benefit(f"{form}, {key}, {OTHERS}") == [("CBA126", key.partition(":")[0])]


@pytest.mark.parametrize("key", ["attribution", "displacement", "leakage"])
def test_other_shares_apply_to_quantities_and_amounts(key: str) -> None:
    assert benefit(f"quantity: 5, {VALUE}, {key}: 50%, {OTHERS}") == []


@pytest.mark.parametrize(
    "form", [f"quantity: 5, {VALUE}", f"amount: 5, category: fiscal, {SAVES}"]
)
def test_points_of_deadweight_belong_to_an_impact(form: str) -> None:
    line = f"{form}, deadweight: {{points: 5%}}, optimism_bias: 10%, source: Survey"

    assert benefit(line) == [("CBA126", "deadweight.points")]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (f"people: tenants, starts: evenly, {VALUE}", "starts"),
        (f"quantity: 5, category: fiscal, {VALUE}", "category"),
        (f"amount: 5, category: fiscal, {VALUE}", "value"),
        (
            (
                "amount: 5, category: fiscal, falls_to: council, "
                "cashable: {share: 5%, in_steps_of: 3}"
            ),
            "cashable.in_steps_of",
        ),
        (
            "quantity: 5, values: {x: {social: 5, units_per_person: 3}}",
            "values.x.units_per_person",
        ),
    ],
)
def test_keys_of_other_forms_of_a_benefit(line: str, path: str) -> None:
    assert benefit(f"{line}, {OTHERS}") == [("CBA126", path)]


def test_starts_may_stand_beside_a_population() -> None:
    assert benefit(f"population: 5, starts: evenly, {VALUE}, {OTHERS}") == []


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("amount: 5, rate: 5", "rate"),
        ("amount: 5, each: 5", "each"),
        ("amount: 5, engagement: 50%", "engagement"),
        ("amount: 5, financing: {borrow: 10, rate: 4%}", "financing"),
    ],
)
def test_keys_of_other_forms_of_a_cost(line: str, path: str) -> None:
    rest = "kind: revenue, paid_by: council, source: Team, optimism_bias: 10%"

    assert cost(f"{rest}, {line}") == [("CBA126", path)]


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("capital", "standard-buildings", []),
        ("revenue", "standard-buildings", [("CBA126", "optimism_bias.class")]),
        ("revenue", "outsourcing", []),
        ("capital", "outsourcing", [("CBA126", "optimism_bias.class")]),
    ],
)
def test_a_class_is_of_the_kind_of_the_cost(
    kind: str, name: str, expected: list[tuple[str, str]]
) -> None:
    line = f"kind: {kind}, paid_by: council, amount: 5, source: Team"

    assert cost(f"{line}, optimism_bias: {{class: {name}}}") == expected


def test_a_tier_belongs_to_public_bodies() -> None:
    text = project().replace("sector: community", "sector: community, tier: local")

    assert found(text) == [("CBA126", "agencies.residents.tier")]


def test_a_stray_key_is_said_to_be_without_effect() -> None:
    assert benefit(f"quantity: 5, impact: 5%, delay: 1, {VALUE}, {OTHERS}") == [
        ("CBA126", "impact"),
        ("CBA126", "delay"),
    ]
