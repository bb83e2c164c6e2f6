from __future__ import annotations

import pytest

from tests.loading.projects import (
    OTHERS,
    SAVES,
    TEAM,
    benefit,
    cost,
    found,
    problems_of,
    project,
)

REST = "kind: revenue, amount: 5, source: Team, optimism_bias: 10%"


@pytest.mark.parametrize(
    ("paid_by", "expected"),
    [
        ("council", []),
        ("society", []),
        ("other_public", []),
        ("counsil", [("CBA301", "paid_by.counsil")]),
        ("{council: 50%, trust: 50%}", [("CBA301", "paid_by.trust")]),
    ],
)
def test_who_pays_is_declared(paid_by: str, expected: list[tuple[str, str]]) -> None:
    assert cost(f"{REST}, paid_by: {paid_by}") == expected


@pytest.mark.parametrize(
    ("gains", "expected"),
    [
        ("falls_to: {council: 50%, other_public: 50%}, cashable: 0%", []),
        ("falls_to: trust, cashable: 0%", [("CBA301", "falls_to.trust")]),
        (f"{SAVES}, enjoyed_by: tenant", [("CBA301", "enjoyed_by.tenant")]),
        (
            "falls_to: council, cashable: {share: {trust: 5%}}",
            [("CBA301", "cashable.share.trust")],
        ),
        ("falls_to: residents, cashable: 0%", [("CBA309", "falls_to.residents")]),
        ("falls_to: society, cashable: 0%", [("CBA309", "falls_to.society")]),
    ],
)
def test_who_gains_is_declared_and_who_saves_is_public(
    gains: str, expected: list[tuple[str, str]]
) -> None:
    assert benefit(f"quantity: 5, value: {{fiscal: 5}}, {gains}, {OTHERS}") == expected


def test_an_agency_may_be_public_whatever_its_sector() -> None:
    line = "x: {quantity: 5, value: {fiscal: 5}, falls_to: residents, cashable: 0%, "
    text = project(benefits=f"{line}{OTHERS}}}")

    public = text.replace("sector: community", "sector: community, public: true")

    assert found(public) == []


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("from: nhs, to: council", []),
        ("from: trust, to: council", [("CBA301", "payments.rent.from")]),
        ("from: council, to: council", [("CBA322", "payments.rent.to")]),
    ],
)
def test_a_payment_has_two_ends(ends: str, expected: list[tuple[str, str]]) -> None:
    text = project(more=f"payments: {{rent: {{{ends}, amount: 5}}}}")

    assert found(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("people: tenant, each: 5", [("CBA302", "people")]),
        ("amount: 5, options: [prefered]", [("CBA303", "options.0")]),
        ("amount: 5, options: preferred", []),
    ],
)
def test_groups_and_options_are_declared(
    line: str, expected: list[tuple[str, str]]
) -> None:
    rest = "kind: revenue, paid_by: council, source: Team, optimism_bias: 10%"

    assert cost(f"{rest}, {line}") == expected


def test_an_objective_is_declared() -> None:
    line = f"quantity: 5, value: {{social: 5}}, objective: safer, {OTHERS}"

    assert benefit(line) == [("CBA319", "objective")]


def test_one_agency_is_underlined_where_it_stands_for_all() -> None:
    (problem,) = problems_of(project(costs=f"line: {{{REST}, paid_by: counsil}}"))

    place = problem.place
    assert place is not None
    assert place.start is not None
    underlined = place.excerpt[place.start : place.start + place.length]
    assert (underlined, problem.hint) == ("counsil", "did you mean `council`?")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            project(benefits=f"team: {{quantity: 5, value: {{social: 5}}, {OTHERS}}}"),
            [("CBA117", "benefits.team")],
        ),
        (
            project(more="payments: {team: {from: nhs, to: council, amount: 5}}"),
            [("CBA117", "payments.team")],
        ),
        (project(costs=f"financial: {TEAM}"), [("CBA119", "costs.financial")]),
        (
            project().replace("  residents:", "  society:"),
            [("CBA119", "agencies.society")],
        ),
    ],
)
def test_ids_are_unique_and_not_reserved(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("sector", "hint"),
    [
        ("council", "write `local-authority`"),
        ("Local Government", "write `local-authority`"),
        ("ICB", "write `nhs`"),
        ("charities", "write `voluntary`"),
        ("nsh", "did you mean `nhs`?"),
    ],
)
def test_a_sector_by_another_name_is_refused_with_its_word(
    sector: str, hint: str
) -> None:
    text = project().replace("sector: community", f"sector: {sector}")

    hints = [problem.hint for problem in problems_of(text)]

    assert hint in hints


def test_an_agency_that_is_near_no_other_is_met_with_those_there_are() -> None:
    text = project(costs="x: {kind: revenue, amount: 5, paid_by: zebra}")

    hints = [problem.hint for problem in problems_of(text)]

    assert any("name `council`" in str(hint) for hint in hints)
