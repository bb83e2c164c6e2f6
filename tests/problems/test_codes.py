"""Every code has words and a project that brings it about, and the other way round."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from cba.loading.project_loader import load
from cba.problems import Problem, severity_of
from cba.resources import data_file
from tests.conftest import ROOT
from tests.loading.projects import OF_AGE

FOLDER = ROOT / "tests" / "problems"
WORDS = tomllib.loads(data_file("problems.toml").read_text("utf-8"))
FOLDERS = sorted(path.name for path in FOLDER.glob("CBA*") if path.is_dir())
#: Those that a command brings about, and not the project alone.
BY_COMMAND = {path.parent.name for path in FOLDER.glob("*/command.txt")}
CLEAN = sorted(path.parent.name for path in FOLDER.glob("*/clean.yaml"))


def used() -> set[str]:
    """The codes that the source of the tool holds."""
    sources = (path.read_text("utf-8") for path in (ROOT / "cba").rglob("*.py"))
    return {code for text in sources for code in re.findall(r'"(CBA\d{3})"', text)}


def problems_of(code: str) -> tuple[Problem, ...]:
    return load(FOLDER / code / "project.yaml").problems


def test_every_code_has_words() -> None:
    assert sorted(used() - set(WORDS)) == []


def test_no_words_are_for_a_code_that_is_gone() -> None:
    assert sorted(set(WORDS) - used()) == []


def test_every_code_with_words_has_a_folder() -> None:
    # No project brings about a fault of the tool, or an interruption.
    assert sorted(set(WORDS) - {"CBA000", "CBA004"}) == FOLDERS


def test_codes_stand_in_order() -> None:
    assert list(WORDS) == sorted(WORDS)


@pytest.mark.parametrize("code", sorted(WORDS))
def test_words_say_what_why_and_how_to_mend_it(code: str) -> None:
    words = WORDS[code]

    assert set(words) == {"title", "why", "fix"}
    assert not words["title"].endswith(".")
    assert words["why"].strip().endswith((".", "?"))
    assert words["fix"].strip().endswith(".")
    assert re.findall(r"[a-z]!", " ".join(words.values())) == []


@pytest.mark.parametrize("code", [code for code in FOLDERS if code not in BY_COMMAND])
def test_the_project_of_a_code_has_that_problem_and_no_other(code: str) -> None:
    assert {problem.code for problem in problems_of(code)} - (OF_AGE - {code}) == {code}


@pytest.mark.parametrize("code", [code for code in FOLDERS if code not in BY_COMMAND])
def test_the_problem_has_a_place_and_words(code: str) -> None:
    for problem in problems_of(code):
        place = problem.place

        assert place is not None
        assert Path(place.file).parent.name == code
        assert problem.message[-1] not in ".!"
        assert problem.hint or code in {"CBA102", "CBA103"}


def test_every_warning_has_a_project_that_does_not_bring_it_about() -> None:
    warnings = [
        code
        for code in FOLDERS
        if severity_of(code) != "error" and code not in BY_COMMAND
    ]

    assert sorted(set(warnings) - set(CLEAN) - {"CBA110"}) == []


@pytest.mark.parametrize("code", CLEAN)
def test_a_clean_project_has_no_problem(code: str) -> None:
    problems = load(FOLDER / code / "clean.yaml").problems

    assert [p.code for p in problems if p.code not in OF_AGE - {code}] == []
