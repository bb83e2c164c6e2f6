"""What a command says beside its answer, on stderr, and its answer, on stdout."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from cba.problems import Problem
from cba.reports.diagnostics import render, summary


def answer(text: str) -> None:
    """Print the answer of the command."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def say(text: str) -> None:
    """Say something beside the answer."""
    sys.stderr.write(text + "\n")


def tell(problems: Sequence[Problem]) -> None:
    """Every problem with its excerpt, then how many there are."""
    color = wants_color(sys.stderr)
    for problem in problems:
        say(render(problem, color=color) + "\n")
    if problems:
        say(summary(problems))


def mention(problems: Iterable[Problem], source: str) -> None:
    """How many warnings came with an answer, and how to read them."""
    found = [problem for problem in problems if problem.severity != "error"]
    if found:
        say(f"{summary(found)}: `cba validate {source}` shows them")


def wrote(path: Path) -> None:
    """Say that a file was written."""
    say(f"wrote {path}")


def wants_color(stream: TextIO) -> bool:
    """Whether colour helps: a terminal that has not asked to be spared."""
    if os.environ.get("NO_COLOR"):
        return False
    return stream.isatty() and os.environ.get("TERM") != "dumb"
