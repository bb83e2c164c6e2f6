from __future__ import annotations

import pytest

from tests.loading.projects import OTHERS, benefit

VALUE = f"quantity: 5, {OTHERS}, value: {{fiscal: 5}}, falls_to: council"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{VALUE}, cashable: 0%", []),
        (f"{VALUE}, cashable: 20%", []),
        (VALUE, [("CBA404", "")]),
        (f"{VALUE}, cashable: {{share: {{council: 20%}}}}", []),
        (
            f"{VALUE}, cashable: {{share: {{nhs: 20%}}}}",
            [("CBA311", "cashable.share.nhs")],
        ),
        (f"{VALUE}, cashable: {{nhs: 20%}}", [("CBA214", "cashable.nhs")]),
        (f"quantity: 5, {OTHERS}, value: {{social: 5}}", []),
        (f"amount: 5, category: fiscal, falls_to: council, {OTHERS}", [("CBA404", "")]),
        (f"amount: 5, category: economic, {OTHERS}", []),
        (
            (
                f"amount: 5, category: fiscal, falls_to: council, {OTHERS}, "
                "cashable: {share: {nhs: 5%}}"
            ),
            [("CBA311", "cashable.share.nhs")],
        ),
    ],
)
def test_cash_is_said_and_is_of_those_who_save(
    line: str, expected: list[tuple[str, str]]
) -> None:
    assert benefit(line) == expected


PARTS = f"quantity: 5, {OTHERS}, values"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{PARTS}: {{x: {{fiscal: 5, falls_to: nhs}}}}", [("CBA404", "values.x")]),
        (
            (
                f"{PARTS}: {{x: {{fiscal: 5, falls_to: nhs, cashable: 0%}}, "
                "y: {fiscal: 5, falls_to: council}}, cashable: {share: {council: 5%}}"
            ),
            [],
        ),
        # The line's own share is for the parts without one: here those of the council.
        (
            (
                f"{PARTS}: {{x: {{fiscal: 5, falls_to: nhs, cashable: 0%}}, "
                "y: {fiscal: 5, falls_to: council}}, cashable: {share: {nhs: 5%}}"
            ),
            [("CBA311", "cashable.share.nhs")],
        ),
        (
            (
                f"{PARTS}: {{x: {{fiscal: 5, falls_to: nhs, "
                "cashable: {share: {council: 5%}}}}"
            ),
            [("CBA311", "values.x.cashable.share.council")],
        ),
    ],
)
def test_parts_take_the_cashable_share_of_the_line(
    line: str, expected: list[tuple[str, str]]
) -> None:
    assert benefit(line) == expected


def test_the_bearers_of_the_library_save() -> None:
    line = f"quantity: 5, {OTHERS}, value: {{unit_cost: HO3.0}}"

    assert benefit(f"{line}, cashable: {{share: {{council: 5%}}}}") == []
    assert benefit(f"{line}, cashable: {{share: {{nhs: 5%}}}}") == [
        ("CBA311", "cashable.share.nhs")
    ]
