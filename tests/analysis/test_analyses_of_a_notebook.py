"""The analyses by the names that a notebook imports."""

from __future__ import annotations

import pandas as pd
import pytest

import cba
from cba.analysis.comparison import candidates_of
from cba.analysis.comparison import compare as compare_options
from cba.analysis.draws import Plan
from cba.analysis.simulation import simulate as run
from cba.loading.project_loader import load_project
from cba.models.project import Project
from cba.resources import examples_folder
from tests.analysis.compared_project import PROJECT
from tests.results.appraising import appraised_text

NPV = "public_value.npv"


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(examples_folder() / "starter")


def test_a_comparison_is_with_the_do_minimum_or_what_is_asked() -> None:
    appraisal = appraised_text(PROJECT)
    candidates = candidates_of(appraisal)

    assert cba.compare(appraisal) == compare_options(candidates, "least")
    found = cba.compare(appraisal, "full", (NPV,))
    assert found == compare_options(candidates, "full", (NPV,))


def test_a_simulation_is_that_of_the_command(project: Project) -> None:
    found = cba.simulate(project, 200, 7, metrics=(NPV,), optimism_bias="drop")

    expected = run(project, Plan(200, 7), metrics=(NPV,), optimism_bias="drop")
    assert expected.metrics == found.metrics
    assert found.optimism_bias == "drop"


def test_a_sensitivity_analysis_makes_a_table(project: Project) -> None:
    table = pd.DataFrame(cba.sensitivity(project).swings)
    assert {"address", "at_low", "at_high", "swing"} <= set(table.columns)
