from __future__ import annotations

from functools import cache

import pytest

from cba.reports.business_case import describe
from cba.reports.content import (
    BusinessCase,
    Command,
    Paragraph,
    Row,
    Table,
)
from cba.reports.formatting import unit_for
from cba.results.appraisal import Appraisal, CostLine
from tests.reports.made_projects import TWO, Tree, appraisal_of, flat, saved, spent


def project() -> Tree:
    agencies: Tree = {
        **TWO,
        "justice": {"name": "Ministry of Justice", "sector": "justice"},
        "people": {"name": "Residents", "sector": "community"},
    }
    made = flat(
        {
            "team": spent("100k", {"council": "80%", "nhs": "20%"}),
            "hours": {**spent("5k", "people"), "kind": "in-kind"},
        },
        {
            "less": saved("60k", {"nhs": "1/2", "justice": "1/2"}, cashable="50%"),
            "safer": {
                "amount": "40k",
                "category": "social",
                "enjoyed_by": "people",
                "confidence": 4,
            },
        },
        agencies,
        2,
    )
    made["project"] = {
        "title": "Safer evenings",
        "place": "Two towns",
        "status": "review",
        "stage": "full",
        "version": "2",
        "dated": "2026-11-02",
        "summary": "Lights and company.",
        "counterfactual": "Darkness",
    }
    made["payments"] = {"share": {"from": "justice", "to": "council", "amount": "10k"}}
    made["options"] = {
        "none": {"title": "As now", "role": "baseline"},
        "all": {"title": "Everything", "role": "preferred"},
    }
    return made


@cache
def appraisal() -> Appraisal:
    return appraisal_of(project())


@cache
def case() -> BusinessCase:
    return describe(appraisal())


def tables(of: BusinessCase) -> dict[str, Table]:
    blocks = (block for section in of.sections for block in section.blocks)
    return {block.identifier: block for block in blocks if isinstance(block, Table)}


def texts(rows: tuple[Row, ...]) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in rows]


def test_the_sections_come_in_order_with_who_pays_before_what_is_technical() -> None:
    assert [section.heading for section in case().sections] == [
        "In brief",
        "The decision",
        "Case for change",
        "Options",
        "Who pays and who gains",
        "Costs",
        "Benefits",
        "Financial case",
        "Public value",
        "Sensitivity and risk",
        "Assumptions register",
        "Benefits realisation",
        "Delivery",
        "Annex",
    ]


def test_a_project_without_options_has_no_section_on_them() -> None:
    plain = describe(appraisal_of(flat({"team": spent("1k")}, {})))

    assert "options" not in {section.identifier for section in plain.sections}


def test_the_cover_has_what_the_file_says_and_no_other_date() -> None:
    front = case().front

    assert (front.kind, front.title, front.place) == (
        "Full business case",
        "Safer evenings",
        "Two towns",
    )
    assert (front.status, front.dated) == ("For review", "2026-11-02")
    facts = {fact.term: fact.words for fact in front.facts}
    assert facts == {
        "Stage": "Full business case, the last of three",
        "Perspective": "Public bodies together and each by itself, for budgets; "
        "everyone in society, for public value",
        "Version": "2",
        "Date": "2 November 2026",
        "Preferred option": "Everything",
        "Period": "2026-27 to 2027-28, 2 years",
        "Prices": "2026-27, real terms",
        "Discounting": "0% a year, at the start of each year",
        "Reference data": "Confidence grades and optimism bias (2014) (unverified); "
        "GDP deflator (March 2026)",
        "Made with": appraisal().run.tool,
        "Fingerprint": appraisal().run.fingerprint,
    }


def test_a_project_that_says_little_has_a_cover_without_gaps() -> None:
    front = describe(appraisal_of(flat({"team": spent("1k")}, {}))).front

    assert (front.kind, front.status, front.place, front.dated) == (
        "Business case",
        "",
        "",
        None,
    )
    assert "Date" not in {fact.term for fact in front.facts}


NEVER = ("not by 2027-28",) * 2


