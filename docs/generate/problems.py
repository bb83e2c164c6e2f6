"""The page of problems: each code with its reason, an example and the way out.

The words are those of ``cba/data/problems.toml``; the example is what the tool
prints about the project in ``tests/problems/CODE/``.
"""

from __future__ import annotations

import re
import shlex
import shutil
import tempfile
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cba.problems import severity_of
from cba.resources import data_file
from docs.generate.parts import table
from docs.generate.sessions import printed_by

FOLDERS = Path(__file__).resolve().parents[2] / "tests" / "problems"
#: In the folder of a code that `cba validate` does not bring about.
COMMAND = "command.txt"
_USUAL = "cba validate ."
_GROUPS = {
    "0": ("Before any answer", "What kept a command from running, or from ending."),
    "1": ("The shape of the file", "How the file is written, before any figure."),
    "2": ("Values", "What stands at a key, and what may stand there."),
    "3": ("References and years", "What a line names, and when."),
    "4": (
        "Method and prudence",
        "Warnings: the appraisal runs, and a reviewer would ask.",
    ),
    "5": ("Library and reference data", "Unit costs, schedules and price indices."),
    "6": ("House style", "How a document is dressed; no figure depends on it."),
}
#: The groups whose warnings are about what is appraised, not how it is written.
_OF_METHOD = "45"
_LINK = re.compile(r"\]\((?!https?:|#)(?P<how_to>how-to/)?")
_WORDS = {"error": "Error", "warning": "Warning", "info": "Note"}


def codes() -> tuple[str, ...]:
    """Every code that has words, in order."""
    return tuple(sorted(_words()))


@cache
def problem_parts() -> Mapping[str, str]:
    """The list of codes, the sections of each group, and what answers warnings."""
    return {
        "codes": _list(),
        "problems": "\n\n".join(_sections()),
        "answers": _answers(),
    }


def command_of(folder: Path) -> str:
    """The command that brings about the problem of a folder."""
    given = folder / COMMAND
    return given.read_text("utf-8").strip() if given.exists() else _USUAL


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(data_file("problems.toml").read_text("utf-8"))


def _list() -> str:
    return "\n".join(
        f"- [{code}](#{_anchor(code)}) {words['title']}"
        for code, words in sorted(_words().items())
    )


def _answers() -> str:
    """Each warning and note of method or data, and what answers it, for a page."""
    rows = [
        (
            f"[{code}](../problems.md#{_anchor(code)}) {words['title']}",
            _from_how_to(words["fix"].strip()),
        )
        for code, words in sorted(_words().items())
        if severity_of(code) != "error" and code[3] in _OF_METHOD
    ]
    return table(("what is asked", "what answers it"), rows)


def _from_how_to(text: str) -> str:
    """A text whose links lead from a page of `docs/how-to/`, not from `docs/`.

    >>> _from_how_to("[a](how-to/a.md), [b](method.md#b), [c](https://c)")
    '[a](a.md), [b](../method.md#b), [c](https://c)'
    """
    return _LINK.sub(lambda found: "](" if found["how_to"] else "](../", text)


def _anchor(code: str) -> str:
    """The anchor that a heading gets: its words, small, with hyphens."""
    title = f"{code} {_words()[code]['title']}".lower()
    kept = "".join(c for c in title if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")


def _sections() -> list[str]:
    sections = []
    for digit, (title, words) in _GROUPS.items():
        members = [code for code in codes() if code[3] == digit]
        if members:
            sections.append(f"## {title}\n\n{words}")
            sections += [_section(code) for code in members]
    return sections


def _section(code: str) -> str:
    words = _words()[code]
    parts = [
        f"### {code} {words['title']}",
        f"*{_WORDS[severity_of(code)]}.* {words['why'].strip()}",
    ]
    if (FOLDERS / code).is_dir():
        parts.append(_example(FOLDERS / code))
    parts.append(f"**What to do.** {words['fix'].strip()}")
    return "\n\n".join(parts)


def _example(folder: Path) -> str:
    """The session that shows the problem, run in a copy of its folder."""
    command = command_of(folder)
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made) / folder.name
        shutil.copytree(folder, copy, symlinks=True)
        printed, _ = printed_by(shlex.split(command)[1:], copy)
    shown = "" if command == _USUAL else f"$ {command}\n"
    return f"```text\n{shown}{printed.rstrip()}\n```"
