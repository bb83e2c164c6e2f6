"""Summary, counterfactual and objectives with what serves them."""

from __future__ import annotations

from tests.reports.frame import framed, section, table, texts, words
from tests.reports.made_projects import flat, spent


def test_summary_and_counterfactual_stand_first() -> None:
    assert words("case-for-change") == [
        "Beds at home.",
        "And a nurse.",
        "People wait.",
        "Every cost and every benefit in this document is a change from this.",
    ]


def test_each_objective_has_the_benefits_that_serve_it() -> None:
    made = table("case-for-change", "objective-table")

    assert texts(made) == [
        ["Fewer days in bed"],
        ["Beds", "Days in bed", "9", "6"],
        ["A calm town"],
        ["No benefit of this option serves it.", "", "", ""],
    ]
    assert made.notes == ("One benefit names no objective: Calm.",)


def test_an_effect_without_a_price_may_serve_an_objective() -> None:
    project = framed()
    project["non_monetised"] = {
        "pride": {"direction": "gain", "size": "small", "objective": "proud"}
    }

    rows = texts(table("case-for-change", "objective-table", project))
    assert rows[-1] == ["Pride", "not counted", "", ""]


def test_a_project_that_says_nothing_has_no_case_for_change() -> None:
    assert section("case-for-change", flat({"team": spent("1k")}, {})) is None
