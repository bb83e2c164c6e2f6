from __future__ import annotations

from functools import cache

from cba.reports.content import Bullets, Section
from cba.reports.public_value import public_value_section
from tests.reports.made_projects import flat, saved, spent
from tests.reports.sections import tables, texts, view, words

PROJECT = """
cba: 1
project: {title: A case, objectives: {proud: A town to be proud of}}
appraisal: {first_year: 2026-27, years: 2, discounting: {rate: 0%}}
agencies:
  council: {name: The council, sector: local-authority}
  dwp: {name: Work and pensions, sector: work-and-pensions}
  people: {name: Residents, sector: community}
costs:
  team: {kind: revenue, paid_by: council, amount: 50k, optimism_bias: 0%}
  mentors: {title: Mentors, kind: in-kind, paid_by: people, hours: 400, rate: £12.50,
            optimism_bias: 10%}
benefits:
  jobs:
    quantity: 10
    value: {fiscal: 9000, economic: 6000, transfer: 4000, source: A study}
    falls_to: dwp
    enjoyed_by: people
    cashable: 40%
    deadweight: 0%
    optimism_bias: 0%
non_monetised:
  pride: {title: Pride in the town, direction: gain, size: moderate, who: [people],
          description: People say so, objective: proud}
  noise: {direction: harm, size: small}
"""


@cache
def section() -> Section:
    return public_value_section(view(PROJECT))


def test_categories_stand_beside_the_words_of_the_health_service() -> None:
    # Two years: 180 saved, two fifths of it cash; 120 economic, less 80; 100 and 11.
    assert texts(tables(section())["categories"].rows) == [
        ["Cashable savings (fiscal)", "cash-releasing", "72"],
        ["Other savings (fiscal)", "non-cash-releasing", "108"],
        ["Economic value", "societal", "120"],
        ["Less transfers", "", "−80"],
        ["All benefits", "", "220"],
        ["Less all costs, in kind included", "", "−111"],
        ["Net present social value (NPSV)", "", "109"],
    ]


def test_hours_that_are_given_are_told_with_their_worth() -> None:
    first, hours = (b for b in section().blocks if isinstance(b, Bullets))

    assert first.items == (
        (
            "Outside government, residents would give £11k in kind and enjoy £40k of "
            "value."
        ),
    )
    # 109 and the 11 that the hours cost.
    assert hours.items == (
        (
            "Without these hours the net present social value is £120k. Whatever else "
            "comes of them is still in it."
        ),
        "They are in public value, and in nobody's cash.",
    )
    assert texts(tables(section())["hours-given"].rows) == [
        ["Mentors", "adds", "£12.50", "800", "11"]
    ]


RIDES = """  rides: {title: Rides, kind: in-kind, paid_by: people, hours: 100,
          rate: £10 (£8 to £15), optimism_bias: 0%, work: substitutive, replaces: jobs}
"""


def test_hours_that_add_stand_apart_from_those_that_replace_work() -> None:
    rides = PROJECT.replace("benefits:", f"{RIDES}benefits:")
    found = public_value_section(view(rides))

    assert texts(tables(found)["hours-given"].rows) == [
        ["Mentors", "adds", "£12.50", "800", "11", "11", "11"],
        ["Rides", "replaces paid work", "£10 (£8 to £15)", "200", "2", "2", "3"],
        ["Hours that add to what is done", "", "", "800", "11", "11", "11"],
        ["Hours that replace paid work", "", "", "200", "2", "2", "3"],
        ["All hours given", "", "", "1,000", "13", "13", "14"],
    ]


def test_the_result_is_told_at_low_and_at_high_rates_and_without() -> None:
    rides = PROJECT.replace("benefits:", f"{RIDES}benefits:")

    # 109 less 1.6, 3 or 2; without hours and the 220 of jobs, only the team is left.
    assert words(public_value_section(view(rides))).count(
        "With an hour at its low rate the net present social value is £107k, at its "
        "high rate £106k; it is £107k at the central one."
    )
    assert words(public_value_section(view(rides))).count(
        "Without these hours, and without the paid work of £220k that they replace, "
        "the net present social value is −£100k."
    )


def test_effects_without_a_price_stand_with_size_direction_and_objective() -> None:
    rows = tables(section())["non-monetised"].rows

    assert texts(rows) == [
        [
            *("Pride in the town", "moderate gain", "Residents"),
            "People say so. Objective: A town to be proud of.",
        ],
        ["Noise", "small harm", "", ""],
    ]


def test_effects_of_other_options_are_left_out() -> None:
    text = PROJECT.replace("size: small}", "size: small, options: [less]}") + (
        "options: {less: {role: do-minimum}, more: {role: preferred}}\n"
    )
    rows = tables(public_value_section(view(text)))["non-monetised"].rows

    assert [row.cells[0].text for row in rows] == ["Pride in the town"]


def test_where_nobody_outside_is_touched_there_is_no_table_of_society() -> None:
    found = tables(
        public_value_section(view(flat({"team": spent("1k")}, {"x": saved("2k")})))
    )

    assert "society" not in found
    assert "non-monetised" not in found
    assert "years" in found
