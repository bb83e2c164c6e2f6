"""The longlist, the Appraisal Summary Table, and what more than the least brings."""

from __future__ import annotations

from tests.reports.frame import framed, section, table, texts, words
from tests.reports.made_projects import Tree, flat, spent


def longlisted() -> Tree:
    project = framed()
    project["longlist"] = {
        "now": {"title": "Carry on", "sifted": "carried forward", "becomes": "now"},
        "beds": {
            "sifted": "preferred way forward",
            "reason": "It serves both aims",
            "becomes": "full",
            "scores": {"home": "meets", "affordability": "partly"},
        },
        "build": {"sifted": "discarded", "reason": "No site", "description": "A ward"},
    }
    return project


def measure(name: str, project: Tree | None = None) -> list[str]:
    """The figures of a measure in the summary table, by option."""
    rows = {row[0]: row[1:] for row in texts(table("options", "option-table", project))}
    return rows[name]


def test_one_option_without_a_longlist_has_no_section() -> None:
    assert section("options", flat({"team": spent("1k")}, {})) is None


def test_one_option_with_a_longlist_has_the_longlist_alone() -> None:
    project = flat({"team": spent("1k")}, {})
    project["longlist"] = {"x": {"sifted": "carried forward", "becomes": "preferred"}}

    assert words("options", project) == [
        "One option was taken on to this appraisal.",
        "1 way of doing it was considered: 1 was carried forward.",
    ]


def test_the_longlist_has_outcomes_reasons_and_options() -> None:
    made = table("options", "longlist-table", longlisted())

    assert texts(made) == [
        ["Carry on", "Carried forward", "", "As now"],
        ["Beds", "Preferred way forward", "It serves both aims.", "Beds and calm"],
        ["Build", "Discarded", "No site.", ""],
    ]
    assert made.rows[2].cells[0].detail == "A ward."
    assert (
        "3 ways of doing it were considered: 1 is the preferred way forward, 1 was "
        "carried forward and 1 was discarded."
    ) in words("options", longlisted())


def test_scores_stand_by_objective_and_success_factor() -> None:
    made = table("options", "score-table", longlisted())

    assert [column.heading for column in made.columns] == [
        "Way considered",
        "Fewer days in bed",
        "Potential affordability",
    ]
    assert texts(made)[1] == ["Beds", "meets", "partly"]


def test_a_longlist_without_scores_has_no_table_of_them() -> None:
    project = longlisted()
    longlist = project["longlist"]
    assert isinstance(longlist, dict)
    del longlist["beds"]["scores"]

    made = section("options", project)
    assert made is not None
    assert not any(getattr(x, "identifier", "") == "score-table" for x in made.blocks)


def test_the_social_value_stands_first_and_nothing_is_a_pass_or_a_fail() -> None:
    made = table("options", "option-table")

    assert [row.cells[0].text for row in made.rows][:3] == [
        "Net present social value (NPSV)",
        "Public sector cost",
        "Benefit-cost ratio (BCR)",
    ]
    assert made.rows[2].cells[0].detail == (
        "All benefits divided by all costs, in kind included."
    )
    assert [column.heading for column in made.columns] == [
        "Measure",
        "As now (business as usual)",
        "Beds alone (do-minimum)",
        "Beds and calm (preferred)",
    ]


def test_each_option_has_its_figures() -> None:
    # Least: 390 saved for 300. Full: 165 more of cost, 15 of it optimism bias, and
    # 180 of calm less 10%.
    assert measure("Net present social value (NPSV)") == ["£0", "£90k", "£87k"]
    assert measure("Public sector cost") == ["£0", "£300k", "£465k"]
    assert measure("Benefit-cost ratio (BCR)") == ["–", "1.30", "1.19"]
    assert measure("Residual optimism bias") == [
        "none",
        "none",
        "£15k on costs, £18k off benefits",
    ]
    # 162 of calm over 465 spent less 390 saved.
    assert measure("Wider value for each £1 of net public cost") == [
        "–",
        "saves public money",
        "2.16",
    ]


def test_effects_without_a_price_stand_by_option() -> None:
    project = framed()
    project["non_monetised"] = {
        "pride": {"direction": "gain", "size": "large", "options": ["full"]},
        "noise": {"direction": "harm", "size": "small", "quantity": "9 nights a year"},
    }

    assert measure("Significant effects without a price", project) == [
        "none",
        "Noise (small harm): 9 nights a year",
        "Noise (small harm): 9 nights a year",
    ]
    assert measure("Effects that cannot be counted", project) == [
        "none",
        "none",
        "Pride (large gain)",
    ]


def test_risks_are_counted_and_said_to_be_left_out() -> None:
    project = framed()
    project["risks"] = {
        "a": {"chance": "5%"},
        "b": {"chance": "5%", "options": ["full"]},
    }

    assert measure("Risk costs", project) == [
        "none",
        "1 risk in the register, not in these sums",
        "2 risks in the register, not in these sums",
    ]


def test_increments_are_over_the_do_minimum() -> None:
    made = table("options", "increments")

    # 162 more of benefits for 165 more of costs.
    assert made.caption == "What each option brings beyond “Beds alone”, present values"
    assert texts(made)[:4] == [
        ["Net present social value (NPSV)", "−3"],
        ["Everyone's costs", "165"],
        ["Everyone's benefits", "162"],
        ["BCR of the difference", "0.98"],
    ]


def test_without_a_do_minimum_there_is_no_increment() -> None:
    project = framed()
    options = project["options"]
    assert isinstance(options, dict)
    del options["least"]["role"]

    made = section("options", project)
    assert made is not None
    assert not any(getattr(x, "identifier", "") == "increments" for x in made.blocks)


def test_each_body_has_its_position_under_each_option() -> None:
    # The council alone pays for calm: 165 more.
    assert texts(table("options", "agencies-by-option")) == [
        ["The council", "−210", "−375"],
        ["Integrated care board", "300", "300"],
        ["All public bodies", "90", "−75"],
    ]


def test_effects_that_go_on_are_told_from_those_that_have_run_out() -> None:
    project = framed()
    benefits = project["benefits"]
    assert isinstance(benefits, dict)
    benefits["beds"]["amount"] = {"2026-27": "130k"}
    del benefits["calm"]
    rows = table("options", "option-table", project).rows

    assert [cell.detail for cell in rows[-1].cells[1:]] == [
        "",
        "Every effect has run out before the last year.",
        "Every effect has run out before the last year.",
    ]


def test_who_would_choose_otherwise_is_told_below_the_tables() -> None:
    # Beds save 390 for 300, and calm adds 162 for 165. The council pays 80% of the
    # 300, and is paid 30 by the NHS.
    assert words("options")[-1] == (
        "Not all would choose “Beds alone”: “As now” would be better for the council "
        "by £210k; “Beds and calm” for society by £162k. “Beds and calm” is dominated "
        "by “Beds alone”: it costs no less public money, and gives no more public "
        "value."
    )
