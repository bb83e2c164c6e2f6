"""Transcripts: commands, each with its exit code and what it printed.

A file begins with what it shows, as comments. Each command follows a ``$``; what
it printed stands below it, two spaces in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.golden.shell import Outcome


@dataclass(frozen=True)
class Step:
    """A command, and the here-document that it reads."""

    command: str
    body: str | None = None


def steps_of(text: str) -> list[Step]:
    """The commands of a transcript, in order."""
    steps, lines = [], iter(text.splitlines())
    for line in lines:
        if not line.startswith("$ "):
            continue
        command = line.removeprefix("$ ")
        _, here, end = command.partition(" << ")
        body = "".join(f"{each}\n" for each in _until(end, lines)) if here else None
        steps.append(Step(command, body))
    return steps


def _until(end: str, lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line == end:
            return
        yield line
    message = f"no line is `{end}`"
    raise ValueError(message)


def comment_of(text: str) -> str:
    """What a transcript says of itself, before its first command."""
    return "".join(f"{line}\n" for line in text.splitlines() if line.startswith("# "))


def written(comment: str, taken: list[tuple[Step, Outcome]]) -> str:
    """The text of a transcript."""
    return "\n".join([comment, *(_step(step, outcome) for step, outcome in taken)])


def _step(step: Step, outcome: Outcome) -> str:
    if step.body is not None:
        end = step.command.partition(" << ")[2]
        return f"$ {step.command}\n{step.body}{end}\n"
    return (
        f"$ {step.command}\nexit {outcome.code}\n"
        + _stream("stdout", outcome.stdout)
        + _stream("stderr", outcome.stderr)
    )


def _stream(name: str, printed: str) -> str:
    if not printed:
        return ""
    lines = (f"  {line}\n" if line else "\n" for line in printed.splitlines())
    return f"{name}:\n{''.join(lines)}"
