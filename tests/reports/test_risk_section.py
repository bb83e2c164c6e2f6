from __future__ import annotations

from functools import cache

from cba.reports.content import Section
from cba.reports.risk import risk_section
from tests.reports.made_projects import TWO, flat, saved, spent
from tests.reports.sections import tables, texts, view, words

PROJECT = """
cba: 1
project: {title: A case}
appraisal: {first_year: 2026-27, years: 2, discounting: {rate: 0%}}
agencies:
  council: {name: The council, sector: local-authority}
  nhs: {name: Integrated care board, sector: nhs}
costs:
  team: {title: Team, kind: revenue, paid_by: council, amount: 50k,
         optimism_bias: {value: 10%, low: 5%, high: 20%, shape: triangular}}
benefits:
  less: {title: Less, amount: 100k (80k to 110k), category: fiscal, falls_to: nhs,
         deadweight: 0%, optimism_bias: 20%, cashable: 50%}
payments:
  grant: {from: nhs, to: council, amount: 20k}
scenarios:
  half: {title: Half the savings, set: {benefits.less.amount: 50k}}
  no_grant: {set: {payments.grant.amount: 0, costs.team.amount@2027-28: 60k}}
ranges:
  costs.team.amount: -10% to +25%
risks:
  late: {title: The team starts late, chance: 20% (10% to 30%), cost: £80k,
         price_year: 2025-26, falls_on: council, owner: nhs, mitigation: Hire early}
  other: {title: Another option's, options: [less]}
options: {less: {role: do-minimum}, more: {role: preferred}}
"""


@cache
def section() -> Section:
    return risk_section(view(PROJECT))


def test_results_stand_from_pessimistic_to_optimistic() -> None:
    # 160 less 110; 200 less 100; 80 less 110; 160 less 110 and a tenth more of 10.
    # Cash is one half of the savings.
    assert texts(tables(section())["variation-table"].rows) == [
        ["Half the savings", "−30", "0.73", "−30", "−70", "not by 2027-28"],
        ["No grant", "39", "1.32", "39", "−41", "2026-27"],
        ["As in this document", "50", "1.45", "50", "−30", "2026-27"],
        [
            "Without any correction for optimism",
            *("100", "2.00", "100", "0", "2026-27"),
        ],
    ]


def test_the_bodies_that_a_scenario_moves_are_shown() -> None:
    table = tables(section())["bodies-under-variations"]

    assert [column.heading for column in table.columns] == [
        *("Assumptions", "The council", "Integrated care board"),
    ]
    assert texts(table.rows) == [
        ["Half the savings", "−70", "40"],
        ["No grant", "−121", "160"],
        ["As in this document", "−70", "120"],
        # 100 less 40; and 200 less 40. The council has none of the savings.
        ["Without any correction for optimism", "−60", "160"],
    ]


def test_what_each_scenario_sets_is_shown_as_it_is_written() -> None:
    assert texts(tables(section())["scenario-settings"].rows) == [
        ["Half the savings"],
        ["`benefits.less.amount`", "50k"],
        ["No grant"],
        ["`payments.grant.amount`", "0"],
        ["`costs.team.amount@2027-28`", "60k"],
    ]


def test_what_the_results_run_between_is_said_first() -> None:
    assert (
        "The NPSV runs from −£30k (“Half the savings”) to £100k (without any "
        "correction for optimism); 1 of 4 results is below zero."
    ) in words(section())


def test_results_that_are_all_alike_are_said_to_be() -> None:
    # A payment moves money between the two, and nothing for society.
    project = flat({"team": spent("10k")}, {"less": saved("20k", "nhs")}, TWO)
    project["payments"] = {"grant": {"from": "nhs", "to": "council", "amount": "1k"}}
    project["scenarios"] = {"none": {"set": {"payments.grant.amount": 0}}}

    assert "The NPSV is £40k under every set of assumptions." in words(
        risk_section(view(project))
    )


def test_a_range_that_nothing_draws_is_said_to_bear_on_nothing() -> None:
    bias = {"value": "10%", "low": "5%", "high": "20%"}
    project = flat({"team": {**spent("1k"), "optimism_bias": bias}}, {})

    assert (
        "The range of optimism bias applied (Team) is in the register of assumptions, "
        "and in no figure of this document."
    ) in words(risk_section(view(project)))


def test_risks_are_given_as_they_stand_and_said_to_enter_no_figure() -> None:
    table = tables(section())["risk-register"]

    assert texts(table.rows) == [
        [
            "The team starts late",
            "20%",
            "£80,000 (2025-26 prices)",
            "The council",
            "Integrated care board",
            "Hire early",
        ]
    ]
    assert table.rows[0].cells[1].detail == "range 10% to 30%"
    assert table.notes == (
        "Chances and costs of risks do not enter any figure of this document.",
    )


def test_what_no_risk_is_given_has_no_column() -> None:
    plain = "mitigation: Hire early"
    owned = "falls_on: council, owner: nhs, "

    def headings(text: str) -> list[str]:
        table = tables(risk_section(view(text)))["risk-register"]
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}
        return [column.heading for column in table.columns]

    first = ["Risk", "Chance", "Cost if it happens"]
    assert headings(PROJECT.replace(owned, "")) == [*first, "What is done about it"]
    assert headings(PROJECT.replace(f", {plain}", "")) == [*first, "Falls on", "Owner"]
    assert headings(PROJECT.replace(f"{owned}{plain}", "source: Log")) == first


def test_a_cell_stays_where_another_risk_has_none() -> None:
    text = PROJECT.replace("options: [less]", "options: [more]")
    table = tables(risk_section(view(text)))["risk-register"]

    assert texts(table.rows)[1] == [
        *("Another option's", "not given", "not given", "", "", "")
    ]


def test_a_project_without_ranges_scenarios_or_bias_has_no_section() -> None:
    plain = flat({"team": spent("1k")}, {"x": saved("2k")})

    assert risk_section(view(plain)).blocks == ()


def test_a_scenario_whose_figures_cannot_be_held_is_a_row_of_dashes() -> None:
    text = PROJECT.replace("amount: 100k (80k to 110k)", "quantity: 1000").replace(
        "category: fiscal,", "value: {fiscal: 100, source: Books},"
    )
    text = text.replace("benefits.less.amount: 50k", "benefits.less.value.fiscal: 1e14")
    table = tables(risk_section(view(text)))["variation-table"]

    assert texts(table.rows)[-1] == ["Half the savings", *["–"] * 5]
    assert table.notes[-1] == ("A row of dashes: its figures are too large to be held.")


def test_without_public_bodies_there_are_no_columns_for_them() -> None:
    firm = {"firm": {"name": "A firm", "sector": "private"}}
    cost = {**spent("10k", "firm"), "optimism_bias": "10%"}
    table = tables(risk_section(view(flat({"team": cost}, {}, firm))))

    assert [column.heading for column in table["variation-table"].columns] == [
        "Assumptions",
        "NPSV",
        "BCR",
    ]
    # Four years of 10, and of 11 with the correction.
    assert texts(table["variation-table"].rows) == [
        ["As in this document", "−44", "0.00"],
        ["Without any correction for optimism", "−40", "0.00"],
    ]
