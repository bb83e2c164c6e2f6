"""What the frame of a business case names: options, agencies, objectives, owners."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from tests.loading.projects import (
    OTHERS,
    SAVES,
    benefit,
    found,
    problems_of,
    project,
    valid,
)

ENTRY = "sifted: carried forward"
EFFECT = "direction: gain, size: small"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (f"longlist: {{a: {{{ENTRY}, becomes: preferred}}}}", []),
        (
            f"longlist: {{a: {{{ENTRY}, becomes: prefered}}}}",
            [("CBA303", "longlist.a.becomes")],
        ),
        (f"longlist: {{a: {{{ENTRY}, scores: {{affordability: partly}}}}}}", []),
        (
            f"longlist: {{a: {{{ENTRY}, scores: {{price: meets}}}}}}",
            [("CBA319", "longlist.a.scores.price")],
        ),
        (
            f"longlist: {{a: {{{ENTRY}, scores: {{affordability: 3}}}}}}",
            [("CBA207", "longlist.a.scores.affordability")],
        ),
        ("longlist: {a: {sifted: rejected}}", [("CBA207", "longlist.a.sifted")]),
        ("longlist: {a: {title: Nothing}}", [("CBA112", "longlist.a.sifted")]),
        (f"non_monetised: {{a: {{{EFFECT}, who: [nhs, society]}}}}", []),
        (
            f"non_monetised: {{a: {{{EFFECT}, who: [nhs, trust]}}}}",
            [("CBA301", "non_monetised.a.who.1")],
        ),
        (
            f"non_monetised: {{a: {{{EFFECT}, options: better}}}}",
            [("CBA303", "non_monetised.a.options.0")],
        ),
        (
            f"non_monetised: {{a: {{{EFFECT}, objective: safer}}}}",
            [("CBA319", "non_monetised.a.objective")],
        ),
        (
            "non_monetised: {a: {size: small}}",
            [("CBA112", "non_monetised.a.direction")],
        ),
        (
            f"non_monetised: {{a: {{{EFFECT}, value: 5}}}}",
            [("CBA111", "non_monetised.a.value")],
        ),
        ("sign_off: {chair: {organisation: council, date: 2026-11-22}}", []),
        ("sign_off: {chair: {}}", []),
        (
            "sign_off: {chair: {organisation: counsil}}",
            [("CBA301", "sign_off.chair.organisation")],
        ),
        ("sign_off: {chair: {date: today}}", [("CBA213", "sign_off.chair.date")]),
        ("sign_off: {chair: {name: }}", [("CBA116", "sign_off.chair.name")]),
        ("commercial: {procurement: }", [("CBA116", "commercial.procurement")]),
        ("management: [one, two]", [("CBA113", "management")]),
        ("management: {plan: {2027-04: [a]}}", [("CBA113", "management.plan.2027-04")]),
    ],
)
def test_the_frame_is_checked(more: str, expected: list[tuple[str, str]]) -> None:
    assert found(project(more=more)) == expected


@pytest.mark.parametrize(
    ("risk", "expected"),
    [
        ("chance: 5%, cost: £40k, falls_on: council, owner: council", []),
        ("chance: 20% (10% to 40%), cost: {2027-28: £40k}, falls_on: {nhs: 100%}", []),
        ("owner: The director of finance", []),
        ("owner: counsil", [("CBA301", "risks.a.owner")]),
        ("chance: 5", [("CBA203", "risks.a.chance")]),
        ("falls_on: {council: 50%}", [("CBA204", "risks.a.falls_on")]),
        ("falls_on: trust", [("CBA301", "risks.a.falls_on.trust")]),
        ("options: [other]", [("CBA303", "risks.a.options.0")]),
        ("likelihood: 5%", [("CBA111", "risks.a.likelihood")]),
    ],
)
def test_the_register_of_risks_is_checked(
    risk: str, expected: list[tuple[str, str]]
) -> None:
    found_without = [
        each
        for each in found(project(more=f"risks: {{a: {{{risk}}}}}"))
        if each[0] != "CBA490"
    ]

    assert found_without == expected


def test_the_figures_of_risks_are_said_to_be_left_out() -> None:
    [problem] = problems_of(project(more="risks: {flood: {chance: 5%}}"))

    assert problem.message == "the costs of `risks` are left out of the figures"


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        ("nhs", []),
        ("Head of housing", []),
        ("nsh", [("CBA301", "measure.owner")]),
    ],
)
def test_an_owner_that_is_a_slip_of_an_agency_is_found(
    owner: str, expected: list[tuple[str, str]]
) -> None:
    line = f"quantity: 5, value: {{fiscal: 5}}, {SAVES}, {OTHERS}"
    measure = f"measure: {{indicator: Days, owner: {owner}}}"

    assert benefit(f"{line}, {measure}") == expected


def test_reviews_are_days() -> None:
    line = f"quantity: 5, value: {{fiscal: 5}}, {SAVES}, {OTHERS}"

    assert benefit(f"{line}, measure: {{indicator: x, reviews: [2027-10]}}") == [
        ("CBA213", "measure.reviews.0")
    ]


def test_passages_keep_their_order_and_their_form() -> None:
    made = valid(
        project(
            more="""\
            management:
              Joint plan: {2027-04: Team complete, 2026-12: Posts advertised}
              governance: A board
              resources: [A manager, An analyst]
            """
        )
    )

    # As text, since mappings are equal whatever their order.
    assert str(made.management) == str(
        MappingProxyType(
            {
                "Joint plan": MappingProxyType(
                    {"2027-04": "Team complete", "2026-12": "Posts advertised"}
                ),
                "governance": "A board",
                "resources": ("A manager", "An analyst"),
            }
        )
    )
