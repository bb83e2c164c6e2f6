from __future__ import annotations

from functools import cache

from cba.reports.assumptions import assumptions_section
from cba.reports.content import Row, Section
from cba.reports.view import view_of
from tests.reports.made_projects import appraisal_of
from tests.reports.sections import tables, texts, view_with_places

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
def section() -> Section:
    return assumptions_section(view_of(appraisal_of(PROJECT)))


@cache
def subjects() -> dict[str, tuple[Row, list[Row]]]:
    """The head and the rows of each line, by its title."""
    found: dict[str, tuple[Row, list[Row]]] = {}
    title = ""
    for name in ("people", "costs", "benefits", "payments"):
        for row in tables(section())[f"{name}-register"].rows:
            if row.role == "group":
                title = row.cells[0].text
                found[title] = (row, [])
            else:
                found[title][1].append(row)
    return found


def head(title: str) -> tuple[str, str]:
    """What is said beside the name of a line, and its status."""
    (cell,) = subjects()[title][0].cells
    return cell.detail, cell.mark


def rows_of(title: str) -> list[list[str]]:
    return texts(tuple(subjects()[title][1]))


def values(title: str) -> dict[str, str]:
    return {what: value for what, value, _ in rows_of(title)}


def test_a_group_of_people_has_its_numbers_year_by_year() -> None:
    assert head("People leaving prison") == (
        "Source: Release data, 2025. Used in: Fewer offences; Health.",
        "",
    )
    assert rows_of("People leaving prison") == [
        [
            "People who start in each year",
            "400 in 2026-27 to 2028-29; 90 from 2029-30 on",
            "",
        ],
        ["Share who take part (kept)", "75%", ""],
        ["They start", "evenly over the year", ""],
        [
            "Confidence in the numbers",
            "grade 1",
            "Population data grade 1 (the agencies' own data systems).",
        ],
    ]


def test_a_cost_has_its_payers_its_prices_and_its_range() -> None:
    assert head("Key workers") == (
        (
            "Revenue. Source: Service budget. Paid by: The council 60%, Ministry of "
            "Justice 40%."
        ),
        "local",
    )
    assert rows_of("Key workers") == [
        [
            "Amount a year",
            "£420,000 in 2026-27 to 2028-29 (2025-26 prices, range −10% to +25%)",
            "",
        ],
        [
            "Optimism bias applied",
            "+10%",
            "Cost data grade 3 (costs monitored by practitioners).",
        ],
    ]


def test_a_capital_class_is_given_with_its_bounds() -> None:
    *_, (_, value, evidence) = rows_of("Rooms")

    # 24% less one half of it.
    assert value == "+12%"
    assert evidence.startswith(
        "Standard buildings: upper bound 24%, lower bound 2%; 50% of the risk "
        "mitigated."
    )


def test_a_typed_correction_says_that_it_is_one() -> None:
    assert values("Mentors")["Value of an hour"] == "£12.71 (2026-27 prices)"
    assert rows_of("Mentors")[-1] == [
        "Optimism bias applied",
        "+10%",
        "Set in the project, in place of confidence grades.",
    ]


def test_a_chain_of_effects_is_given_link_by_link() -> None:
    assert head("Fewer offences")[0] == (
        "People: People leaving prison. Savings fall to: Ministry of Justice 55%, The "
        "council 45%. Wider value is enjoyed by: Residents."
    )
    assert values("Fewer offences") == {
        "Impact: share who change (kept)": "12% (range 6% to 18%)",
        "Deadweight (points lost)": "2%",
        "Due to others (lost)": "15%",
        "Units for each person a year": "3.2",
        "Drop-off in each later year (lost)": "40%",
        "The effect lasts": "3 years",
        "Fiscal value of a unit (offence)": "£4,840 (2019-20 prices)",
        "Social value of a unit (offence)": "£1,648 (2019-20 prices)",
        "Cashable share of the savings, Ministry of Justice": "20%",
        "Optimism bias applied": "−15%",
    }


def test_values_carry_their_source_and_their_status() -> None:
    _, rows = subjects()["Fewer offences"]
    fiscal, social = (row.cells[-1] for row in rows[6:8])

    assert (fiscal.text, fiscal.mark) == ("Source: Figures made up.", "illustrative")
    assert (social.text, social.mark) == ("Source: as above.", "illustrative")


def test_cash_says_from_when_how_and_by_whom() -> None:
    assert rows_of("Fewer offences")[-2][-1] == (
        "From 2028-29; Close a wing; by Ministry of Justice."
    )


def test_a_value_from_the_library_is_shown_with_its_code_and_bearers() -> None:
    assert head("Places")[0] == "Savings fall to: Ministry of Justice."
    assert values("Places")["Cashable only in whole steps"].startswith("60 units (")
    (source,) = (row[-1] for row in rows_of("Places") if row[0].startswith("Fiscal"))
    assert source.startswith("CR3.0, ")


def test_several_values_stand_after_their_line() -> None:
    assert head("Health")[0] == "Its values are below. People: People leaving prison."
    assert values("Health") == {
        "Outcome with the project": "year 0: 68%; year 2: 48%",
        "Outcome without it": "year 0: 24%",
    }
    assert values("Health: days") == {
        "Units for each person a year": "9.4",
        "Fiscal value of a unit": "£402 (2026-27 prices)",
        "Cashable share of the savings": "0%",
        "Optimism bias applied": "−15%",
    }
    quality = values("Health: quality")
    assert quality["Discounted at"] == "green-book-health"


def test_a_payment_grows_as_it_is_written() -> None:
    assert head("Rent")[0] == "From and to: Ministry of Justice to The council."
    assert values("Rent") == {
        "Amount a year": "£40,000 in 2026-27; then growing 2% a year (2026-27 prices)"
    }


def test_lines_of_the_file_stand_in_a_column_of_their_own() -> None:
    written = assumptions_section(view_with_places(PROJECT))
    table = tables(written)["costs-register"]
    line = next(n for n, text in enumerate(PROJECT.splitlines(), 1) if "£420k" in text)

    assert [column.heading for column in table.columns][2] == "Line"
    assert texts(table.rows)[1][2] == str(line)
    assert f"(line {line - 1})." in table.rows[0].cells[0].detail


def test_the_frame_marks_what_is_not_verified() -> None:
    rows = {row.cells[0].text: row.cells for row in tables(section())["frame"].rows}

    assert rows["Flows fall"][1].text == "in the middle of each year"
    assert rows["Several grades on a line"][2].mark == "unverified"
    assert rows["Discounting"][2].mark == ""
