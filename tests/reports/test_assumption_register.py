from __future__ import annotations

from functools import cache

from cba.reports.assumptions import assumptions_section
from cba.reports.content import Row, Table
from cba.reports.view import view_of
from tests.reports.made_projects import appraisal_of

PROJECT = """
cba: 1
project: {title: A case}
appraisal: {first_year: 2026-27, years: 10, timing: mid}
agencies:
  council: {name: The council, sector: local-authority}
  justice: {name: Ministry of Justice, sector: justice}
  people: {name: Residents, sector: community}
people:
  leavers:
    title: People leaving prison
    starting: {2026-27..2028-29: 400, 2029-30..: 90}
    engagement: 75%
    starts: evenly
    confidence: {population: 1}
    source: Release data, 2025
costs:
  team:
    title: Key workers
    kind: revenue
    paid_by: {council: 60%, justice: 40%}
    amount: {2026-27..2028-29: £420k}
    price_year: 2025-26
    confidence: {cost: 3}
    source: Service budget
    status: local
  rooms:
    kind: capital
    paid_by: council
    amount: {2026-27: £90k}
    optimism_bias: {class: standard-buildings, mitigated: 50%}
    status: illustrative
  mentors: {kind: in-kind, paid_by: people, hours: 5200, rate: £12.71,
            optimism_bias: 10%, source: Wage}
benefits:
  reoffending:
    title: Fewer offences
    people: leavers
    impact: 12% (6% to 18%)
    deadweight: {points: 2%}
    attribution: {to_others: 15%}
    units_per_person: 3.2
    lasts: 3
    drop_off: 40%
    value: {per: offence, fiscal: 4840, social: 1648, price_year: 2019-20,
            source: Figures made up, status: illustrative}
    falls_to: {justice: 55%, council: 45%}
    enjoyed_by: people
    cashable: {share: {justice: 20%}, from: 2028-29, mechanism: Close a wing,
               owner: justice}
    confidence: {population: 2, evidence: 4}
  places:
    quantity: 60
    value: {unit_cost: CR3.0}
    cashable: {share: 100%, in_steps_of: 60}
    confidence: 4
  health:
    people: leavers
    outcome: {with: {0: 68%, 2: 48%}, without: {0: 24%}}
    confidence: 4
    values:
      days: {fiscal: £402, units_per_person: 9.4, falls_to: council, source: A study}
      quality: {social: £70k, discounting: green-book-health, enjoyed_by: people,
                source: Green Book}
payments:
  rent: {from: justice, to: council, amount: {2026-27: 40k, growing: 2%}}
ranges:
  costs.team.amount: -10% to +25%
"""


@cache
def tables() -> dict[str, Table]:
    """The tables of the register by caption."""
    section = assumptions_section(view_of(appraisal_of(PROJECT)))
    return {b.caption: b for b in section.blocks if isinstance(b, Table)}


def rows_of(title: str) -> list[Row]:
    return list(tables()[title].rows)


def values(title: str) -> dict[str, str]:
    rows = rows_of(title)
    return {
        row.cells[0].text: row.cells[1].text
        for row in rows
        if row.cells[0].text != "The line as a whole"
    }


def test_a_group_of_people_has_its_numbers_year_by_year() -> None:
    head, *rows = rows_of("People leaving prison")

    assert [cell.text for cell in head.cells] == [
        "The line as a whole",
        "A group of people.",
        "",
        "Release data, 2025.",
    ]
    assert [(row.cells[0].text, row.cells[1].text) for row in rows] == [
        (
            "People who start in each year",
            "400 in 2026-27 to 2028-29; 90 from 2029-30 on",
        ),
        ("Share who take part (kept)", "75%"),
        ("They start", "evenly over the year"),
        ("Confidence in the numbers", "grade 1"),
        ("Used in", "Fewer offences; Health"),
    ]  # fmt: skip
    assert rows[-2].cells[3].text == (
        "Population data grade 1 (the agencies' own data systems)."
    )


