"""Reports say how a payment that follows a line is worked out."""

from __future__ import annotations

import pytest

from cba.reports.costs import costs_section
from cba.reports.payment_words import terms_of
from tests.reports.made_projects import TWO, flat, spent
from tests.reports.sections import tables, texts, view

BENEFITS = {
    "visits": {
        "title": "Visits",
        "quantity": 10,
        "deadweight": "0%",
        "optimism_bias": "0%",
        "values": {
            "calls": {"fiscal": 50, "falls_to": "nhs", "title": "Calls"},
            "beds": {"fiscal": 90, "falls_to": "nhs"},
        },
        "cashable": "50%",
    },
}
SHARED = {"share_of": "costs.team", "share": "35%"}


def project(**payment: object) -> dict[str, object]:
    made = {"from": "nhs", "to": "council", **payment}
    costs = {"team": spent("100k")}
    return {**flat(costs, BENEFITS, TWO, 3), "payments": {"line": made}}


@pytest.mark.parametrize(
    ("payment", "expected"),
    [
        ({"amount": "40k"}, "£40,000 a year"),
        (SHARED, "35% of what “Team” costs"),
        (
            {"share_of": "benefits.visits", "share": "5%", "of": "cashable"},
            "5% of what “Visits” saves in cash",
        ),
        (
            {"per": "benefits.visits/calls", "tariff": "£2,500"},
            "£2,500 for each unit of “Visits: calls”",
        ),
        (
            {
                "per": "benefits.visits/beds",
                "tariff": 250,
                "paid_after": 1,
                "cap": "400k",
            },
            "£250 for each unit of “Visits: beds”, 1 year later, up to £400,000 in all",
        ),
    ],
)
def test_the_terms_of_a_payment_are_a_phrase(
    payment: dict[str, object], expected: str
) -> None:
    seen = view(project(**payment))

    assert expected == terms_of(seen, seen.project.payments["line"])


def test_terms_stand_in_the_table_where_a_payment_follows_a_line() -> None:
    found = tables(costs_section(view(project(**SHARED))))["payment-lines"]

    assert [each.heading for each in found.columns][3] == "What is paid"
    assert texts(found.rows)[0][3] == "35% of what “Team” costs"


def test_fixed_sums_need_no_terms() -> None:
    found = tables(costs_section(view(project(amount="40k"))))["payment-lines"]

    assert len(found.columns) == 4


def test_what_is_paid_after_the_end_is_told() -> None:
    late = {"per": "benefits.visits/beds", "tariff": 250, "paid_after": 1}
    found = tables(costs_section(view(project(**late))))["payment-lines"]

    # 10 units at £250, at no discount.
    expected = (
        "A further £2,500, as present value, falls due for results after the last "
        "year, and is left out."
    )
    assert expected == found.notes[1]
