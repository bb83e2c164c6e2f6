"""Commercial and management cases, five cases, ten questions, sign-off, assurance."""

from __future__ import annotations

from pathlib import Path

import pytest

from cba.loading.project_loader import load
from cba.models.delivery import Passage
from cba.reports.business_case import describe
from cba.reports.content import (
    Bullets,
    BusinessCase,
    Definitions,
    Fact,
    Paragraph,
    Subheading,
    Table,
)
from cba.reports.narrative import heading_of, narrative_blocks
from cba.results.appraise import appraise
from tests.conftest import ROOT
from tests.reports.frame import framed, section, table, texts, words
from tests.reports.made_projects import Tree, flat, spent


def reviewed(made: BusinessCase) -> Table:
    """The table of the ten questions of a case."""
    blocks = (block for each in made.sections for block in each.blocks)
    (found,) = (
        x for x in blocks if isinstance(x, Table) and x.identifier == "reviewer"
    )
    return found


def column(identifier: str, number: int, project: Tree | None = None) -> list[str]:
    return [row[number] for row in texts(table("delivery", identifier, project))]


def test_one_text_is_paragraphs_under_its_heading() -> None:
    made = tuple(narrative_blocks("commercial", "The commercial case", "One.\n\nTwo"))

    assert made == (
        Subheading("commercial", "The commercial case"),
        Paragraph("One."),
        Paragraph("Two."),
    )


def test_headings_have_texts_lists_and_milestones() -> None:
    given: dict[str, Passage] = {
        "risk_allocation": "Ours",
        "resources": ("A manager", "An analyst"),
        "plan": {"2027-04": "Start", "2028-10-01": "Review", "2029-30": "Close"},
        "parts": {"nurses": "Employed"},
    }
    made = tuple(narrative_blocks("management", "The management case", given))

    assert made[1] == Definitions((Fact("Risk allocation", "Ours."),))
    assert made[2:4] == (
        Paragraph("Resources:"),
        Bullets(("A manager.", "An analyst.")),
    )
    plan, parts = made[4:]
    assert isinstance(plan, Table)
    assert isinstance(parts, Table)
    assert texts(plan) == [
        ["April 2027", "Start"],
        ["1 October 2028", "Review"],
        ["2029-30", "Close"],
    ]
    assert plan.columns[0].heading == "When"
    assert parts.columns[0].heading == "What"
    assert texts(parts) == [["Nurses", "Employed"]]
    assert plan.identifier != parts.identifier


@pytest.mark.parametrize("given", [None, "", {}])
def test_nothing_given_is_nothing_printed(given: str | dict[str, str] | None) -> None:
    assert tuple(narrative_blocks("commercial", "The commercial case", given)) == ()


def test_a_heading_keeps_its_capitals() -> None:
    assert heading_of("NHS_contract") == "NHS contract"


def test_a_strategic_case_is_asked_for_less_than_an_outline_one() -> None:
    project = framed()
    about = project["project"]
    assert isinstance(about, dict)
    about["stage"] = "strategic"

    assert column("five-cases", 2, project) == [
        "Complete for this stage.",
        "A longlist with the reasons of the sift.",
        "Complete for this stage.",
        "Complete for this stage.",
        "Complete for this stage.",
    ]
    assert column("five-cases", 2)[2] == (
        "How services are bought, on what contract, and who bears which risk."
    )


def test_without_a_stage_the_case_is_held_to_a_full_one() -> None:
    plain = flat({"team": spent("1k")}, {})

    assert table("delivery", "five-cases", plain).caption == (
        "The five cases, held to what a full business case needs"
    )
    assert column("five-cases", 2, plain)[0] == (
        "A summary of the proposal; what would happen without it; objectives."
    )


def test_a_heading_of_its_own_stands_in_one_line_among_the_five_cases() -> None:
    project = flat({"team": spent("£1m")}, {})
    project["commercial"] = {"who\u2028 buys": "Open", "what\t for": "Ours"}

    assert column("five-cases", 1, project)[2] == "Who buys and what for."


