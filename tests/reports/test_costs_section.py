from __future__ import annotations

from cba.reports.content import Paragraph, Subheading
from cba.reports.costs import costs_section
from cba.reports.length import MANY_LINES
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
    rows = tables(costs_section(view(PROJECT)))["cost-evidence-table"].rows

    found = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in rows}
    assert found["Team"] == [
        "+10%",
        "Set in the project, in place of confidence grades.",
    ]
    assert found["Build"][0] == "+12%"
    assert found["Build"][1].startswith("Standard buildings: upper bound 24%")


def test_a_project_without_costs_has_no_section() -> None:
    assert costs_section(view(flat({}, {"less": saved("1k")}))).blocks == ()


def test_payments_alone_are_shown_alone() -> None:
    project = {
        **flat({}, {}, TWO, 1),
        "payments": {"rent": {"from": "nhs", "to": "council", "amount": "15k"}},
    }
    section = costs_section(view(project))

    assert isinstance(section.blocks[0], Subheading)
    assert texts(tables(section)["payment-lines"].rows) == [
        ["Rent", "Integrated care board", "The council", "15"]
    ]


def test_many_lines_leave_their_reasons_to_the_register() -> None:
    costs = {f"c{n}": spent("1k") for n in range(MANY_LINES + 1)}
    found = tables(costs_section(view(flat(costs, {}))))

    assert "cost-evidence-table" not in found
    assert len(found["cost-lines"].rows) == MANY_LINES + 2
