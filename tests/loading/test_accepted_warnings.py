"""Warnings that a project stands by, with its reason."""

from __future__ import annotations

import pytest

from tests.loading.projects import found, problems_of, project

DOUBTFUL = "line: {quantity: 5, value: {social: 5}, source: x, optimism_bias: 10%}"
REASON = "The service exists nowhere else"


def test_an_acknowledged_warning_carries_its_reason() -> None:
    text = project(benefits=DOUBTFUL, more=f"acknowledge: {{CBA401: {REASON}}}")

    assert [(p.code, p.accepted) for p in problems_of(text)] == [("CBA401", REASON)]


def test_a_warning_that_nobody_acknowledges_has_none() -> None:
    [problem] = problems_of(project(benefits=DOUBTFUL))

    assert problem.accepted is None


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("cba401", "write `CBA401`"),
        ("deadweight", "`cba validate` prints the code before each warning"),
        ("CBA203", "mend what it is about, and remove it here"),
    ],
)
def test_only_a_warning_that_there_is_can_be_accepted(code: str, hint: str) -> None:
    text = project(more=f"acknowledge: {{{code}: {REASON}}}")

    assert found(text) == [("CBA207", f"acknowledge.{code}")]
    assert [problem.hint for problem in problems_of(text)] == [hint]


def test_a_reason_is_a_text() -> None:
    text = project(more="acknowledge: {CBA401: [a, b]}")

    assert found(text) == [("CBA113", "acknowledge.CBA401")]
