"""Commercial and management cases, five cases, ten questions, sign-off, assurance."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cba.loading.project_loader import load
from cba.models.delivery import Passage
from cba.reports.business_case import describe
from cba.reports.content import (
    Bullets,
    Definitions,
    Fact,
    Paragraph,
    Publication,
    Subheading,
    Table,
)
from cba.reports.narrative import heading_of, narrative_blocks
from cba.results.appraise import appraise
from tests.conftest import ROOT
from tests.reports.frame import framed, section, table, texts, words
from tests.reports.made_projects import Tree, flat, saved, spent


def reviewed(made: Publication) -> Table:
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
        "Nothing is required at this stage.",
        "Complete for this stage.",
        "Nothing is required at this stage.",
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


def test_a_loss_is_made_worse_by_as_much_as_a_gain_is_lowered() -> None:
    project = flat(
        {"team": spent("1k")},
        {
            "gain": {**saved("300k"), "optimism_bias": "10%"},
            "harm": {**saved("-100k"), "optimism_bias": "10%"},
        },
        years=1,
    )

    # 30 off 300, and 10 more than 100: 40 of 400.
    assert column("reviewer", 1, project)[3] == (
        "Yes: benefits are lowered by £40k (10%)."
    )


def test_without_benefits_there_is_nothing_to_measure() -> None:
    answers = column("reviewer", 1, flat({"team": spent("1k")}, {}))

    assert answers[9] == "There are no benefits to measure."


@pytest.mark.parametrize(
    ("target", "rest"),
    [
        ("5", ", with a baseline, a target and an owner."),
        (None, "; its baseline, target or owner is still to come."),
    ],
)
def test_the_one_benefit_is_not_counted(target: str | None, rest: str) -> None:
    measure = {"indicator": "Days", "baseline": "9", "owner": "council"}
    if target:
        measure["target"] = target
    project = flat({}, {"less": {**saved("1k"), "measure": measure}})

    assert column("reviewer", 1, project)[9] == (
        f"The one benefit has an indicator{rest}"
    )


def test_the_status_of_a_value_is_found_at_the_value(tmp_path: Path) -> None:
    value = {"fiscal": 5, "source": "x", "status": "illustrative"}
    less = {"quantity": 5, "value": value, "falls_to": "council", "cashable": "0%"}
    file = tmp_path / "project.yaml"
    file.write_text(yaml.safe_dump(flat({}, {"less": less}), sort_keys=False), "utf-8")
    loaded = load(file)
    assert loaded.project is not None
    made = describe(appraise(loaded.project), document=loaded.document)
    place = reviewed(made).rows[2].cells[2].text
    line = int(place.removeprefix("project.yaml, line "))

    lines = file.read_text("utf-8").splitlines()
    assert lines[line - 1].strip() == "status: illustrative"


def test_the_other_options_are_those_beside_business_as_usual() -> None:
    project = flat({"team": spent("1k")}, {})
    project["options"] = {
        "none": {"role": "baseline"},
        "all": {"role": "preferred"},
        "less": {"title": "Less"},
    }

    assert column("reviewer", 1, project)[0].endswith(
        "1 other option is appraised beside the preferred one."
    )


def test_only_risks_and_effects_of_the_option_are_counted() -> None:
    project = flat({"team": spent("1k")}, {})
    project["options"] = {"all": {"role": "preferred"}, "less": {"title": "Less"}}
    project["risks"] = {"mine": {"title": "Late"}, "its": {"options": ["less"]}}
    project["non_monetised"] = {
        "calm": {"direction": "gain", "size": "small", "options": ["less"]}
    }

    assert column("reviewer", 1, project)[8] == "The file declares 1 risk."
    assert "a register of 1 risk" in column("five-cases", 1, project)[4].lower()
    assert "effects that have no price" in column("five-cases", 2, project)[1]


def test_benefits_beyond_budgets_are_no_part_of_the_financial_case() -> None:
    social = {"amount": "5k", "category": "social", "confidence": 3}
    project = flat({"team": spent("1k")}, {"calm": social})

    assert column("five-cases", 1, project)[3] == "Costs of each body by year."


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
