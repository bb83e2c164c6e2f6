"""What a command says beside its answer, on stderr, and its answer, on stdout."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from cba.commands.outcome import CannotRunError
from cba.commands.streams import send
from cba.problems import Problem
from cba.reports.diagnostics import printable, render, summary


def answer(text: str) -> None:
    """Print the answer of the command.

    Raises `CannotRunError` where it cannot be written, as on a full disk. A reader
    who has gone, as in ``cba … | head``, is no error and changes nothing else.
    """
    refused = send(sys.stdout, text if text.endswith("\n") else text + "\n")
    if refused:
        raise CannotRunError("CBA003", f"the answer could not be written: {refused}")


def say(text: str) -> None:
    """Say something beside the answer; where nobody can hear it, nothing is lost."""
    send(sys.stderr, text + "\n")


def tell(problems: Sequence[Problem]) -> None:
    """Every problem with its excerpt, then how many there are."""
    color = wants_color(sys.stderr)
    for problem in problems:
        say(render(problem, color=color) + "\n")
    if problems:
        say(summary(problems))


def refuse(problems: Sequence[Problem], source: str) -> None:
    """Every error that stands in the way of an answer, and that there is more."""
    tell([problem for problem in problems if problem.severity == "error"])
    mention(problems, source)


def mention(problems: Iterable[Problem], source: str) -> None:
    """How many warnings came with an answer, and how to read them."""
    found = [problem for problem in problems if problem.severity != "error"]
    if found:
        shows = "shows it" if len(found) == 1 else "shows them"
        say(f"{summary(found)}: `cba validate {typed(source)}` {shows}")


def wrote(path: Path) -> None:
    """Say that a file was written."""
    say(f"wrote {printable(str(path))}")


def typed(source: str | Path) -> str:
    """A path as it is typed after a command: quoted, and never like an option.

    >>> typed("a case.yaml"), typed("-case.yaml"), typed("-")
    ("'a case.yaml'", './-case.yaml', '-')
    """
    text = str(source)
    if text.startswith("-") and text != "-":
        text = f"./{text}"
    return printable(shlex.quote(text))


def choose_color(choice: str) -> None:
    """Colour always or never, in the two variables that other tools know as well."""
    if choice not in {"always", "never"}:
        raise CannotRunError(
            "CBA001",
            f"`--color {printable(choice)}` is not a choice",
            "write auto, always or never",
        )
    os.environ["FORCE_COLOR" if choice == "always" else "NO_COLOR"] = "1"


def wants_color(stream: TextIO) -> bool:
    """Whether colour helps: a terminal that has not asked to be spared."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
