"""What a workbook says of cells that it cannot work with, and of what comes back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from cba.loading.editing.returning import returning
from cba.loading.project_loader import load
from cba.loading.returned_workbook import read_returned
from cba.reports.workbook import write_workbook
from cba.reports.workbook.checks import ALL_WELL
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise
from tests.reports.workbook.comparing import unlike_results
from tests.reports.workbook.editing import (
    Typed,
    cells_of,
    errors_of,
    inputs_of,
    with_inputs,
)
from tests.reports.workbook.libreoffice import recalculated
from tests.reports.workbook.samples import by_cohort, one_year_set, workbook_of

pytestmark = pytest.mark.heavy

#: What is typed into the example `reoffending`, and the address that is named for it.
WRONG: dict[str, tuple[Mapping[tuple[str, str], Typed], str, str]] = {
    "nobody pays": (
        {
            ("costs.key_workers.paid_by.boroughs", "Value"): None,
            ("costs.key_workers.paid_by.justice", "Value"): 0.0,
        },
        "costs.key_workers.paid_by.boroughs",
        "is empty",
    ),
    "all pay nothing": (
        {
            ("costs.key_workers.paid_by.boroughs", "Value"): 0.0,
            ("costs.key_workers.paid_by.justice", "Value"): 0.0,
        },
        "costs.key_workers.paid_by.boroughs",
        "add up to 0%, not 100%",
    ),
    "steps of 0": (
        {("benefits.prison_places.cashable.in_steps_of", "Value"): 0.0},
        "benefits.prison_places.cashable.in_steps_of",
        "is not above 0",
    ),
    "half a grade": (
        {("benefits.rough_sleeping.confidence.evidence", "Value"): 2.5},
        "benefits.rough_sleeping.confidence.evidence",
        "is not a whole number from 1 to 6",
    ),
    "a word as a grade": (
        {("benefits.rough_sleeping.confidence.evidence", "Value"): "good"},
        "benefits.rough_sleeping.confidence.evidence",
        "is not a whole number from 1 to 6",
    ),
    "an amount as a text": (
        {("costs.key_workers.amount", "2027-28"): "£900,000"},
        "costs.key_workers.amount",
        "is not a number",
    ),
}
#: What is worked with as it stands, but is no input that the project file would take.
UNBOUNDED: dict[str, tuple[tuple[str, str], float, str]] = {
    "more than all": (
        ("people.leavers.engagement", "Value"),
        1.2,
        "is not a share between 0% and 100%",
    ),
    "less than nothing": (
        ("benefits.reoffending.drop_off", "Value"),
        -0.1,
        "is not a share between 0% and 100%",
    ),
    "a payer of less than nothing": (
        ("costs.key_workers.paid_by.boroughs", "Value"),
        -0.2,
        "is not a share between 0% and 100%",
    ),
    "more than the risk that there is": (
        ("costs.rooms.optimism_bias.mitigated", "Value"),
        2.0,
        "is not a share between 0% and 100%",
    ),
}
_BASE, _OWN = "costs.team.amount", "options.low.set.costs.team.amount"
#: What is typed into a project whose option sets one year, which import carries.
CARRIED: dict[str, Mapping[tuple[str, str], Typed]] = {
    "nothing": {},
    "the input": {(_BASE, "Value"): 200_000.0},
    "the year of the option": {(_OWN, "2026-27"): 30_000.0},
    "both": {(_BASE, "Value"): 90_000.0, (_OWN, "2026-27"): 30_000.0},
}


class Worked:
    """All workbooks of this file, worked out again together."""

    def __init__(self, work: Path) -> None:
        self.project = one_year_set(work / "project.yaml")
        loaded = load(self.project)
        content = write_workbook(_appraised(self.project), loaded, "project.yaml")
        given = {
            words: with_inputs(workbook_of("reoffending"), typed)
            for words, (typed, _, _) in WRONG.items()
        }
        for words, (cell, value, _) in UNBOUNDED.items():
            given[words] = with_inputs(workbook_of("reoffending"), {cell: value})
        of_cohorts = write_workbook(by_cohort(), None, "project.yaml")
        year = {("benefits.fading.drop_off", "2028-29"): 1.5}
        given["a year of more than all"] = with_inputs(of_cohorts, year)
        half = {("costs.team.paid_by.nhs", "Value"): 0.0}
        given["half the shares"] = with_inputs(content, half)
        given["ungraded"] = with_inputs(
            content, {("costs.team.confidence", "Value"): None}
        )
        for words, typed in CARRIED.items():
            given[words] = with_inputs(content, typed)
        paths = []
        for words, made in given.items():
            paths.append(work / f"{words.replace(' ', '-')}.xlsx")
            paths[-1].write_bytes(made)
        self._made = recalculated(paths, work)

    def path(self, words: str) -> Path:
        """The workbook as LibreOffice saved it."""
        return self._made[f"{words.replace(' ', '-')}.xlsx"]

    def content(self, words: str) -> bytes:
        """The bytes of it."""
        return self.path(words).read_bytes()

    def cover(self, words: str) -> dict[object, object]:
        """The first two columns of its cover."""
        return {row[0]: row[1] for row in cells_of(self.content(words), "Cover")}


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Worked:
    return Worked(tmp_path_factory.mktemp("checked"))


def _appraised(path: Path) -> Appraisal:
    project = load(path).project
    assert project is not None
    return appraise(project)


@pytest.mark.parametrize("words", WRONG)
def test_a_cell_that_cannot_be_used_is_named(worked: Worked, words: str) -> None:
    _, address, wrong = WRONG[words]
    inputs, said = inputs_of(worked.content(words)), worked.cover(words)
    beside = str(inputs.at(address, "Check"))

    assert wrong in beside
    assert said["Check of inputs"] == f"Inputs!{beside}"
    # The value of an input, or the second of its years.
    column = "F" if address.endswith(".amount") else "D"
    assert beside.startswith(f"{column}{inputs.rows[address] + 1} ")


@pytest.mark.parametrize("words", WRONG)
def test_figures_that_rest_on_such_a_cell_are_errors(
    worked: Worked, words: str
) -> None:
    assert {sheet for sheet, _ in errors_of(worked.content(words))} >= {"Results"}
    assert str(worked.cover(words)["Check"]).startswith("Some figures cannot be")


@pytest.mark.parametrize("words", UNBOUNDED)
def test_a_share_that_is_none_is_named(worked: Worked, words: str) -> None:
    (address, head), _, wrong = UNBOUNDED[words]
    inputs, said = inputs_of(worked.content(words)), worked.cover(words)
    beside = f"{inputs.at(address, 'Check')}"

    assert head == "Value"
    assert beside == f"D{inputs.rows[address] + 1} {wrong}"
    assert str(said["Check of inputs"]).startswith(f"Inputs!{beside}")


def test_a_year_whose_share_is_none_is_named(worked: Worked) -> None:
    said = worked.cover("a year of more than all")["Check of inputs"]
    row = inputs_of(worked.content("a year of more than all")).rows

    # The third of the years, of which the first stands in E.
    place = f"Inputs!G{row['benefits.fading.drop_off'] + 1}"
    assert said == f"{place} is not a share between 0% and 100%"


def test_shares_that_make_no_whole_are_counted_in_proportion_and_said(
    worked: Worked,
) -> None:
    said = str(worked.cover("half the shares")["Check of inputs"])

    assert said.endswith("add up to 50%, not 100%")
    assert errors_of(worked.content("half the shares")) == []


def test_without_a_grade_nothing_is_corrected(worked: Worked, tmp_path: Path) -> None:
    tree = json.loads(worked.project.read_text("utf-8"))
    del tree["costs"]["team"]["confidence"]
    path = tmp_path / "project.yaml"
    path.write_text(json.dumps(tree), "utf-8")
    cells = cells_of(worked.content("ungraded"), "Results")

    assert unlike_results(cells, _appraised(path)) == []
    assert worked.cover("ungraded")["Check of inputs"] == ALL_WELL


@pytest.mark.parametrize("words", CARRIED)
def test_what_is_imported_gives_what_the_workbook_gave(
    worked: Worked, words: str
) -> None:
    loaded = load(worked.project)
    assert loaded.project is not None
    assert loaded.document is not None
    returned = read_returned(worked.path(words))
    carried = returning(loaded.project, loaded.document, returned)
    assert carried.loaded.project is not None
    cells = cells_of(worked.content(words), "Results")

    assert carried.left == ()
    assert carried.conflicts == ()
    assert len(carried.carried) == len(CARRIED[words])
    assert unlike_results(cells, appraise(carried.loaded.project)) == []
