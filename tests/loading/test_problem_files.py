"""The reproducing files of what is wrong with the shape of a project."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cba.loading.project_document import read_document
from cba.resources import data_file
from tests.conftest import ROOT

_FOLDERS = ROOT / "tests" / "problems"
_READING = [f"CBA{n}" for n in (101, 102, 103, 104, 105, 107, 108, 109, 110)] + [
    f"CBA{n}" for n in (117, 120, 121, 122, 123, 124, 125)
]


@pytest.mark.parametrize("code", _READING)
def test_the_file_of_a_code_has_that_problem_alone(code: str) -> None:
    _, found = read_document(Path(_FOLDERS / code / "project.yaml"))

    assert [problem.code for problem in found] == [code]


@pytest.mark.parametrize("code", _READING)
def test_the_page_of_a_code_has_its_words(code: str) -> None:
    pages = tomllib.loads(data_file("problems.toml").read_text("utf-8"))

    assert set(pages[code]) == {"title", "why", "fix"}
    assert all(pages[code].values())
