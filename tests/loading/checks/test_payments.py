"""Payments that follow a line: what is found about them."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.loading.projects import OTHERS, SAVES, found, problems_of, project

BENEFITS = f"""\
pounds: {{amount: 5, category: fiscal, {SAVES}, {OTHERS}}}
visits: {{quantity: 5, value: {{fiscal: 9}}, {SAVES}, {OTHERS}}}
glad: {{quantity: 5, value: {{social: 9}}, {OTHERS}}}
both:
  {{quantity: 5, {SAVES}, {OTHERS}, values: {{one: {{fiscal: 9}}, two: {{fiscal: 8}}}}}}
said: {{quantity: 5, value: {{fiscal: 9}}, falls_to: council, {OTHERS}}}
"""


def checked(*payments: str, more: str = "") -> list[tuple[str, str]]:
    """The codes found about payments, each with where it stands below `payments`."""
    lines = "".join(
        f"\n  line{n}: {{from: nhs, to: council, {each}}}"
        for n, each in enumerate(payments)
    )
    text = project(benefits=BENEFITS, more=f"payments:{lines}\n{dedent(more)}")
    return [
        (code, path.removeprefix("payments.line0."))
        for code, path in found(text)
        if path.startswith(("payments", "options"))
    ]


@pytest.mark.parametrize(
    ("payment", "expected"),
    [
        ("share_of: costs.team, share: 35%", []),
        ("share_of: benefits.visits, share: 35%, of: cashable", []),
        ("share_of: benefits.both, share: 35%", []),
        ("share_of: benefits.both/one, share: 35%", []),
        ("per: benefits.both/one, tariff: 5, cap: 50, paid_after: 1.5", []),
        ("share_of: team, share: 35%", [("CBA220", "share_of")]),
        ("share_of: people.tenants, share: 35%", [("CBA220", "share_of")]),
        ("share_of: costs.team/part, share: 35%", [("CBA220", "share_of")]),
        ("per: costs.team, tariff: 5", [("CBA220", "per")]),
        ("per: visits, tariff: 5", [("CBA220", "per")]),
        ("per: benefits.pounds, tariff: 5", [("CBA221", "per")]),
        ("per: benefits.both, tariff: 5", [("CBA222", "per")]),
        ("share_of: benefits.glad, share: 5%", [("CBA223", "share_of")]),
        ("share_of: benefits.said, share: 5%, of: cashable", [("CBA223", "of")]),
        ("share_of: costs.teams, share: 5%", [("CBA327", "share_of")]),
        ("share_of: benefits.visit, share: 5%", [("CBA327", "share_of")]),
        ("per: benefits.both/three, tariff: 5", [("CBA327", "per")]),
        ("per: benefits.visits/one, tariff: 5", [("CBA327", "per")]),
        ("share_of: costs.team, share: 35%, of: fiscal", [("CBA126", "of")]),
        ("per: benefits.visits, tariff: 5, of: fiscal", [("CBA126", "of")]),
        (
            "share_of: costs.team, share: 5%, price_year: 2020-21",
            [("CBA126", "price_year")],
        ),
        (
            "share_of: costs.team, share: 5%, real_growth: 1%",
            [("CBA126", "real_growth")],
        ),
        ("per: benefits.visits, tariff: 5, cap: -1", [("CBA206", "cap")]),
        ("per: benefits.visits, tariff: 5, paid_after: -1", [("CBA206", "paid_after")]),
        ("share_of: costs.team, share: 135%", [("CBA203", "share")]),
    ],
)
def test_what_a_payment_follows_is_there_to_be_followed(
    payment: str, expected: list[tuple[str, str]]
) -> None:
    assert expected == checked(payment)


@pytest.mark.parametrize("key", ["cap: [5, 6]", "paid_after: {2026-27: 1}"])
def test_cap_and_delay_are_the_same_in_every_year(key: str) -> None:
    codes = [code for code, _ in checked(f"per: benefits.visits, tariff: 5, {key}")]

    assert len(codes) == 1


OPTIONS = """\
options:
  less: {}
  more: {role: preferred}
"""


def test_the_line_is_in_every_option_of_the_payment() -> None:
    costs = (
        "team: {kind: revenue, paid_by: council, amount: 5, options: [more], "
        "optimism_bias: 5%, source: Team}"
    )
    line = "{from: nhs, to: council, share_of: costs.team, share: 5%"
    more = f"payments:\n  one: {line}}}\n  two: {line}, options: [more]}}\n{OPTIONS}"

    codes = found(project(costs=costs, more=more))

    assert codes == [("CBA328", "payments.one.share_of")]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        (("60%", "40%"), []),
        (("1/3", "1/3", "1/3"), []),
        (("60%", "40.1%"), [("CBA412", "payments.line1.share")]),
        (("[100%, 0%]", "[0%, 100%]"), []),
        (("[90%, 0%]", "[20%, 100%]"), [("CBA412", "payments.line1.share")]),
    ],
)
def test_shares_of_a_line_make_no_more_than_the_whole(
    shares: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    lines = (f"share_of: costs.team, share: {share}" for share in shares)

    assert expected == checked(*lines)


def test_an_option_may_set_what_a_payment_is_made_of() -> None:
    more = """
    options:
      less: {set: {payments.line0.share: 10%, costs.team.amount: 7}}
      more: {role: preferred}
    """

    assert checked("share_of: costs.team, share: 35%", more=more) == []


def test_what_an_option_sets_amiss_is_told_where_it_is_set() -> None:
    more = """
    options:
      less: {set: {payments.line0.share_of: costs.theme}}
      more: {role: preferred}
    """

    codes = [code for code, _ in checked("share_of: costs.team, share: 5%", more=more)]

    assert codes == ["CBA327"]


def test_a_line_that_cannot_be_read_is_no_unknown_line() -> None:
    text = project(
        costs="team: {kind: revenue, paid_by: council, amount: some}",
        more="payments: {line: {from: nhs, to: council, share_of: costs.team, "
        "share: 5%}}",
    )

    codes = {each.code for each in problems_of(text)}
    assert "CBA201" in codes
    assert "CBA327" not in codes


def test_a_benefit_by_its_id_alone_is_told_its_address() -> None:
    text = project(
        benefits=BENEFITS,
        more="payments:\n  p: {from: nhs, to: council, per: visits, tariff: 5}",
    )

    assert [each.hint for each in problems_of(text) if each.code == "CBA220"] == [
        "write `benefits.visits`"
    ]
