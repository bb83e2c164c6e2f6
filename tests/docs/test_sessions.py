"""Every session of the documentation says what the tool prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.generate.pages import PAGES, ROOT
from docs.generate.sessions import Step, commands_in, steps_of

NAMES = [str(page.relative_to(ROOT)) for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_commands_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    steps = steps_of(page.read_text("utf-8"), tmp_path)

    assert {s.command: s.printed for s in steps if not s.holds} == {}


def test_a_session_that_says_something_else_is_caught() -> None:
    step = Step("cba validate .", "1 error\n", "2 errors\n", 1)

    assert not step.holds


def test_what_is_elided_may_be_anything() -> None:
    step = Step("cba validate .", "first\n...\nlast\n", "first\n1\n2\nlast\n", 0)

    assert step.holds


def test_a_command_without_output_need_only_run() -> None:
    ends = [Step("cba report .", "", "wrote\n", code).holds for code in (0, 1, 2, 3)]

    assert ends == [True, True, False, False]


def test_commands_are_told_from_their_output() -> None:
    found = commands_in("$ cba schema\n{\n...\n$ echo $?\n0\n")

    assert found == [("cba schema", "{\n...\n"), ("echo $?", "0\n")]
