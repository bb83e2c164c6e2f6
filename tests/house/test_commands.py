from __future__ import annotations

import re

from tests.conftest import ROOT

#: The two lines that a newcomer copies: install and run, then test.
INSTALL = "sh install && .venv/bin/cba appraise examples/reoffending --report case.pdf"
TEST = "sh install dev && .venv/bin/pytest -n auto"


def test_the_readme_has_both_commands() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()

    assert [line for line in lines if line.startswith("sh install")] == [INSTALL, TEST]


def test_ci_runs_the_tests_as_the_readme_does() -> None:
    steps = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert f"step sh -c '{TEST}'" in steps


def test_each_word_of_the_justfile_is_in_the_list_of_commands() -> None:
    recipes = re.findall(
        r"^([a-z][a-z-]*)[^:=\n]*:(?!=)",
        (ROOT / "justfile").read_text("utf-8"),
        re.MULTILINE,
    )
    listed = (ROOT / "CONTRIBUTING.md").read_text("utf-8")

    assert [recipe for recipe in recipes if f"`just {recipe}`" not in listed] == []
    assert recipes != []
