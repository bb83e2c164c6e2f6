from __future__ import annotations

import pytest

from tests.loading.projects import TEAM, found, project, valid


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("{a: {role: baseline}, b: {role: preferred}}", []),
        ("{a: {role: baseline}, b: {}}", []),
        ("{a: {role: do-minimum}}", []),
        ("{a: {role: do-minimum}, b: {}, c: {role: preferred}}", []),
        ("{a: {role: baseline}, b: {}, c: {}}", [("CBA312", "options")]),
        ("{a: {role: baseline}}", [("CBA312", "options")]),
        (
            "{a: {role: preferred}, b: {role: preferred}}",
            [("CBA312", "options.b.role")],
        ),
        (
            "{a: {role: baseline}, b: {role: baseline}, c: {}}",
            [("CBA312", "options.b.role")],
        ),
        (
            "{a: {role: baseline, set: {costs.team.amount: 5}}, b: {}}",
            [("CBA313", "options.a.set")],
        ),
    ],
)
def test_roles(options: str, expected: list[tuple[str, str]]) -> None:
    assert found(project(more=f"options: {options}")) == expected


def test_no_line_names_the_baseline() -> None:
    line = TEAM.replace("{kind", "{options: [a, b], kind")
    options = "options: {a: {role: baseline}, b: {}}"

    assert found(project(costs=f"team: {line}", more=options)) == [
        ("CBA313", "costs.team.options.0")
    ]


def test_an_only_option_that_is_not_the_baseline_is_preferred() -> None:
    made = valid(project(more="options: {a: {role: baseline}, b: {}}"))

    assert made.preferred == "b"
