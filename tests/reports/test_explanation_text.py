"""An explanation as a terminal, a pipe and a program read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cba.reports.explanation_json import explanation_json
from cba.reports.explanation_places import Places
from cba.reports.explanation_text import explanation_text
from cba.reports.problem_page_text import problem_page_text
from cba.results.explain import explain
from cba.results.explanation.problem_page import problem_page
from tests.conftest import ROOT
from tests.results.explaining import appraised, appraised_file
from tests.results.support_project import PROJECT


def _text(folder: Path, what: str, text: str = PROJECT, option: str = "full") -> str:
    """What is printed, without the folder that the project happens to stand in."""
    appraisal, document = appraised(text, folder)
    found = explain(appraisal, what, option)
    places = Places(document, found.inputs)
    lines = explanation_text(found, places, "GBP", "project.yaml")
    return "\n".join(line.text for line in lines).replace(f"{folder}/", "")


def test_a_cost_in_a_year_is_shown_step_by_step(tmp_path: Path) -> None:
    assert (
        _text(tmp_path, "costs.team@2027-28")
        == """\
Key workers: present value of its cost in 2027-28: £88,000
costs.team@2027-28, in the option full

Optimism bias, typed
the correction  10%  project.yaml:27

The cost in 2027-28
                                2027-28
  costs.team.amount            £100,000  project.yaml:26
= before optimism bias         £100,000
× optimism bias               (1 + 10%)  as typed in the line
= the cost in 2027-28          £110,000
× discount factor of 2027-28        0.8  project.yaml:6  25% a year, year 1, at the \
start of the year: ÷ (1 + 25%) on the factor of the year before
= present value                 £88,000

Who has it
                       share  in 2027-28  present value
Council: revenue         60%     £66,000        £52,800  project.yaml:25
Health board: revenue    40%     £44,000        £35,200  project.yaml:25
───────────────────────────────────────────────────────
all agencies                    £110,000        £88,000

Inputs
  costs.team.optimism_bias  10%                   project.yaml:27  Service budget
  costs.team.amount         by year               project.yaml:26  Service budget
  appraisal.discounting     25% a year            project.yaml:6
  appraisal.timing          start                 default
  costs.team.paid_by        council 60%, nhs 40%  project.yaml:25

£88,000 is one year's part of options.full.lines.team.pv_cost.

more: cba explain project.yaml costs.team"""
    )


def test_a_chain_shows_shares_kept_and_lost(tmp_path: Path) -> None:
    lines = _text(tmp_path, "stays@2027-28").splitlines()
    begin = lines.index("What a cohort brings a year, gross to net")

    assert lines[begin + 2 : begin + 9] == [
        "  people.leavers.starting                           400  project.yaml:15",
        "× people.leavers.affected                           60%  project.yaml:16",
        "× people.leavers.engagement                         75%  project.yaml:17",
        "× people.leavers.retention                          80%  project.yaml:18",
        "× benefits.stays.impact                             60%  project.yaml:40",
        "× benefits.stays.deadweight                   (1 − 10%)  project.yaml:46",
        "= brought a year while the effect is whole        77.76",
    ]


def test_an_input_says_its_range_source_and_status(tmp_path: Path) -> None:
    lines = _text(tmp_path, "benefits.stays.impact").splitlines()

    assert lines[0] == "benefits.stays.impact, of Fewer hospital stays: 60%"
    assert (
        "  benefits.stays.impact  60%  project.yaml:40  "
        "40% to 70%; Trial, 2024; published"
    ) in lines


def test_an_input_without_evidence_says_so(tmp_path: Path) -> None:
    found = _text(tmp_path, "benefits.stays.deadweight")

    assert "  benefits.stays.deadweight  10%  project.yaml:46  no source given" in found


def test_an_input_that_the_option_sets_has_its_place_there(tmp_path: Path) -> None:
    found = _text(tmp_path, "people.leavers.engagement", option="smaller")

    at = PROJECT.splitlines().index("    set: {people.leavers.engagement: 50%}") + 1
    assert f"  people.leavers.engagement  50%  project.yaml:{at}" in found


def test_a_figure_that_there_is_not_is_said_to_be_none(tmp_path: Path) -> None:
    lines = _text(tmp_path, "agencies.council.payback_cashable").splitlines()

    assert lines[0] == "Payback, on cash savings of Council: year: none"
    assert lines[-1] == (
        "The appraisal has no figure at options.full.agencies.council"
        ".payback_cashable.year."
    )


def test_a_title_of_several_lines_stands_in_one(tmp_path: Path) -> None:
    text = PROJECT.replace("title: Key workers", r'title: "Key\n\n  workers\u2028"')

    found = _text(tmp_path, "npv", text)

    assert "\nKey workers  " in found


def test_a_line_of_a_table_has_its_place_in_the_table() -> None:
    path = ROOT / "examples" / "reoffending" / "project.yaml"
    appraisal, document = appraised_file(path)
    found = explain(appraisal, "costs.training.amount")
    places = Places(document, found.inputs)

    place = places.of("costs.training.amount")

    assert place is not None
    assert Path(place.file).name == "costs.csv"
    assert place.line == 6


def test_an_address_below_one_that_is_not_there_has_no_place(tmp_path: Path) -> None:
    _, document = appraised(PROJECT, tmp_path)

    assert Places(document, ()).of("costs.none.amount") is None


def test_json_has_the_tree_with_places(tmp_path: Path) -> None:
    appraisal, document = appraised(PROJECT, tmp_path)
    found = explain(appraisal, "costs.team")

    content = json.loads(
        json.dumps(explanation_json(found, Places(document, found.inputs)))
    )

    assert content["value"] == 198_000.0  # 110,000 + 110,000 × 0.8
    assert content["meets"] == "options.full.lines.team.pv_cost"
    assert [part["target"] for part in content["parts"]] == ["costs.team@2026-27"]
    amount = next(x for x in content["inputs"] if x["address"] == "costs.team.amount")
    assert (amount["line"], amount["source"]) == (26, "Service budget")


def test_json_has_ranges_as_they_are_given(tmp_path: Path) -> None:
    appraisal, document = appraised(PROJECT, tmp_path)
    found = explain(appraisal, "benefits.stays.impact")

    content = explanation_json(found, Places(document, found.inputs))

    inputs = content["inputs"]
    assert isinstance(inputs, list)
    assert inputs[0]["range"] == {
        "low": 0.4,
        "high": 0.7,
        "relative": False,
        "shape": "pert",
    }


@pytest.mark.parametrize("code", ["CBA203", "cba203"])
def test_the_page_of_a_problem_code_says_how_to_mend_it(code: str) -> None:
    page = problem_page(code)
    assert page is not None

    lines = [line.text for line in problem_page_text(page)]

    assert lines[0] == f"CBA203: {page.title} (error)"
    assert lines[-1] == f"hint: {page.fix}"
