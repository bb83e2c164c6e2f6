from __future__ import annotations

from cba.reports.content import Paragraph
from cba.reports.costs import costs_section
from tests.reports.made_projects import TWO, flat, saved, spent
from tests.reports.sections import tables, texts, view

COSTS = {
    "team": {**spent("100k", {"council": "80%", "nhs": "20%"}), "optimism_bias": "10%"},
    "build": {
        **spent({"2026-27": "200k"}),
        "kind": "capital",
        "optimism_bias": {"class": "standard-buildings", "mitigated": "50%"},
    },
    "time": {**spent("5k", "nhs"), "kind": "in-kind", "optimism_bias": "0%"},
}
PROJECT = flat(COSTS, {}, TWO, 2)


def test_costs_stand_by_payer_kind_and_year_with_the_correction_in_them() -> None:
    rows = tables(costs_section(view(PROJECT)))["costs-by-payer-and-year"].rows

    # 80 and a tenth; 200 and 12%; 20 and a tenth.
    assert texts(rows) == [
        ["The council: capital", "224", "0", "224"],
        ["The council: revenue", "88", "88", "176"],
        ["Integrated care board: revenue", "22", "22", "44"],
        ["Integrated care board: in kind", "5", "5", "10"],
        ["All costs", "339", "115", "454"],
        ["of which before optimism bias", "305", "105", "410"],
        ["of which optimism bias", "34", "10", "44"],
    ]


def test_the_lead_says_what_is_correction_and_what_is_in_kind() -> None:
    (lead, *_) = costs_section(view(PROJECT)).blocks

    assert lead == Paragraph(
        "Everyone's costs come to £454k as present value, of which £44k is a "
        "correction for optimism. £10k of it is given in kind and is not money.",
        "lead",
    )


def test_each_correction_has_its_reason() -> None:
    rows = texts(tables(costs_section(view(PROJECT)))["cost-lines"].rows)

    assert {row[0]: row[4:6] for row in rows} == {
        "Team": ["+10%", "Set in the project"],
        "Build": ["+12%", "Standard buildings, 50% of the risk mitigated"],
        "Time": ["0%", "Set in the project"],
        "All costs": ["", ""],
    }


def test_grades_are_the_reason_where_no_correction_is_set() -> None:
    team = {**spent("1k"), "confidence": {"cost": 3, "age": 2}}
    del team["optimism_bias"]
    table = tables(costs_section(view(flat({"team": team}, {}))))["cost-lines"]

    assert table.rows[0].cells[5].text == "Grades: cost data 3, age of data 2"
    assert table.notes[0].startswith("Grade 1 is the best evidence")


def test_a_project_without_costs_has_no_section() -> None:
    assert costs_section(view(flat({}, {"less": saved("1k")}))).blocks == ()


def test_payments_alone_are_shown_alone() -> None:
    project = {
        **flat({}, {}, TWO, 1),
        "payments": {"rent": {"from": "nhs", "to": "council", "amount": "15k"}},
    }
    section = costs_section(view(project))

    assert len(section.blocks) == 1
    assert texts(tables(section)["payment-lines"].rows) == [
        ["Rent", "Integrated care board", "The council", "15"]
    ]
