"""Projects whose every saving is cash at once, in full."""

from __future__ import annotations

import pytest

from tests.loading.projects import OTHERS, found, project

WORTH = f"quantity: 5, value: {{fiscal: 5}}, falls_to: council, {OTHERS}"
ALL = f"all: {{{WORTH}, cashable: 100%}}"


def codes(*lines: str, more: str = "") -> list[tuple[str, str]]:
    return found(project(benefits="\n".join(lines), more=more))


@pytest.mark.parametrize(
    ("cashable", "is_at_once"),
    [
        ("100%", True),
        ("{share: {council: 100%}}", True),
        ("{share: 100%, from: 2026-27}", True),
        ("{at_once: 100%}", True),
        ("{share: [100%, 100%, 100%, 100%]}", True),
        ("{share: 100%, from: 2027-28}", False),
        ("{share: 100%, mechanism: Fewer hours bought}", False),
        ("{share: 100%, in_steps_of: 2}", False),
        ("{share: 100%, by_year: {2026-27: 50%, 2027-28..: 100%}}", False),
        ("{share: [0%, 100%, 100%, 100%]}", False),
        ("{at_once: 20%, stepped: 80%, step: ward}", False),
        ("99%", False),
        ("0%", False),
    ],
)
def test_all_of_it_at_once(cashable: str, is_at_once: bool) -> None:  # noqa: FBT001
    more = "steps: {ward: {size: 60}}" if "ward" in cashable else ""
    expected = [("CBA428", "benefits.all.cashable")] if is_at_once else []

    assert codes(f"all: {{{WORTH}, cashable: {cashable}}}", more=more) == expected


def test_one_saving_that_waits_is_enough() -> None:
    assert codes(ALL, f"late: {{{WORTH}, cashable: {{share: 9%, from: 2027}}}}") != []
    assert codes(ALL, f"part: {{{WORTH}, cashable: 60%}}") == []


def test_what_moves_or_harms_is_left_aside() -> None:
    moved = WORTH.replace("fiscal: 5", "fiscal: 5, transfer: 5")
    harm = WORTH.replace("fiscal: 5", "fiscal: -5")

    assert codes(f"dole: {{{moved}, cashable: 100%}}") == []
    assert codes(ALL, f"harm: {{{harm}, cashable: 0%}}") == [
        ("CBA428", "benefits.all.cashable")
    ]


def test_an_amount_and_a_part_of_values_are_savings_too() -> None:
    amount = f"amount: 5, category: fiscal, falls_to: council, {OTHERS}, cashable: 100%"
    parts = f"quantity: 5, values: {{a: {{fiscal: 5, cashable: 100%}}}}, {OTHERS}"

    assert codes(f"x: {{{amount}}}") == [("CBA428", "benefits.x.cashable")]
    assert codes(f"x: {{{parts}, falls_to: nhs}}") == [
        ("CBA428", "benefits.x.values.a.cashable")
    ]
