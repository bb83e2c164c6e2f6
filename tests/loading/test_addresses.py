from __future__ import annotations

import pytest

from cba.loading.addresses import refuse_range, refuse_setting

TREE = {
    "appraisal": {"timing": "start"},
    "people": {"leavers": {"starting": "5", "engagement": "50%"}},
    "costs": {
        "team": {
            "amount": {"2026-27": "5"},
            "optimism_bias": {"class": "outsourcing", "mitigated": "5%"},
        },
        "empty": None,
    },
    "benefits": {
        "reoffending": {
            "impact": "5%",
            "cashable": "20%",
            "deadweight": {"points": "5%"},
            "persistence": ["100%"],
            "outcome": {"with": {"0": "5%"}},
            "values": {"days": {"fiscal": "5", "title": "Days"}},
        }
    },
    "agencies": {"council": {}},
}


def code(address: str, *, command_line: bool = False) -> str | None:
    fault = refuse_setting(address, TREE, command_line=command_line)
    return None if fault is None else fault.code


@pytest.mark.parametrize(
    "address",
    [
        "people.leavers.engagement",
        "costs.team.amount",
        "costs.team.amount@2027-28",
        "costs.team.paid_by",
        "benefits.reoffending.lasts",
        "benefits.reoffending.values.days.fiscal",
        "benefits.reoffending.persistence.0",
    ],
)
def test_inputs_of_lines_and_groups_may_be_set(address: str) -> None:
    assert code(address) is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("appraisal.years", "CBA315"),
        ("agencies.council.sector", "CBA315"),
        ("options.a.title", "CBA315"),
        ("project.title", "CBA315"),
        ("people.leaver.engagement", "CBA314"),
        ("people.leavers", "CBA314"),
        ("people", "CBA314"),
        ("", "CBA314"),
        ("people..engagement", "CBA314"),
        ("reoffending.impact", "CBA314"),
        ("benefits.reoffending.impact.low", "CBA314"),
        ("benefits.reoffending.persistence.7", "CBA314"),
        ("costs.empty.amount", "CBA314"),
        ("benefits.reoffending.lasts@2027-28", "CBA314"),
        ("benefits.reoffending.values.days.title@2027-28", "CBA315"),
    ],
)
def test_what_may_not_be_set(address: str, expected: str) -> None:
    assert code(address) == expected


def test_the_command_line_may_set_some_of_the_appraisal() -> None:
    assert code("appraisal.timing", command_line=True) is None
    assert code("appraisal.timing") == "CBA315"
    assert code("appraisal.years", command_line=True) == "CBA315"
    assert code("appraisal.timing@2027-28", command_line=True) == "CBA315"


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("reoffending.impact", "write `benefits.reoffending.impact`"),
        ("people.leaver.engagement", "did you mean `people.leavers`?"),
        ("costs.reoffending.impact", "did you mean `benefits.reoffending`?"),
        ("benefit.reoffending.impact", "did you mean `benefits`?"),
        ("costs.zebra.amount", "declare it, or name one of `team` or `empty`"),
    ],
)
def test_a_mistyped_address_has_a_suggestion(address: str, hint: str) -> None:
    fault = refuse_setting(address, TREE)

    assert fault is not None
    assert fault.hint == hint


@pytest.mark.parametrize(
    "address",
    [
        "people.leavers.engagement",
        "costs.team.amount",
        "benefits.reoffending.cashable",
        "benefits.reoffending.deadweight.points",
        "benefits.reoffending.persistence.0",
        "benefits.reoffending.outcome.with.0",
        "benefits.reoffending.values.days.fiscal",
        "costs.team.optimism_bias.mitigated",
    ],
)
def test_inputs_may_have_ranges(address: str) -> None:
    assert refuse_range(address, TREE) is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("benefits.reoffending.values.days.title", "CBA315"),
        ("benefits.reoffending.values", "CBA315"),
        ("costs.team.optimism_bias.class", "CBA315"),
        ("costs.team.amount@2026-27", "CBA315"),
        ("costs.team.amuont", "CBA314"),
        ("appraisal.timing", "CBA315"),
    ],
)
def test_what_can_have_no_range(address: str, expected: str) -> None:
    fault = refuse_range(address, TREE)

    assert fault is not None
    assert fault.code == expected
