"""A project of 500 lines over 60 years and 20 agencies, in less than 300 MB."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.made_project import made_project
from benchmarks.timing import peak_megabytes

pytestmark = pytest.mark.heavy
MOST_MEGABYTES = 300


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "project.yaml"
    path.write_text(made_project(500, 60, 20), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ["appraise", "{project}", "--json"],
        ["appraise", "{project}", "--by", "line", "--csv", "{folder}/flows.csv"],
        ["report", "{project}", "-o", "{folder}/case.html"],
        ["explain", "{project}", "npv"],
    ],
    ids=["json", "csv", "report", "explain"],
)
def test_a_large_project_fits(arguments: list[str], project: Path) -> None:
    words = [each.format(project=project, folder=project.parent) for each in arguments]

    peak = peak_megabytes([sys.executable, "-m", "cba", *words])

    assert peak < MOST_MEGABYTES
