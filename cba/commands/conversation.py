"""What a command says beside its answer, on stderr, and its answer, on stdout."""

from __future__ import annotations

import io
import os
import shlex
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from cba.commands.outcome import CannotRunError
from cba.problems import Problem
from cba.reports.diagnostics import printable, render, summary


def prepare_streams() -> None:
    """Make stdout and stderr take every text, wherever they lead.

    A file or a pipe gets UTF-8 whatever the machine is set to; a terminal keeps its
    own encoding, and characters that it lacks are replaced. What is closed from the
    start takes everything and keeps nothing.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def answer(text: str) -> None:
    """Print the answer of the command.

    Raises `CannotRunError` where it cannot be written, as on a full disk. A reader
    who has gone, as in ``cba … | head``, is no error and changes nothing else.
    """
    refused = _send(sys.stdout, text if text.endswith("\n") else text + "\n")
    if refused:
        raise CannotRunError("CBA003", f"the answer could not be written: {refused}")


def say(text: str) -> None:
    """Say something beside the answer; where nobody can hear it, nothing is lost."""
    _send(sys.stderr, text + "\n")


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


def _send(stream: TextIO, text: str) -> str | None:
    """Write and flush; why it could not be done, but for a reader who has gone."""
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        _silence(stream)
        if not isinstance(error, BrokenPipeError):
            return error.strerror or "it cannot be written to"
    return None


def _silence(stream: TextIO) -> None:
    """Let the stream lead nowhere: what it holds is tried again when Python ends."""
    # A stream of a notebook or a test has no file beneath it.
    with suppress(io.UnsupportedOperation), _nowhere() as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")
