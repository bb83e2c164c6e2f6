from __future__ import annotations

import pytest

from tests.loading.projects import OTHERS, SAVES, benefit, cost, found, project

HEALTH = "discounting: green-book-health"
SOCIAL = f"quantity: 5, value: {{social: 5}}, {OTHERS}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{SOCIAL}, {HEALTH}", []),
        (f"{SOCIAL}, {HEALTH}-reduced", []),
        (f"{SOCIAL}, {HEALTH}, real_growth: 0%", []),
        (f"{SOCIAL}, {HEALTH}, real_growth: 2%", [("CBA318", "discounting")]),
        (
            f"quantity: 5, value: {{fiscal: 5}}, {SAVES}, {OTHERS}, {HEALTH}",
            [("CBA318", "discounting")],
        ),
        (
            f"quantity: 5, value: {{economic: 5}}, {OTHERS}, {HEALTH}",
            [("CBA318", "discounting")],
        ),
        (
            f"quantity: 5, value: {{fiscal: 0, social: 5}}, {OTHERS}, {HEALTH}",
            [],
        ),
        (
            f"quantity: 5, value: {{unit_cost: HO3.0}}, {SAVES}, {OTHERS}, {HEALTH}",
            [("CBA318", "discounting")],
        ),
        (f"amount: 5, category: social, {OTHERS}, {HEALTH}", []),
        (
            f"amount: 5, category: economic, {OTHERS}, {HEALTH}",
            [("CBA318", "discounting")],
        ),
    ],
)
def test_a_health_schedule_is_for_social_value_that_does_not_grow(
    line: str, expected: list[tuple[str, str]]
) -> None:
    assert benefit(line) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (f"{{x: {{social: 5, {HEALTH}}}, y: {{economic: 5}}}}", []),
        (f"{{x: {{economic: 5, {HEALTH}}}}}", [("CBA318", "values.x.discounting")]),
        (
            f"{{x: {{social: 5, {HEALTH}, real_growth: 2%}}}}",
            [("CBA318", "values.x.discounting")],
        ),
    ],
)
def test_a_part_may_have_a_health_schedule(
    parts: str, expected: list[tuple[str, str]]
) -> None:
    assert benefit(f"quantity: 5, values: {parts}, {OTHERS}") == expected


def test_parts_take_the_schedule_and_the_growth_of_the_line() -> None:
    parts = "values: {x: {social: 5}, y: {economic: 5, discounting: green-book}}"
    line = f"quantity: 5, {OTHERS}, {HEALTH}, {parts}"

    assert benefit(line) == []
    assert benefit(f"{line}, real_growth: 1%") == [("CBA318", "discounting")]


def test_costs_and_the_appraisal_take_no_health_schedule() -> None:
    line = "kind: revenue, paid_by: council, amount: 5, source: T, optimism_bias: 10%"
    appraisal = f"{{first_year: 2026-27, years: 4, {HEALTH}}}"

    assert cost(f"{line}, {HEALTH}") == [("CBA318", "discounting")]
    assert found(project(appraisal=appraisal)) == [("CBA318", "appraisal.discounting")]


@pytest.mark.parametrize(
    ("discounting", "expected"),
    [
        ("nz-treasury-2024", []),
        ("{rate: 3.5%}", []),
        ("{bands: {0: 3.5%, 31: 3%}}", []),
        ("green book", [("CBA317", "discounting")]),
        ("{bands: {0: 3.5%, 00: 3%}}", [("CBA113", "discounting.bands.00")]),
        ("{bands: {5: 3.5%}}", [("CBA218", "discounting")]),
    ],
)
def test_schedules_are_known_or_spelt_out(
    discounting: str, expected: list[tuple[str, str]]
) -> None:
    assert benefit(f"{SOCIAL}, discounting: {discounting}") == expected
