"""Every explanation calculates, step by step, to the appraisal's own figure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from cba.results.explain import explain, targets
from cba.results.explanation.figures import Figure
from tests.conftest import ROOT
from tests.examples import examples
from tests.properties.strategies import random_project
from tests.results.explaining import answers_of, appraised_file, faults
from tests.worked.oracle.running import write

#: One every day, and more before a release.
SEEDS = [2, *(pytest.param(n, marks=pytest.mark.heavy) for n in (0, 1, 3, 4))]
CASES = sorted((ROOT / "tests" / "worked").glob("*/*.yaml"))


def _faults(path: Path) -> list[str]:
    """What does not add up in all that can be explained of a project."""
    appraisal, _ = appraised_file(path)
    results = answers_of(appraisal)
    found = []
    for option, answers in appraisal.options.items():
        years = [each.year for each in answers.by_year]
        for target in targets(appraisal, option):
            found += faults(results, explain(appraisal, target, option))
            if target.startswith("agencies.") and target.count(".") == 1:
                for year in years:
                    asked = f"{target}@{year}"
                    found += faults(results, explain(appraisal, asked, option))
        for line in answers.lines:
            for year in years:
                found += faults(results, explain(appraisal, f"{line}@{year}", option))
    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_target_of_a_worked_case_adds_up(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))

    assert _faults(write(case["project"], tmp_path / "project.yaml")) == []


@pytest.mark.parametrize("example", examples(["starter"]))
def test_every_target_of_an_example_adds_up(example: str) -> None:
    assert _faults(ROOT / "examples" / example / "project.yaml") == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_target_of_a_made_project_adds_up(seed: int, tmp_path: Path) -> None:
    assert _faults(write(random_project(seed), tmp_path / "project.yaml")) == []


def test_a_step_that_does_not_calculate_is_found() -> None:
    appraisal, _ = appraised_file(ROOT / "examples" / "minimal" / "project.yaml")
    explanation = explain(appraisal, "npv")
    made_of, *tables = explanation.tables
    wrong = replace(made_of.rows[0], figures=(Figure(1.0, "money"),))
    broken = replace(made_of, rows=(wrong, *made_of.rows[1:]))

    assert (
        faults(answers_of(appraisal), replace(explanation, tables=(broken, *tables)))
        != []
    )


def test_a_figure_that_is_not_the_results_own_is_found() -> None:
    appraisal, _ = appraised_file(ROOT / "examples" / "minimal" / "project.yaml")
    explanation = explain(appraisal, "bcr")

    moved = replace(explanation, figure=Figure(99.0, "ratio"))

    assert faults(answers_of(appraisal), moved) == [
        "public_value.bcr: is not options.preferred.public_value.bcr"
    ]
