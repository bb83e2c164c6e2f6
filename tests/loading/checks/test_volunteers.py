"""People who give their time in the text, and nowhere in the costs."""

from __future__ import annotations

import pytest

from tests.loading.projects import OTHERS, TEAM, found, project

IN_KIND = (
    "{kind: in-kind, paid_by: residents, hours: 50, rate: £12, optimism_bias: 10%, "
    "source: Wage}"
)


def told(summary: str, **parts: str) -> list[tuple[str, str]]:
    """What is found where the summary of a project says something."""
    title = "{title: Small project}"
    return found(
        project(**parts).replace(title, f"{{title: Small, summary: {summary}}}")
    )


@pytest.mark.parametrize(
    "summary",
    [
        "Volunteers visit people at home",
        "With the help of a volunteer",
        "A team of volunteers",
        "A mentor meets each person at the gate",
        "Unpaid carers see people home",
        "It rests on volunteering",
        "It rests on family care",
    ],
)
def test_time_that_is_given_is_a_cost(summary: str) -> None:
    assert told(summary) == [("CBA429", "project.summary")]
    assert told(summary, costs=f"team: {TEAM}\ngiven: {IN_KIND}") == []


@pytest.mark.parametrize(
    "summary",
    [
        "No volunteers are needed",
        "Staff in place of volunteers",
        "Staff do it without volunteers",
        "A service for unpaid carers",
        "Paid mentors meet each person",
        "Involuntary moves become fewer",
        "Carers of the council visit people",
    ],
)
def test_others_are_not(summary: str) -> None:
    assert told(summary) == []


@pytest.mark.parametrize("title", ["Three mentors", "Paid mentors", "Mentoring"])
def test_mentors_whom_a_cost_pays_give_nothing(title: str) -> None:
    costs = f"team: {TEAM.replace('{kind', f'{{title: {title}, kind')}"

    assert told("A mentor meets each person", costs=costs) == []


def test_volunteers_whose_coordinator_is_paid_still_give_their_time() -> None:
    costs = f"team: {TEAM.replace('{kind', '{title: Volunteer coordinator, kind')}"

    assert found(project(costs=costs)) == [("CBA429", "costs.team.title")]


def test_people_who_are_served_give_nothing() -> None:
    text = project().replace("tenants: {", "tenants: {title: Unpaid carers, ")

    assert found(text.replace("title: Small project", "title: Family carers")) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("notes: Volunteers do it", [("CBA429", "benefits.line.notes")]),
        ("title: People who volunteer for the first time", []),
    ],
)
def test_a_benefit_may_be_that_people_volunteer(
    line: str, expected: list[tuple[str, str]]
) -> None:
    text = project(
        benefits=f"line: {{quantity: 5, value: {{social: 5}}, {line}, {OTHERS}}}"
    )

    assert found(text) == expected


@pytest.mark.parametrize(("role", "expected"), [("baseline", []), ("preferred", ["a"])])
def test_those_who_give_already_are_no_cost_of_the_project(
    role: str, expected: list[str]
) -> None:
    other = "preferred" if role == "baseline" else "baseline"
    options = f"{{a: {{role: {role}, notes: Volunteers}}, b: {{role: {other}}}}}"

    assert found(project(more=f"options: {options}")) == [
        ("CBA429", f"options.{each}.notes") for each in expected
    ]
