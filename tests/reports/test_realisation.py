"""How benefits are measured, and how savings become cash."""

from __future__ import annotations

from tests.reports.frame import framed, section, table, texts, words
from tests.reports.made_projects import Tree, flat, saved, spent


def planned(**cashable: object) -> Tree:
    project = framed()
    benefits = project["benefits"]
    assert isinstance(benefits, dict)
    benefits["beds"]["cashable"] = cashable
    return project


def test_each_measure_has_its_indicator_owner_and_dates() -> None:
    made = table("benefits-realisation", "measures")

    assert texts(made) == [
        ["Beds", "Days in bed", "9", "6", "Integrated care board", "1 October 2027"]
    ]
    assert made.rows[0].cells[1].detail == "every month"
    assert words("benefits-realisation")[:2] == [
        "1 of the 2 benefits has a measure.",
        "Without a measure so far: Calm.",
    ]


def test_an_owner_may_be_a_person() -> None:
    project = framed()
    benefits = project["benefits"]
    assert isinstance(benefits, dict)
    benefits["beds"]["measure"]["owner"] = "Head of wards"

    assert texts(table("benefits-realisation", "measures", project))[0][4] == (
        "Head of wards"
    )


def test_the_plan_of_cash_names_mechanism_owner_and_year() -> None:
    project = planned(
        share={"nhs": "50%"},
        mechanism="close a ward",
        owner="nhs",
        **{"from": "2027-28"},
        because="Beds fill again",
    )
    made = table("benefits-realisation", "cash-plan-table", project)

    # Half of two years of 130.
    assert texts(made) == [
        ["Beds", "Close a ward", "Integrated care board", "2027-28", "390", "130"]
    ]
    assert made.rows[0].cells[0].detail == (
        "The rest is not cashable because beds fill again."
    )
    assert made.rows[0].cells[5].detail == "Integrated care board 50%"


def test_what_is_not_cash_and_what_is_not_planned_are_told_apart() -> None:
    none = table("benefits-realisation", "cash-plan-table", planned(share="0%"))
    some = table("benefits-realisation", "cash-plan-table", planned(share="9%"))

    assert texts(none)[0][1] == "none: it is not cash"
    assert texts(some)[0][1] == "not said yet"


def test_every_benefit_measured_is_said_so() -> None:
    project = framed()
    benefits = project["benefits"]
    assert isinstance(benefits, dict)
    del benefits["calm"]

    assert words("benefits-realisation", project)[0] == (
        "The one benefit has a measure."
    )


def test_costs_alone_have_nothing_to_realise() -> None:
    plain = flat({"team": spent("1k")}, {"less": {**saved("1k")}})
    benefits = plain["benefits"]
    assert isinstance(benefits, dict)
    del benefits["less"]["cashable"]

    assert section("benefits-realisation", plain) is None
    assert section("benefits-realisation", flat({"team": spent("1k")}, {})) is None


def test_of_many_savings_the_largest_are_told() -> None:
    benefits = {f"b{n}": saved(1000 + n, "council", "50%") for n in range(41)}
    project = flat({}, benefits)

    made = table("benefits-realisation", "cash-plan-table", project)
    assert [row.cells[0].text for row in made.rows] == [f"B{n}" for n in range(29, 41)]
    (told,) = words("benefits-realisation", project)
    assert told.startswith("Of 41 savings, the 12 largest are below")


def test_where_nothing_is_saved_there_is_no_plan() -> None:
    nothing = flat({}, {"less": saved("0", "council", "50%")})

    assert section("benefits-realisation", nothing) is None
