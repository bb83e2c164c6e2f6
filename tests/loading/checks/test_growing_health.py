"""Health values that grow, and are discounted at a rate that leaves growth out."""

from __future__ import annotations

import pytest

from tests.loading.projects import OTHERS, SAVES, benefit

RISING = "{2026-27: 70, 2027-28: 71, 2028-29..: 72}"
FALLING = "{2026-27: 72, 2027-28..: 71}"
HEALTH = "discounting: green-book-health"
TYPED = "discounting: {rate: 1.5%}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"value: {{social: {RISING}}}, {HEALTH}", [("CBA427", "value.social")]),
        (f"value: {{social: {FALLING}}}, {HEALTH}", []),
        (f"value: {{social: 70}}, {HEALTH}", []),
        (f"value: {{social: {RISING}}}", []),
        (f"value: {{social: {RISING}}}, {TYPED}", [("CBA427", "value.social")]),
        (
            f"value: {{social: 70}}, real_growth: 2%, {TYPED}",
            [("CBA427", "discounting")],
        ),
        (f"value: {{social: 70}}, real_growth: -1%, {TYPED}", []),
        ("value: {social: 70}, real_growth: 2%, discounting: {rate: 3.5%}", []),
        ("value: {social: 70}, real_growth: 2%", []),
        # By name it is refused.
        (
            f"value: {{social: 70}}, real_growth: 2%, {HEALTH}",
            [("CBA318", "discounting")],
        ),
        (
            f"values: {{a: {{social: {RISING}, {HEALTH}}}, b: {{social: {RISING}}}}}",
            [("CBA427", "values.a.social")],
        ),
        (
            f"values: {{a: {{social: 5, real_growth: 2%, {TYPED}}}}}",
            [("CBA427", "values.a.discounting")],
        ),
        # What public bodies save is no health, whatever its rate.
        (
            f"value: {{fiscal: {RISING}, social: 5}}, {SAVES}, {TYPED}",
            [],
        ),
    ],
)
def test_growth_counts_once(line: str, expected: list[tuple[str, str]]) -> None:
    assert benefit(f"quantity: 5, {line}, {OTHERS}") == expected
