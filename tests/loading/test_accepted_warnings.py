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


TWO = f"{DOUBTFUL}\nother: {DOUBTFUL.partition(': ')[2]}"
ONE_LINE = "acknowledge: {CBA401: {benefits.line: It is new}}"


def accepted(text: str) -> list[tuple[str, str, str | None]]:
    return [(p.code, p.path, p.accepted) for p in problems_of(text)]


def test_a_reason_may_be_for_one_line_alone() -> None:
    assert accepted(project(benefits=TWO, more=ONE_LINE)) == [
        ("CBA401", "benefits.line.deadweight", "It is new"),
        ("CBA401", "benefits.other.deadweight", None),
    ]


def test_the_address_may_be_that_of_the_warning_itself() -> None:
    more = "acknowledge: {CBA401: {benefits.line.deadweight: It is new}}"

    reasons = [each[2] for each in accepted(project(benefits=TWO, more=more))]
    assert reasons == ["It is new", None]


def test_the_nearest_address_has_the_reason() -> None:
    more = "acknowledge: {CBA401: {benefits: Known, benefits.line: It is new}}"

    reasons = [each[2] for each in accepted(project(benefits=TWO, more=more))]
    assert reasons == ["It is new", "Known"]


def test_a_warning_that_an_option_brings_is_accepted_for_the_option() -> None:
    more = """
    options:
      small: {title: Small, role: preferred}
      large: {title: Large, set: {benefits.used.deadweight: 0%}}
    acknowledge: {CBA401: {options.large: Nobody else is so large}}
    """

    [(code, path, why)] = accepted(project(more=more))
    assert (code, why) == ("CBA401", "Nobody else is so large")
    assert path.startswith("options.large.set.benefits.used")


def test_a_reason_below_an_address_is_a_text() -> None:
    more = "acknowledge: {CBA401: {benefits: {line: It is new}}}"
    [problem] = problems_of(project(more=more))

    assert (problem.code, problem.path) == ("CBA113", "acknowledge.CBA401.benefits")
    assert problem.hint == (
        "write the whole address before the reason, as `benefits.visits: reason`"
    )


@pytest.mark.parametrize(
    ("more", "message", "hint"),
    [
        (
            "acknowledge: {CBA402: It is new}",
            "`CBA402` is accepted, and no such warning is given",
            "remove it, so that it does not pass a later warning unread",
        ),
        (
            "acknowledge: {CBA401: {benefits.lime: It is new, benefits.line: So}}",
            (
                "`CBA401` is accepted for `benefits.lime`, and no such warning is "
                "given there"
            ),
            "did you mean `benefits.line`?",
        ),
        (
            "acknowledge: {CBA401: {costs.team: New, benefits.line: So}}",
            "`CBA401` is accepted for `costs.team`, and no such warning is given there",
            "there is CBA401 for `benefits.line`",
        ),
    ],
)
def test_a_reason_for_nothing_is_told(more: str, message: str, hint: str) -> None:
    problems = problems_of(project(benefits=DOUBTFUL, more=more))

    [note] = [each for each in problems if each.code == "CBA430"]
    assert (note.severity, note.message, note.hint) == ("info", message, hint)
    assert note.place is not None


def test_a_reason_for_nothing_may_itself_be_accepted() -> None:
    more = "acknowledge: {CBA402: It is new, CBA430: Kept for the board}"

    assert accepted(project(more=more)) == [
        ("CBA430", "acknowledge.CBA402", "Kept for the board")
    ]


@pytest.mark.parametrize("code", ["CBA505", "CBA430"])
def test_nothing_is_said_of_what_is_not_looked_for(code: str) -> None:
    assert accepted(project(more=f"acknowledge: {{{code}: Known}}")) == []


def test_nothing_is_said_beside_an_error() -> None:
    text = project(benefits="line: {quantity: x}", more="acknowledge: {CBA402: So}")

    assert [p.code for p in problems_of(text) if p.code == "CBA430"] == []
