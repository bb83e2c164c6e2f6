from __future__ import annotations

import pytest

from tests.loading.projects import OTHERS, found, project

LINE = f"""\
x: {{population: 5, impact: 12% (6% to 18%), engagement: 50% (40% to 60%),
     retention: 50%, value: {{social: 5}}, {OTHERS}}}
"""
FIRST, SECOND = "benefits.x.impact", "benefits.x.engagement"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (f"[{FIRST}, {SECOND}, 0.4]", []),
        (f"[{FIRST}, {SECOND}, -1]", []),
        (f"[{FIRST}, {SECOND}, 1.1]", ["correlations.0.2"]),
        (f"[{FIRST}, {FIRST}, 0.4]", ["correlations.0"]),
        (f"[{FIRST}, {SECOND}]", ["correlations.0"]),
        ("text", ["correlations.0"]),
        (f"[{FIRST}, benefits.x.impct, 0.4]", ["correlations.0.1"]),
        (f"[{FIRST}, benefits.x.retention, 0.4]", ["correlations.0.1"]),
        (f"[{FIRST}, {SECOND}, 0.4], [{SECOND}, {FIRST}, 0.2]", ["correlations.1"]),
    ],
)
def test_a_correlation_is_of_two_inputs_with_ranges(
    item: str, expected: list[str]
) -> None:
    text = project(benefits=LINE, more=f"correlations: [{item}]")

    assert found(text) == [("CBA216", path) for path in expected]


def test_a_range_given_apart_counts() -> None:
    more = f"""\
        ranges: {{benefits.x.retention: 40% to 60%}}
        correlations: [[{FIRST}, benefits.x.retention, 0.4]]
        """

    assert found(project(benefits=LINE, more=more)) == []


def test_a_coefficient_is_a_number() -> None:
    text = project(benefits=LINE, more=f"correlations: [[{FIRST}, {SECOND}, high]]")

    assert found(text) == [("CBA201", "correlations.0.2")]


def test_a_project_may_have_no_correlations() -> None:
    assert found(project(more="correlations: []")) == []
    assert found(project(more="correlations: {}")) == [("CBA216", "correlations")]


def test_a_fault_of_an_input_is_not_told_again_where_it_is_correlated() -> None:
    pair = "[people.tenants.engagement, benefits.x.impact, 0.4]"
    text = project(benefits=LINE, more=f"correlations: [{pair}]").replace(
        "tenants: {", "tenants: {engagement: 90% (60% to 80%), ", 1
    )

    assert found(text) == [("CBA208", "people.tenants.engagement")]


def test_a_cashable_share_that_stands_alone_may_be_correlated() -> None:
    text = project(
        benefits=f"x: {{population: 5, impact: 12% (6% to 18%), value: {{fiscal: 5}}, "
        f"falls_to: council, cashable: 30% (10% to 40%), {OTHERS}}}",
        more=f"correlations: [[{FIRST}, benefits.x.cashable, 0.2]]",
    )

    assert found(text) == []
