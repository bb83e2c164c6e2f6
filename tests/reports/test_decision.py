"""What is asked of whom, what they get, and what is to be settled first."""

from __future__ import annotations

import pytest

from tests.reports.frame import case, framed, section, table, texts, words
from tests.reports.made_projects import TWO, Tree, flat, saved, spent


def asked(stage: str | None) -> str:
    project = framed()
    about = project["project"]
    assert isinstance(about, dict)
    about.pop("stage")
    if stage:
        about["stage"] = stage
    return words("decision", project)[0]


@pytest.mark.parametrize(
    ("stage", "beginning"),
    [
        ("strategic", "are asked to agree that work should go on to an outline "),
        ("outline", "are asked to agree “Beds and calm” as the preferred option, "),
        ("full", "are asked to approve “Beds and calm” and to commit the sums below."),
        (None, "are asked to agree to “Beds and calm”, and to find the sums below."),
    ],
)
def test_what_is_asked_depends_on_the_stage(stage: str | None, beginning: str) -> None:
    who = "The council and the integrated care board "

    assert asked(stage).startswith(who + beginning)


def test_one_body_is_asked_in_the_singular() -> None:
    project = flat({"team": spent("10k")}, {})

    assert words("decision", project)[0] == (
        "The council is asked to agree to this project, and to find the sums below."
    )


def test_nobody_is_asked_where_nobody_pays() -> None:
    project = flat({}, {"less": saved("10k")})

    assert words("decision", project)[0] == (
        "Agreement to this project is sought. No public body is asked for any money."
    )
    made = section("decision", project)
    assert made is not None
    assert not any(getattr(x, "identifier", "") == "cash-asked" for x in made.blocks)


def test_the_cash_of_each_body_by_year_is_costs_and_payments() -> None:
    made = table("decision", "cash-asked")

    # The council: 80 and 50 with 10% more, less 10 from the care board.
    assert [column.heading for column in made.columns] == [
        "Body", "2026-27", "2027-28", "2028-29", "In all",
    ]  # fmt: skip
    assert texts(made) == [
        ["The council", "125", "125", "125", "375"],
        ["of which costs", "135", "135", "135", "405"],
        ["of which payments made, less received", "−10", "−10", "−10", "−30"],
        ["Integrated care board", "30", "30", "30", "90"],
        ["of which costs", "20", "20", "20", "60"],
        ["of which payments made, less received", "10", "10", "10", "30"],
        ["All public bodies", "155", "155", "155", "465"],
    ]


def test_later_years_stand_together() -> None:
    project = flat({"team": spent("10k")}, {}, years=9)
    made = table("decision", "cash-asked", project)

    # Five years of 10, four together, nine in all.
    assert [column.heading for column in made.columns][-2:] == [
        "2031-32 to 2034-35",
        "In all",
    ]
    assert texts(made) == [["The council", *["10"] * 5, "40", "90"]]


def test_one_year_has_one_column() -> None:
    made = table("decision", "cash-asked", flat({"team": spent("10k")}, {}, years=1))

    assert [column.heading for column in made.columns] == ["Body", "2026-27"]


def test_what_they_get_is_told_as_a_gain_or_a_loss() -> None:
    loss = flat({"team": spent("10k")}, {"less": saved("-4k")}, years=1)

    assert (
        "In return public bodies would save £390k, of which £195k in cash; society as "
        "a whole would be £87k better off (present values over 3 years)."
    ) in words("decision")
    assert (
        "The council would have £4,000 of further costs elsewhere; society as a whole "
        "would be £14k worse off (present values over 1 year)."
    ) in words("decision", loss)


def test_where_nothing_is_asked_nothing_is_got_in_return() -> None:
    gain = flat({}, {"less": saved("4k", cashable="100%")}, years=1)

    assert (
        "The council would save £4,000, all of it in cash; society as a whole would be "
        "£4,000 better off (present values over 1 year)."
    ) in words("decision", gain)


def test_pennies_of_many_years_are_asked_for() -> None:
    project = flat({"team": spent("0.40")}, {}, years=5)

    # Five years of 40p.
    assert texts(table("decision", "cash-asked", project)) == [
        ["The council", *["0"] * 5, "2"]
    ]
    assert "The council is asked to agree to this project" in " ".join(
        words("decision", project)
    )


