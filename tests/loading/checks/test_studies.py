"""Effects held to their sources: how long they count, and who takes part."""

from __future__ import annotations

import pytest

from tests.loading.projects import SAVES, benefit, found, project

REST = f"value: {{fiscal: 5}}, {SAVES}, deadweight: 20%, optimism_bias: 10%, source: S"
CURVED = f"value: {{fiscal: 5}}, {SAVES}, optimism_bias: 10%, source: S"
LATE = [("CBA424", "lasts")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("lasts: 2", []),
        ("lasts: 3", LATE),
        ("lasts: end", LATE),
        ("lasts: 2 years, delay: 0.5", LATE),
        ("lasts: 1.5, delay: 0.5", []),
        # Without a word on it an effect lasts for one year.
        ("delay: 2", [("CBA424", "delay")]),
        ("", []),
        ("persistence: [100%, 50%, 10%]", [("CBA424", "persistence")]),
        ("persistence: [100%, 50%, 0%]", []),
        # Nothing is left of it after the first year.
        ("lasts: 4, drop_off: 100%", []),
        # Those who start in the second year, 2027-28, have the effect for longer.
        ("lasts: {2026-27: 2, 2027-28..: 3}", LATE),
    ],
)
def test_an_effect_ends_with_its_evidence(
    line: str, expected: list[tuple[str, str]]
) -> None:
    given = f"people: tenants, evidence: {{follow_up: 2}}, {line}"

    assert benefit(f"{given.removesuffix(', ')}, {REST}") == expected


def test_what_comes_after_the_last_year_is_not_asked_after() -> None:
    # People start in the last two of four years: at most two years are counted.
    line = "population: {2028-29..2029-30: 10}, lasts: 9, evidence: {follow_up: 2}"

    assert benefit(f"{line}, {REST}") == []


def test_a_harm_may_outlast_what_is_known_of_it() -> None:
    line = "people: tenants, lasts: 4, evidence: {follow_up: 1}"

    assert benefit(f"{line}, {REST.replace('fiscal: 5', 'fiscal: -5')}") == []


def test_without_a_follow_up_nothing_is_known_to_be_outlasted() -> None:
    line = "people: tenants, lasts: end, evidence: {comparison: Next district}"

    assert benefit(f"{line}, {REST}") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", []),
        ("lasts: 3", []),
        ("lasts: 4", LATE),
        ("lasts: end", LATE),
        # The source saw more than it says of each year.
        ("lasts: 4, evidence: {follow_up: 4}", []),
        # A point in year 2 was measured after two years.
        ("evidence: {follow_up: 2}", []),
        ("evidence: {follow_up: 1}", [("CBA424", "outcome")]),
    ],
)
def test_a_curve_is_not_held_past_its_last_point(
    line: str, expected: list[tuple[str, str]]
) -> None:
    curves = "outcome: {with: {0: 60%, 2: 50%}, without: {0: 20%, 2: 30%}}"
    given = f"people: tenants, {curves}, {line}".removesuffix(", ")

    assert benefit(f"{given}, {CURVED}") == expected


def test_curves_that_have_met_hold_nothing() -> None:
    curves = "outcome: {with: {0: 60%, 2: 30%}, without: {0: 20%, 2: 30%}}, lasts: end"

    assert benefit(f"people: tenants, {curves}, {CURVED}") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("engagement: 40%", []),
        ("engagement: 41%", [("CBA425", "engagement")]),
        ("engagement: [30%, 50%, 50%, 50%]", [("CBA425", "engagement")]),
        # Nobody starts after the second year.
        ("engagement: {2026-27..2027-28: 30%, 2028-29..: 90%}", []),
        ("impact: 10%", [("CBA425", "evidence.engagement")]),
    ],
)
def test_no_more_take_part_than_the_source_reached(
    line: str, expected: list[tuple[str, str]]
) -> None:
    given = f"people: tenants, evidence: {{engagement: 40%}}, {line}"

    assert benefit(f"{given}, {REST}") == expected


@pytest.mark.parametrize(
    ("group", "line", "expected"),
    [
        ("engagement: 40%", "", []),
        ("engagement: 60%", "", [("CBA425", "people.tenants.engagement")]),
        # 60% × 60% = 36%.
        ("engagement: 60%", "engagement: 60%, ", []),
        (
            "engagement: 60%",
            "engagement: 90%, ",
            [("CBA425", "benefits.line.engagement")],
        ),
        ("affected: 60%", "", [("CBA425", "people.tenants.evidence.engagement")]),
        # The line's own source reached more.
        ("engagement: 60%", "evidence: {engagement: 70%}, ", []),
    ],
)
def test_the_shares_of_group_and_line_are_multiplied(
    group: str, line: str, expected: list[tuple[str, str]]
) -> None:
    text = project(benefits=f"line: {{people: tenants, {line}{REST}}}")
    # One line is enough: it is told once where the fault is the group's.
    text = text.replace("used: {people: tenants", "used: {population: 5")
    text = text.replace("100}}", f"100}}, {group}, evidence: {{engagement: 40%}}}}")

    assert found(text) == expected


def test_what_is_wrong_with_a_group_is_told_once() -> None:
    text = project(benefits=f"line: {{people: tenants, {REST}}}")
    group = "engagement: 60%, evidence: {engagement: 40%}"

    assert found(text.replace("100}}", f"100}}, {group}}}")) == [
        ("CBA425", "people.tenants.engagement")
    ]
