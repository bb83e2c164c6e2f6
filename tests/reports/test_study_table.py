"""What sources found, in the evidence section, the register and the answers."""

from __future__ import annotations

import pytest

from cba.reports.assumptions import assumptions_section
from cba.reports.assurance import assurance_blocks
from cba.reports.reviewer import reviewer_table
from cba.reports.risk import risk_section
from tests.loading.projects import project
from tests.reports.made_projects import HOSTILE, Tree, flat, saved, spent
from tests.reports.sections import tables, texts, view, view_with_places

STUDY: Tree = {
    "follow_up": "2",
    "engagement": "40%",
    "comparison": "Tenants of the next district",
    "design": "Matched groups",
    "source": "University, 2023",
}


def studied(study: Tree) -> Tree:
    """A cost, and a saving that says what its source found."""
    return flat({"team": spent("10k")}, {"a": {**saved("20k"), "evidence": study}})


def test_an_effect_stands_beside_what_its_source_found() -> None:
    found = tables(risk_section(view(studied(STUDY))))["studies"]

    assert texts(found.rows) == [
        [
            "A",
            "2 years",
            "40%",
            "Tenants of the next district",
            "Matched groups. Source: University, 2023.",
        ]
    ]


def test_a_source_behind_several_effects_stands_once() -> None:
    lines = {key: {**saved("20k"), "evidence": STUDY} for key in ("a", "b")}
    project = flat({"team": spent("10k")}, lines)
    found = tables(risk_section(view(project)))["studies"]

    assert [row[0] for row in texts(found.rows)] == ["A; B"]


def test_what_is_not_said_is_not_made_up() -> None:
    study: Tree = {"follow_up": "1", "comparison": "None"}
    found = tables(risk_section(view(studied(study))))["studies"]

    assert texts(found.rows) == [["A", "1 year", "not said", "nobody", ""]]


def test_the_register_has_it_with_its_source() -> None:
    found = tables(assumptions_section(view(studied(STUDY))))["benefits-register"]

    assert [
        "What the source found",
        f"followed for 2 years; 40% took part; compared with: {STUDY['comparison']}",
        "Matched groups. Source: University, 2023.",
    ] in texts(found.rows)


def test_the_register_of_people_has_theirs() -> None:
    text = project().replace("100}}", "100}, evidence: {engagement: 40%}}")
    found = tables(assumptions_section(view_with_places(text)))["people-register"]

    assert [
        row[1] for row in texts(found.rows) if row[0] == "What the source found"
    ] == ["40% took part"]


def test_a_comparison_answers_for_deadweight() -> None:
    made = studied(STUDY)
    benefits = made["benefits"]
    assert isinstance(benefits, dict)
    benefits["a"].pop("deadweight", None)
    answers = texts(reviewer_table(view(made)).rows)

    assert answers[1][1] == "Measured against a comparison group: A."


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_it(text: str) -> None:
    study: Tree = {"comparison": text, "design": text, "source": text}

    assert "studies" in tables(risk_section(view(studied(study))))


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("CBA424", "people: tenants, lasts: 3, evidence: {follow_up: 1}, cashable: 0%"),
        ("CBA428", "quantity: 5, cashable: 100%"),
        ("CBA429", "quantity: 5, cashable: 0%, notes: Volunteers do it"),
    ],
)
def test_a_warning_that_is_accepted_is_printed_with_its_reason(
    code: str, line: str
) -> None:
    rest = "value: {fiscal: 5}, falls_to: nhs, deadweight: 5%, optimism_bias: 5%"
    text = project(
        benefits=f"x: {{{line}, {rest}, source: Survey}}",
        more=f"acknowledge: {{{code}: Agreed with the board}}",
    )

    said = repr(tuple(assurance_blocks(view_with_places(text), "cba")))

    assert code in said
    assert "Accepted: Agreed with the board." in said