def test_what_is_there_is_named() -> None:
    project = framed()
    project["commercial"] = {"procurement": "Open", "risk_allocation": "Ours"}
    project["management"] = "A board."
    project["risks"] = {"a": {"chance": "5%"}}

    held = column("five-cases", 1, project)
    assert held[2] == "Procurement and risk allocation."
    assert held[4] == "A text; a register of 1 risk."


def test_sign_off_has_lines_to_fill() -> None:
    project = framed()
    project["sign_off"] = {
        "finance_director": {"name": "A. Person", "organisation": "nhs"},
        "chair": {"title": "Chair of the board", "date": "2026-11-02"},
    }
    blank = "……………………"

    assert texts(table("delivery", "sign-off-table", project)) == [
        ["Finance director", "A. Person", "Integrated care board", blank, blank],
        ["Chair of the board", blank, blank, blank, "2 November 2026"],
    ]


def test_without_signatories_there_is_no_block_to_sign() -> None:
    made = section("delivery")
    assert made is not None
    assert not any(getattr(x, "identifier", "") == "sign-off" for x in made.blocks)


def test_ten_questions_are_answered() -> None:
    questions = column("reviewer", 0)

    assert len(questions) == 10
    assert questions[0] == "1. What is the project compared with?"
    assert all(column("reviewer", 1))


def test_answers_come_from_the_figures() -> None:
    answers = column("reviewer", 1)

    assert answers[1] == "Nothing: every effect is counted as the project's own."
    # 15 of 450 before bias; 18 of 570.
    assert answers[3] == (
        "Yes: costs are raised by £15k (3%) and benefits are lowered by £18k (3%)."
    )
    assert answers[4] == (
        "Worse off: the council by £375k. Better off: the integrated care board by "
        "£300k."
    )
    assert answers[5] == "50% of the savings: £195k of £390k."
    assert answers[8] == "The file declares no range, no scenario and no risk."
    assert answers[9] == (
        "1 of 2 benefits has an indicator, with a baseline, a target and an owner. "
        "Without: Calm."
    )


def test_what_is_taken_off_is_named_with_what_is_not() -> None:
    project = framed()
    benefits = project["benefits"]
    assert isinstance(benefits, dict)
    benefits["beds"] |= {"deadweight": "20%", "attribution": {"to_others": "10%"}}

    assert column("reviewer", 1, project)[1] == (
        "Taken off the benefits: deadweight and attribution to others. Without "
        "deadweight: Calm."
    )


def test_answers_name_the_lines_of_the_file() -> None:
    loaded = load(ROOT / "examples" / "reoffending")
    assert loaded.project is not None
    made = describe(appraise(loaded.project), document=loaded.document)
    found = reviewed(made)
    file = ROOT / "examples" / "reoffending" / "project.yaml"
    lines = file.read_text("utf-8").splitlines()
    place = found.rows[0].cells[2].text
    numbers = place.removeprefix("project.yaml, lines ").split(" and ")

    assert lines[int(numbers[0]) - 1].strip().startswith("counterfactual:")
    assert lines[int(numbers[1]) - 1].startswith("options:")


def test_accepted_warnings_are_counted_and_marked() -> None:
    project = framed()
    project["acknowledge"] = {"CBA401": "It is new"}

    assert (
        "6 warnings (2 accepted) and 1 note stand against the project file."
    ) in words("delivery", project)
    marks = {
        (row.cells[0].text, row.cells[0].mark)
        for row in table("delivery", "warnings", project).rows
    }
    assert ("CBA401", "accepted") in marks
    assert ("CBA403", "warning") in marks


def test_the_table_file_of_a_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "costs.csv").write_text(
        "id,kind,paid_by,amount,confidence\nteam,revenue,council,5000,3\n", "utf-8"
    )
    (tmp_path / "project.yaml").write_text(
        "cba: 1\nproject: {title: T}\nappraisal: {first_year: 2026-27, years: 1}\n"
        "agencies: {council: {sector: local-authority}}\ntables: {costs: costs.csv}\n",
        "utf-8",
    )
    loaded = load(tmp_path)
    assert loaded.project is not None
    made = describe(appraise(loaded.project), document=loaded.document)
    found = reviewed(made)

    assert found.rows[3].cells[2].text == "costs.csv, line 2"
