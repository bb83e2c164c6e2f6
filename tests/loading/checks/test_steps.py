from __future__ import annotations

import pytest

from tests.loading.projects import OTHERS, found, project

LINE = f"quantity: 50, {OTHERS}"
VALUE = (
    f"{LINE}, value: {{per: bed day, fiscal: 5}}, falls_to: {{council: 40%, nhs: 60%}}"
)
STEPS = "steps: {ward: {size: 20, unit: Bed days}, team: {size: 4}}"
TEAM = (
    f"z: {{quantity: 5, {OTHERS}, value: {{fiscal: 5}}, falls_to: nhs, "
    "cashable: {stepped: 5%, step: team}}"
)


def steps(line: str, more: str = STEPS) -> list[tuple[str, str]]:
    """What is found of a benefit beside another that uses the second step."""
    other = TEAM if "team" in more else ""
    problems = found(project(benefits=f"x: {{{line}}}\n{other}", more=more))
    return [(code, path.removeprefix("benefits.x.")) for code, path in problems]


@pytest.mark.parametrize(
    ("cashable", "expected"),
    [
        ("{at_once: 15%, stepped: 70%, step: ward}", []),
        ("{at_once: 30%, stepped: 70%, step: ward}", []),
        (
            "{at_once: 31%, stepped: 70%, step: ward}",
            [("CBA224", "cashable.stepped")],
        ),
        # Each agency by itself: 31% + 70%, and 20% + 70%.
        (
            "{at_once: {council: 31%, nhs: 20%}, stepped: 70%, step: ward}",
            [("CBA224", "cashable.stepped")],
        ),
        ("{at_once: {council: 31%}, stepped: {nhs: 70%}, step: ward}", []),
        (
            "{stepped: {police: 70%}, step: ward}",
            [("CBA311", "cashable.stepped.police")],
        ),
        (
            "{at_once: {polise: 70%}, stepped: 5%, step: ward}",
            [("CBA301", "cashable.at_once.polise")],
        ),
        (
            "{at_once: 5%, step: ward, in_steps_of: 4}",
            [
                ("CBA126", "cashable.step"),
                ("CBA126", "cashable.in_steps_of"),
            ],
        ),
    ],
)
def test_what_is_cash_is_no_more_than_is_saved(
    cashable: str, expected: list[tuple[str, str]]
) -> None:
    used = "y: {VALUE, cashable: {stepped: 5%, step: ward}}".replace("VALUE", VALUE)

    assert steps(f"{VALUE}, cashable: {cashable}}}\n{used[:-1]}") == expected


def test_a_step_is_declared() -> None:
    line = f"{VALUE}, cashable: {{stepped: 70%, step: wrad}}"

    assert steps(line, "") == [("CBA329", "cashable.step")]


def test_a_step_counts_in_its_own_unit() -> None:
    line = f"{VALUE}, cashable: {{stepped: 70%, step: ward}}"

    assert steps(line) == []
    assert steps(line.replace("bed day", "visit")) == [("CBA413", "cashable.step")]


def test_a_line_in_pounds_fills_no_step() -> None:
    line = f"amount: 5, category: fiscal, falls_to: nhs, {OTHERS}"

    assert ("CBA126", "cashable.step") in steps(
        f"{line}, cashable: {{stepped: 70%, step: ward}}"
    )


PARTED = "{a: {fiscal: 5, falls_to: nhs}, b: {fiscal: 5, falls_to: nhsOWN}}"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (PARTED.replace("OWN", ""), [("CBA330", "cashable.step")]),
        (PARTED.replace("OWN", ", units_per_person: 2"), []),
        (PARTED.replace("OWN", ", cashable: 0%"), []),
        (PARTED.replace("fiscal: 5, falls_to: nhsOWN", "social: 5"), []),
    ],
)
def test_values_of_the_same_units_do_not_fill_a_step_twice(
    parts: str, expected: list[tuple[str, str]]
) -> None:
    line = f"people: tenants, {OTHERS}, values: {parts}"

    assert steps(f"{line}, cashable: {{stepped: 70%, step: ward}}") == expected