def test_the_agency_table_has_subtotals_and_a_total() -> None:
    table = tables(case())["agencies"]

    # Two years. The council: 160 + receives 20; the care board: 40 for 60; justice:
    # saves 60 and pays 20.
    assert table.unit == "£ thousand, 2026-27 prices"
    assert [column.heading for column in table.columns] == [
        "Public body",
        "Costs",
        "Savings",
        "of which cashable",
        "Payments received less paid",
        "Net position",
        "Share of costs",
        "Share of savings",
        "Payback",
        "Payback in cash",
    ]
    assert texts(table.rows) == [
        ["The council", "160", "0", "0", "20", "−140", "80%", "0%", *NEVER],
        [
            "Integrated care board",
            "40",
            "60",
            "30",
            "0",
            "20",
            "20%",
            "50%",
            "2026-27",
            "not by 2027-28",
        ],
        [
            "Ministry of Justice",
            "0",
            "60",
            "30",
            "−20",
            "40",
            "0%",
            "50%",
            "2026-27",
            "2026-27",
        ],
        [
            "All public bodies",
            "200",
            "120",
            "60",
            "0",
            "−80",
            "100%",
            "100%",
            *NEVER,
        ],
        [
            "of which local",
            "200",
            "60",
            "30",
            "20",
            "−120",
            "100%",
            "50%",
            *NEVER,
        ],
        [
            "of which central",
            "0",
            "60",
            "30",
            "−20",
            "40",
            "0%",
            "50%",
            "2026-27",
            "2026-27",
        ],
    ]
    assert [row.role for row in table.rows] == [
        "plain", "plain", "plain", "total", "subtotal", "subtotal",
    ]  # fmt: skip


def test_the_agency_table_is_the_answers_rounded_once() -> None:
    table = tables(case())["agencies"]
    agencies = [each for each in appraisal().agencies.values() if each.public]
    unit = unit_for([200_000.0])

    for row, agency in zip(table.rows, agencies, strict=False):
        assert [cell.text for cell in row.cells[1:6]] == [
            unit.show(agency.pv_costs),
            unit.show(agency.pv_benefits),
            unit.show(agency.pv_cashable),
            unit.show(agency.pv_payments),
            unit.show(agency.npv),
        ]


def test_what_everyone_gives_and_gains_ends_in_the_social_value() -> None:
    table = tables(case())["society"]

    # 80 of social value less 15% for optimism is 68; 10 of hours are given.
    assert texts(table.rows) == [
        ["All public bodies", "−80", "0", "0", "−80"],
        ["Residents", "0", "10", "68", "58"],
        ["Everyone", "−80", "10", "68", "−22"],
    ]
    assert round(appraisal().preferred.public_value.npv) == -22_000


def test_a_single_body_has_no_totals() -> None:
    alone = tables(describe(appraisal_of(flat({"team": spent("20k")}, {}))))

    assert texts(alone["agencies"].rows) == [
        [
            "The council",
            "80",
            "0",
            "0",
            "0",
            "−80",
            "100%",
            "–",
            *["not by 2029-30"] * 2,
        ]
    ]
    assert "society" not in alone


def test_the_years_end_in_present_values() -> None:
    rows = texts(tables(case())["years"].rows)

    # Everyone's costs: 100 and 5 of hours; 60 saved, half of it cash; 34 of value.
    assert rows == [
        ["2026-27", "1.0000", "105", "60", "30", "34", "−40", "−11"],
        ["2027-28", "1.0000", "105", "60", "30", "34", "−40", "−11"],
        ["Present value", "–", "210", "120", "60", "68", "−80", "−22"],
    ]


def test_each_line_stands_before_and_after_optimism_bias() -> None:
    found = tables(case())

    assert texts(found["cost-lines"].rows) == [
        ["Team", "Revenue", "The council 80%, Integrated care board 20%", "200", "0%",
         "Set in the project", "200"],
        ["Hours", "In kind", "Residents", "10", "0%", "Set in the project", "10"],
        ["All costs", "", "", "210", "", "", "210"],
    ]  # fmt: skip
    assert texts(found["benefit-lines"].rows) == [
        ["Less", "120", "0%", "120", "60", "0", "120"],
        ["Safer", "80", "−15%", "0", "0", "68", "68"],
        ["All benefits", "200", "", "120", "60", "68", "188"],
    ]
    assert texts(found["payment-lines"].rows) == [
        ["Share", "Ministry of Justice", "The council", "20"]
    ]


def test_the_cost_lines_are_the_answers() -> None:
    rows = tables(case())["cost-lines"].rows
    unit = unit_for([210_000.0])

    lines = [x for x in appraisal().preferred.lines.values() if isinstance(x, CostLine)]
    assert [row.cells[-1].text for row in rows[:-1]] == [
        unit.show(line.pv_cost) for line in lines
    ]