@pytest.mark.parametrize(
    ("stage", "asked"),
    [
        ("outline", "agree to this project, and to plan for the sums below"),
        ("strategic", "agree that work on this project should go on to an outline"),
    ],
)
def test_a_project_without_options_is_not_preferred(stage: str, asked: str) -> None:
    project = flat({"team": spent("10k")}, {}, years=1)
    project["project"] = {"title": "A case", "stage": stage}
    request = words("decision", project)[0]

    assert request.startswith(f"The council is asked to {asked}")
    assert "preferred" not in request


@pytest.mark.parametrize(
    ("saving", "why"),
    [
        (saved("4k"), ": savings that cannot be taken out of budgets do not pay for"),
        (saved("-4k"), "."),
        (saved("4k", cashable="100%"), "."),
    ],
)
def test_only_savings_that_are_not_cash_explain_a_gap(saving: Tree, why: str) -> None:
    project = flat({"team": spent("10k")}, {"less": saving}, years=1)
    (short,) = (
        line for line in words("decision", project) if line.startswith("In cash alone")
    )

    assert short.partition("over 1 year, in present value")[2].startswith(why)


def test_what_is_open_is_said_in_the_singular_and_the_plural() -> None:
    assert (
        "1 benefit has no measure yet, so that nobody could tell whether the effect "
        "came."
    ) in words("decision")
    two: Tree = flat(
        {"team": {**spent("10k"), "status": "illustrative"}},
        {
            "a": {**saved("9k"), "status": "illustrative"},
            "b": {**saved("9k"), "status": "illustrative"},
        },
    )
    assert (
        "3 lines rest on illustrative figures, which stand in for evidence that is "
        "still to come."
    ) in words("decision", two)
    assert (
        "2 benefits have no measure yet, so that nobody could tell whether the effect "
        "came."
    ) in words("decision", two)


def test_an_accepted_warning_is_not_open() -> None:
    project = framed()
    project["acknowledge"] = {"CBA403": "Known", "CBA401": "Known"}

    assert not any("warning" in each for each in words("decision", project))
    assert any("6 warnings stand" in each for each in words("decision"))


def test_a_loser_beside_a_gainer_is_to_be_settled() -> None:
    alone = flat({"team": spent("10k")}, {}, TWO)

    beginning = "The council would be worse off while other public bodies are better "
    assert any(each.startswith(beginning) for each in words("decision"))
    said = words("decision", alone)
    assert "The council would be worse off, and no public body better off." in said
    assert "benefits to society by £40k in present value." in " ".join(said)


def test_those_outside_government_are_named_and_asked() -> None:
    agencies: Tree = {
        **TWO,
        "landlords": {"name": "Private landlords", "sector": "private"},
        "mentors": {"name": "Community bodies", "sector": "voluntary"},
    }
    repairs = spent("3k", "landlords")
    hours = {**spent("2k", "mentors"), "kind": "in-kind"}
    lines = {"team": spent("10k"), "repairs": repairs, "hours": hours}
    said = words("decision", flat(lines, {"less": saved("90k")}, agencies, 1))

    assert (
        "Outside government, private landlords would spend £3,000; community bodies "
        "would give £2,000 in kind (present values). They have to agree as well."
    ) in said
    assert (
        "Outside government, private landlords would be £3,000 worse off and community "
        "bodies would be £2,000 worse off in present value, with what is given in kind "
        "counted as a cost."
    ) in said


def test_a_case_of_public_bodies_alone_asks_nobody_else() -> None:
    assert not any("Outside government" in each for each in words("decision"))


def test_the_cash_asked_points_to_budgets_in_the_money_of_each_year() -> None:
    notes = table("decision", "cash-asked").notes

    assert (
        "The section “Financial case” has what budgets would show, in the money of "
        "each year."
    ) in notes


def test_every_section_says_which_case_it_belongs_to() -> None:
    cases = {each.identifier: each.case for each in case().sections}

    assert cases["case-for-change"] == "strategic"
    assert cases["options"] == "economic"
    assert cases["benefits-realisation"] == "management"
    assert cases["delivery"] == "management"
