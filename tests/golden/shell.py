"""A very small shell: runs the commands of a transcript in this process.

It knows the tool, and what a reader would type around it: ``cat FILE``,
``cat > FILE << END``, ``cp FILE FILE``, ``< FILE`` and ``| head -N``. What a
colleague does to a workbook is ``returned FILE PROJECT ADDRESS=NUMBER``.
"""

from __future__ import annotations

import io
import shlex
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from cba.cli import app
from cba.commands.ending import run
from cba.loading.project_loader import load
from cba.reports.workbook import write_workbook
from cba.results.appraise import appraise
from tests.reports.workbook.editing import Typed, with_inputs


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it printed."""

    code: int
    stdout: str
    stderr: str


def execute(command: str, body: str | None, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """Run one command in the present folder; ``body`` is its here-document."""
    words = shlex.split(command)
    if body is not None:
        (cat, to, name, here, _) = words
        assert (cat, to, here) == ("cat", ">", "<<")
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(body, encoding="utf-8")
        return Outcome(0, "", "")
    words, most = _without_head(words)
    if words[0] == "cp":
        Path(words[2]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(words[1], words[2])
        return Outcome(0, "", "")
    if words[0] == "returned":
        _returned(Path(words[1]), Path(words[2]), words[3:])
        return Outcome(0, "", "")
    if words[0] == "cat":
        return Outcome(0, Path(words[1]).read_text("utf-8"), "")
    assert words[0] == "cba", f"no transcript can run `{command}`"
    given = b""
    if "<" in words:
        words, (_, name) = words[:-2], words[-2:]
        given = Path(name).read_bytes()
    outcome = _run(words[1:], given, monkeypatch)
    if most is None:
        return outcome
    head = outcome.stdout.splitlines(keepends=True)[:most]
    return Outcome(outcome.code, "".join(head), outcome.stderr)


def _returned(path: Path, source: Path, settings: list[str]) -> None:
    """A workbook of a project, with these inputs changed; a year follows ``@``."""
    loaded = load(source)
    assert loaded.project is not None
    changes: dict[tuple[str, str], Typed] = {}
    for setting in settings:
        at, _, number = setting.rpartition("=")
        address, _, year = at.partition("@")
        changes[address, year or "Value"] = float(number) if number else None
    sent = write_workbook(appraise(loaded.project), loaded, "project.yaml")
    path.write_bytes(with_inputs(sent, changes))


def _without_head(words: list[str]) -> tuple[list[str], int | None]:
    if "|" not in words:
        return words, None
    bar = words.index("|")
    head, number = words[bar + 1 :]
    assert head == "head"
    return words[:bar], int(number.removeprefix("-"))


def _run(
    arguments: list[str], given: bytes, monkeypatch: pytest.MonkeyPatch
) -> Outcome:
    stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = run(app, arguments)
    return Outcome(code, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()