def test_rounded_parts_that_do_not_add_up_are_owned_up_to() -> None:
    thirds = flat(
        {"team": spent("50k", {"council": "1/3", "nhs": "2/3"})}, {}, TWO, years=1
    )
    halves = flat({"team": spent("50k", {"council": "50%", "nhs": "50%"})}, {}, TWO, 1)
    words = "Figures are rounded one by one, so parts may not add up to their totals."

    # 16,667 and 33,333 are 17 and 33: 50. Halves of 25 add up as well.
    assert words not in tables(describe(appraisal_of(thirds)))["agencies"].notes
    assert words not in tables(describe(appraisal_of(halves)))["agencies"].notes
    # 10,333 three times is 10 + 10 + 10 against 31.
    sixths: Tree = {f"a{n}": {"name": f"A{n}", "sector": "nhs"} for n in range(3)}
    three = flat({"c": spent("31k", dict.fromkeys(sixths, "1/3"))}, {}, sixths, 1)
    assert words in tables(describe(appraisal_of(three)))["agencies"].notes


def test_effects_after_the_last_year_are_told() -> None:
    long: Tree = {
        "population": {"2027-28": 100},
        "impact": "50%",
        "lasts": 3,
        "value": {"fiscal": 1000},
        "falls_to": "council",
        "cashable": "0%",
        "deadweight": "0%",
        "optimism_bias": "0%",
    }
    found = tables(describe(appraisal_of(flat({}, {"long": long}, years=2))))

    # 50 people at £1,000 in each of two years more.
    assert found["benefit-lines"].notes == (
        "Effects after 2027-28 are left out: they would be worth £100k more.",
    )


def test_the_command_and_the_fingerprint_stand_in_the_assurance() -> None:
    made = describe(appraisal(), "cba report safer.yaml -o case.pdf")

    (section,) = (s for s in made.sections if s.identifier == "delivery")
    commands = [block.text for block in section.blocks if isinstance(block, Command)]
    assert commands == ["cba report safer.yaml -o case.pdf"]
    assert section.blocks[-1] == Paragraph(
        f"Fingerprint of inputs and data: {appraisal().run.fingerprint}", "note"
    )


def test_outstanding_warnings_are_counted_and_listed_with_their_place() -> None:
    (section,) = (s for s in case().sections if s.identifier == "delivery")
    table = tables(case())["warnings"]

    found = {"warning": 0, "info": 0}
    for problem in appraisal().problems:
        found[problem.severity] += 1
    words = f"{found['warning']} warnings and {found['info']} note stand against the "
    assert Paragraph(f"{words}project file.") in section.blocks
    assert len(table.rows) == len(appraisal().problems)
    assert {row.cells[0].mark for row in table.rows} == {"warning", "note"}


def test_an_accepted_warning_says_why() -> None:
    made = project()
    code = next(p.code for p in appraisal().problems if p.severity == "warning")
    made["acknowledge"] = {code: "Agreed by the board"}

    rows = tables(describe(appraisal_of(made)))["warnings"].rows

    (first, *_) = (row for row in rows if row.cells[0].text == code)
    assert first.cells[2].detail == "Accepted: Agreed by the board."


def test_terms_are_only_those_in_use() -> None:
    def terms(of: BusinessCase) -> list[str]:
        return [row.cells[0].text for row in tables(of)["terms"].rows]

    plain = terms(describe(appraisal_of(flat({"team": spent("1k")}, {}))))

    assert "Economic and social value" in terms(case())
    assert "Economic and social value" not in plain
    assert "Optimism bias" in plain


def test_the_same_appraisal_is_described_in_the_same_words() -> None:
    assert describe(appraisal_of(project())) == case()


def test_no_figure_is_a_negative_nought() -> None:
    tiny = flat({"team": spent("0.2")}, {"less": saved("0.1")}, years=1)

    shown = repr(describe(appraisal_of(tiny)))

    assert "−0 " not in shown
    assert "'−0'" not in shown
    assert "−£0" not in shown


@pytest.mark.parametrize("years", [1, 60])
def test_any_length_can_be_described(years: int) -> None:
    made = describe(appraisal_of(flat({"team": spent("1k")}, {}, years=years)))

    # One row a year, and the present values.
    assert len(tables(made)["years"].rows) == years + 1
