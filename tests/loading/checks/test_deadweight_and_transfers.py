from __future__ import annotations

import pytest

from tests.loading.projects import SAVES, benefit

REST = f"value: {{fiscal: 5}}, {SAVES}, optimism_bias: 10%, source: Survey"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("impact: 10%, deadweight: {points: 10%}", []),
        ("impact: 10%, deadweight: {points: 11%}", [("CBA210", "deadweight.points")]),
        ("deadweight: {points: 60%}", []),
        # Only in the second year, in which people start as in the first.
        (
            "impact: [10%, 4%, 4%, 4%], deadweight: {points: 5%}",
            [("CBA210", "deadweight.points")],
        ),
        ("impact: 10%, deadweight: {points: [5%, 9%, 9%, 9%]}", []),
    ],
)
def test_points_stay_below_the_impact(
    line: str, expected: list[tuple[str, str]]
) -> None:
    assert benefit(f"people: tenants, {line}, {REST}") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("deadweight: 5%", []),
        ("", [("CBA401", "deadweight")]),
        ("deadweight: 0%", [("CBA401", "deadweight")]),
        ("deadweight: {value: 0%, notes: None offer it}", []),
        ("deadweight: {value: 0%, source: Survey}", []),
        ("deadweight: 0%, notes: Nobody else offers it", []),
        ("deadweight: [0%, 5%, 5%, 5%]", []),
        ("deadweight: {points: 0%}", [("CBA401", "deadweight.points")]),
        ("deadweight: {points: {value: 0%, source: Survey}}", []),
        ("outcome: {with: {0: 50%}, without: {0: 10%}}", []),
        (
            "outcome: {with: {0: 50%}, without: {0: 0%}}",
            [("CBA401", "outcome.without")],
        ),
        ("outcome: {with: {0: 50%}, without: {0: 0%, 1: 5%}}", []),
        ("evidence: {comparison: Matched group of the next district}", []),
        ("deadweight: 0%, evidence: {comparison: Control group}", []),
        ("evidence: {comparison: None}", [("CBA401", "deadweight")]),
        ("evidence: {design: Survey}", [("CBA401", "deadweight")]),
    ],
)
def test_nought_is_explained(line: str, expected: list[tuple[str, str]]) -> None:
    assert benefit(f"people: tenants, {REST}, {line}") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{fiscal: 5, transfer: 5}", []),
        ("{fiscal: 5, transfer: 6}", [("CBA215", "value.transfer")]),
        ("{fiscal: 5, transfer: -1}", [("CBA215", "value.transfer")]),
        ("{fiscal: -5, transfer: -5}", []),
        ("{fiscal: -5, transfer: 1}", [("CBA215", "value.transfer")]),
        ("{social: 5, transfer: 1}", [("CBA215", "value.transfer")]),
        ("{fiscal: [5, 5, 2, 5], transfer: 3}", [("CBA215", "value.transfer")]),
        # The library's transfer is the same share of a fiscal value given instead.
        ("{unit_cost: E&E1.0, fiscal: 5, price_year: 2025-26}", []),
        # The library's fiscal value of £9,800 in 2012-13 is £14,141 in 2025-26.
        (
            "{unit_cost: E&E1.0, transfer: 20000, price_year: 2025-26}",
            [("CBA215", "value.transfer")],
        ),
        ("{unit_cost: E&E1.0, transfer: 12000, price_year: 2025-26}", []),
        ("{unit_cost: E&E1.0}", []),
    ],
)
def test_a_transfer_is_part_of_the_fiscal_value(
    value: str, expected: list[tuple[str, str]]
) -> None:
    rest = "deadweight: 5%, optimism_bias: 10%, source: Survey"

    assert benefit(f"quantity: 5, value: {value}, {SAVES}, {rest}") == expected
