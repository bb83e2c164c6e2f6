from __future__ import annotations

from functools import cache

from cba.reports.benefits import benefits_section
from cba.reports.content import Section, Subheading
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


def facts(number: int) -> dict[str, str]:
    rows = tables(section())[f"benefit-{number}-facts"].rows
    return {row.cells[0].text: row.cells[1].text for row in rows}


def test_each_benefit_says_what_it_is_and_what_it_rests_on() -> None:
    # Four years of 10 people, less a tenth: 36 offences at 5,000 and 1,500.
    assert facts(1) == {
        "What it is worth": "£234k as present value: £180k of savings and £54k of "
        "social value.",
        "What is counted": "People leaving prison: 36 over 4 years (unit: offence), "
        "after optimism bias; 40 before it.",
        "Value of a unit": "£5,000 fiscal, £1,500 social, in 2026-27 prices. A study.",
        "Who saves": "Ministry of Justice 60%, The council 40%.",
        # Two years of 9 at 5,000, of which 60% and a fifth: 10,800.
        "Cashable": "Ministry of Justice 20%, from 2028-29: £11k as present value. "
        "Close a wing. Owner: Ministry of Justice.",
        "Who has the wider value": "Residents.",
        "Correction for optimism": "−10%. Set in the project, in place of confidence "
        "grades.",
        "Source": "The evaluation.",
    }


def test_statuses_are_marked() -> None:
    rows = tables(section())["benefit-1-facts"].rows
    marks = {row.cells[0].text: row.cells[1].mark for row in rows}

    assert marks["Value of a unit"] == "illustrative"
    assert marks["Source"] == "published"


def test_what_is_not_cashable_says_so_plainly() -> None:
    assert facts(3)["Cashable"] == "Not cashable."
    assert facts(4)["Cashable"] == (
        "Not cashable: the file gives no cashable share, so none is counted."
    )


def test_steps_that_are_never_filled_bring_no_cash() -> None:
    # 45 less 15% is 38 of the 50 that a step takes.
    assert facts(2)["Cashable"] == (
        "100%, only in whole steps of 50 units a year: none of it within the period."
    )


def test_each_benefit_has_its_bridge_from_gross_to_net() -> None:
    assert {f"bridge-{key}" for key in ("offences", "places", "rooms", "calm")} <= set(
        tables(section())
    )


def test_the_table_of_all_lines_comes_last() -> None:
    assert section().blocks[-1] is tables(section())["benefit-lines"]


def test_a_project_without_benefits_has_no_section() -> None:
    assert benefits_section(view(flat({"team": spent("1k")}, {}))).blocks == ()


def test_of_many_benefits_the_largest_are_told_one_by_one() -> None:
    benefits = {f"b{n}": saved(1000 + n) for n in range(MANY_LINES + 1)}
    long = benefits_section(view(flat({}, benefits)))

    told = [b.text for b in long.blocks if isinstance(b, Subheading)]
    assert told == [*(f"B{n}" for n in range(29, 41)), "All benefits"]
    assert len(tables(long)["benefit-lines"].rows) == MANY_LINES + 2
