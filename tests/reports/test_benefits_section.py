from __future__ import annotations

from functools import cache

from cba.reports.benefits import benefits_section
from cba.reports.content import Chart, Paragraph, Section
from cba.reports.length import MANY_LINES
from tests.reports.made_projects import flat, saved, spent
from tests.reports.sections import tables, view

PROJECT = """
cba: 1
project: {title: A case}
appraisal: {first_year: 2026-27, years: 4, discounting: {rate: 0%}}
agencies:
  council: {name: The council, sector: local-authority}
  justice: {name: Ministry of Justice, sector: justice}
  people: {name: Residents, sector: community}
people:
  leavers: {title: People leaving prison, starting: 100}
benefits:
  offences:
    title: Fewer offences
    people: leavers
    impact: 10%
    value: {per: offence, fiscal: 5000, social: 1500, price_year: 2026-27,
            source: A study, status: illustrative}
    falls_to: {justice: 60%, council: 40%}
    enjoyed_by: people
    cashable: {share: {justice: 20%}, from: 2028-29, mechanism: Close a wing,
               owner: justice}
    optimism_bias: 10%
    source: The evaluation
    status: published
  places:
    quantity: 45
    value: {fiscal: 100, source: Books}
    falls_to: justice
    cashable: {share: 100%, in_steps_of: 50}
    confidence: 4
  rooms: {amount: 10k, category: fiscal, falls_to: council, cashable: 0%,
          optimism_bias: 0%, source: Lease}
  calm: {amount: 5k, category: fiscal, falls_to: council, optimism_bias: 0%}
"""


@cache
def section() -> Section:
    return benefits_section(view(PROJECT))


def facts(title: str) -> dict[str, str]:
    table = tables(section())["benefit-facts"]
    (cells,) = (row.cells for row in table.rows if row.cells[0].text == title)
    heads = [column.heading for column in table.columns]
    return {head: cell.text for head, cell in zip(heads, cells, strict=True)}


def test_each_benefit_says_what_it_is_and_what_it_rests_on() -> None:
    # Two years of 9 at 5,000, of which 60% and a fifth: 10,800.
    assert facts("Fewer offences") == {
        "Benefit": "Fewer offences",
        "Value of a unit, and source": "£5,000 fiscal, £1,500 social, in 2026-27 "
        "prices.",
        "Who has it": "Saved by: Ministry of Justice 60%, The council 40%. Enjoyed by: "
        "Residents.",
        "What of it is cash": "Ministry of Justice 20%, from 2028-29: £11k as present "
        "value.",
        "Optimism bias": "−10%",
    }


def test_sources_statuses_and_reasons_stand_beside_them() -> None:
    rows = tables(section())["benefit-facts"].rows
    value, *_, bias = rows[0].cells[1:]

    assert (value.detail, value.mark) == ("Source: A study.", "illustrative")
    assert bias.detail == "Set in the project"
    # A sum of money has no value of a unit: its own source stands there.
    assert rows[2].cells[1].text == "Source: Lease."


def test_what_is_not_cashable_says_so_plainly() -> None:
    assert facts("Rooms")["What of it is cash"] == "Not cashable."
    assert facts("Calm")["What of it is cash"] == (
        "Not cashable: the file gives no cashable share, so none is counted."
    )


def test_steps_that_are_never_filled_bring_no_cash() -> None:
    # 45 less 15% is 38 of the 50 that a step takes.
    assert facts("Places")["What of it is cash"] == (
        "100%, only in whole steps of 50 units a year: none of it within the period."
    )


def test_each_benefit_has_its_bridge_from_gross_to_net() -> None:
    heads = [
        r.cells[0].text for r in tables(section())["bridges"].rows if r.role == "group"
    ]

    assert heads == [
        "People leaving prison",
        *("Fewer offences", "Places", "Rooms", "Calm"),
    ]


def test_the_largest_benefits_have_a_chart_whose_figures_are_in_the_document() -> None:
    charts = [block for block in section().blocks if isinstance(block, Chart)]

    # Rooms and calm are sums of money that nothing is taken off.
    assert [chart.identifier for chart in charts] == [
        "bridge-offences-chart",
        "bridge-places-chart",
    ]
    assert {chart.table_identifier for chart in charts} == {"bridges"}


def test_the_table_of_all_lines_comes_first() -> None:
    assert section().blocks[1] is tables(section())["benefit-lines"]


def test_a_project_without_benefits_has_no_section() -> None:
    assert benefits_section(view(flat({"team": spent("1k")}, {}))).blocks == ()


def test_of_many_benefits_the_largest_are_told_one_by_one() -> None:
    benefits = {f"b{n}": saved(1000 + n) for n in range(MANY_LINES + 1)}
    long = benefits_section(view(flat({}, benefits)))

    told = [row.cells[0].text for row in tables(long)["benefit-facts"].rows]
    assert told == [f"B{n}" for n in range(29, 41)]
    assert len(tables(long)["benefit-lines"].rows) == MANY_LINES + 2


def test_losses_are_told_as_a_net_cost() -> None:
    (lead, *_) = benefits_section(view(flat({}, {"less": saved("-20k")}))).blocks

    # Four years of 20.
    assert lead == Paragraph(
        "Benefits come to a net cost of £80k as present value.", "lead"
    )


def test_only_a_plan_of_cash_is_spoken_of() -> None:
    social = {"amount": "5k", "category": "social", "confidence": 3}
    for benefit, is_told in ((social, False), (saved("5k"), True)):
        made = benefits_section(view(flat({"team": spent("1k")}, {"one": benefit})))
        (note,) = tables(made)["benefit-facts"].notes

        assert ("benefits realisation says" in note) == is_told


def test_a_value_for_each_year_is_told_by_its_ends_and_a_grade_once() -> None:
    project = f"""{PROJECT}
  carbon:
    people: leavers
    impact: 10%
    value: {{unit_cost: CARBON}}
    enjoyed_by: people
    confidence: {{population: 3, evidence: 2}}
    status: illustrative
""".replace("starting: 100", "starting: 100, confidence: {population: 4}")
    found = tables(benefits_section(view(project)))["benefit-facts"].rows[-1].cells

    # ¾ of 277.22 and ¼ of 281.44; ¾ of 290.08 and ¼ of 294.50 three years on.
    assert found[1].text == (
        "£278.28 in 2026-27 to £291.19 in 2029-30 social, in 2022 prices."
    )
    assert found[1].mark == "published"
    assert found[4].detail == "Grades: population data 4, evidence of effect 2"