def test_a_cost_has_its_payers_its_prices_and_its_range() -> None:
    head, *rows = rows_of("Key workers")

    assert (head.cells[1].text, head.cells[3].text, head.cells[3].mark) == (
        "A revenue cost.",
        "Service budget.",
        "local",
    )
    amount = rows[1].cells
    assert [cell.text for cell in amount] == [
        "Amount a year",
        "£420,000 in 2026-27 to 2028-29",
        "2025-26",
        "",
    ]
    assert amount[1].detail == "range −10% to +25%"
    assert values("Key workers") == {
        "Paid by": "The council 60%, Ministry of Justice 40%",
        "Amount a year": "£420,000 in 2026-27 to 2028-29",
        "Optimism bias applied": "+10%",
    }
    assert rows[-1].cells[3].text == (
        "Cost data grade 3 (costs monitored by practitioners)."
    )


def test_a_capital_class_is_given_with_its_bounds() -> None:
    rows = rows_of("Rooms")

    # 24% less one half of it.
    assert rows[-1].cells[1].text == "+12%"
    assert (
        rows[-1]
        .cells[3]
        .text.startswith(
            "Standard buildings: upper bound 24%, lower bound 2%; 50% of the risk "
            "mitigated."
        )
    )


def test_a_typed_correction_says_that_it_is_one() -> None:
    rows = rows_of("Mentors")

    assert values("Mentors")["Value of an hour"] == "£12.71"
    assert [cell.text for cell in rows[-1].cells] == [
        "Optimism bias applied",
        "+10%",
        "",
        "Set in the project, in place of confidence grades.",
    ]


def test_a_chain_of_effects_is_given_link_by_link() -> None:
    assert values("Fewer offences") == {
        "People": "People leaving prison",
        "Impact: share of them who change (kept)": "12%",
        "Deadweight, in points off the impact": "2%",
        "Due to others (lost)": "15%",
        "Units for each person a year": "3.2",
        "Drop-off in each later year (lost)": "40%",
        "The effect lasts": "3 years",
        "Fiscal value of a unit (offence)": "£4,840",
        "Social value of a unit (offence)": "£1,648",
        "Savings fall to": "Ministry of Justice 55%, The council 45%",
        "Wider value is enjoyed by": "Residents",
        "Cashable share of the savings, Ministry of Justice": "20%",
        "Optimism bias applied": "−15%",
    }


def test_values_carry_their_source_their_status_and_their_prices() -> None:
    rows = rows_of("Fewer offences")
    fiscal, social = (row.cells for row in rows[7:9])

    assert (fiscal[2].text, fiscal[3].text, fiscal[3].mark) == (
        "2019-20",
        "Figures made up.",
        "illustrative",
    )
    assert (social[3].text, social[3].mark) == ("As above.", "illustrative")


def test_cash_says_from_when_how_and_by_whom() -> None:
    rows = rows_of("Fewer offences")

    assert rows[-2].cells[3].text == (
        "From 2028-29; Close a wing; by Ministry of Justice."
    )


def test_a_value_from_the_library_is_shown_with_its_code_and_bearers() -> None:
    rows = rows_of("Places")
    found = values("Places")

    assert found["Savings fall to"] == "Ministry of Justice"
    assert found["Cashable only in whole steps"].startswith("60 units (")
    (source,) = (
        row.cells[3].text for row in rows if row.cells[0].text.startswith("Fiscal")
    )
    assert source.startswith("CR3.0, ")


def test_several_values_stand_after_their_line() -> None:
    assert values("Health") == {
        "People": "People leaving prison",
        "Outcome with the project": "year 0: 68%; year 2: 48%",
        "Outcome without it": "year 0: 24%",
    }
    assert values("Health: days") == {
        "Units for each person a year": "9.4",
        "Fiscal value of a unit": "£402",
        "Savings fall to": "The council",
        "Cashable share of the savings": "0%",
        "Optimism bias applied": "−15%",
    }
    quality = values("Health: quality")
    assert quality["Discounted at"] == "green-book-health"


def test_a_payment_grows_as_it_is_written() -> None:
    assert values("Rent") == {
        "From and to": "Ministry of Justice to The council",
        "Amount a year": "£40,000 in 2026-27; then growing 2% a year",
    }


def test_the_frame_marks_what_is_not_verified() -> None:
    rows = {
        row.cells[0].text: row.cells
        for row in tables()["The frame of the appraisal"].rows
    }

    assert rows["Flows fall"][1].text == "in the middle of each year"
    assert rows["Several grades on a line"][2].mark == "unverified"
    assert rows["Discounting"][2].mark == ""
