from __future__ import annotations

import pytest

from tests.loading.projects import found, project


@pytest.mark.parametrize(
    "statement",
    [
        "public_value.npv > 0",
        "agencies.nhs.npv < £0",
        "agencies.society.pv_value > 1k",
        "financial.payback.year <= 2029-30",
        "lines.team.pv_cost == 5",
        "options.preferred.public_value.bcr >= 1.5",
    ],
)
def test_promises_that_can_be_kept(statement: str) -> None:
    assert found(project(more=f"expect: ['{statement}']")) == []


@pytest.mark.parametrize(
    "statement",
    [
        "public_value.npv",
        "npv > 0",
        "public.npv > 0",
        "financial > 0",
        "agencies.nsh.npv > 0",
        "lines.taem.pv_cost > 0",
        "options.other.financial.npv > 0",
        "options.preferred > 0",
    ],
)
def test_promises_about_nothing(statement: str) -> None:
    assert found(project(more=f"expect: ['{statement}']")) == [("CBA217", "expect.0")]


def test_a_promise_needs_a_value_that_can_be_read() -> None:
    more = "expect: ['public_value.npv > lots']"

    assert found(project(more=more)) == [("CBA201", "expect.0")]


def test_parts_of_values_are_lines() -> None:
    text = project(more="expect: [lines.used/x.pv_social > 0]")
    parts = text.replace("value: {social: 1}", "values: {x: {social: 1}}")

    assert found(parts) == []
