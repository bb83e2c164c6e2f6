"""Where an answer goes: files, pipes that close, disks that fill, odd encodings."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cba.commands.conversation import answer, mention, typed, wants_color, wrote
from cba.commands.outcome import CannotRunError
from cba.problems import Problem
from tests.conftest import ROOT
from tests.tools import require

WHOLE = str(ROOT / "examples" / "whole-file")
FULL = Path("/dev/full")


def cba(command: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command line of a shell in which `cba` is the tool."""
    tool = f'cba() {{ "{sys.executable}" -m cba "$@"; }}; {command}'
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", tool],
        cwd=ROOT,
        env={**os.environ, **more},
        check=False,
        capture_output=True,
    )


class Full(io.StringIO):
    """A stream on a disk without room."""

    def write(self, text: str, /) -> int:
        raise OSError(28, "No space left on device", text)


def test_a_reader_who_has_gone_changes_no_exit_code() -> None:
    # Some 100 kB are more than a pipe holds: the tool is still writing.
    good = cba(f'cba appraise "{WHOLE}" --json | head -1')
    bad = cba("cba validate tests/problems/CBA101 | true")

    assert (good.returncode, good.stdout) == (0, b"{\n")
    assert bad.returncode == 1
    assert b"Traceback" not in good.stderr + bad.stderr


def test_a_closed_stdout_or_stderr_is_no_fault() -> None:
    ran = cba(f'cba appraise "{WHOLE}" --json >&- && cba appraise nowhere 2>&-')

    assert ran.returncode == 2
    assert b"CBA000" not in ran.stderr
    assert ran.stdout == b""


@pytest.mark.parametrize("more", ["", "--json"])
def test_a_full_disk_is_told_once(more: str) -> None:
    require(FULL.exists(), str(FULL), "run it on Linux")
    ran = cba(f'cba appraise "{WHOLE}" {more} > {FULL}')

    assert ran.returncode == 2
    assert ran.stderr.decode() == (
        "error CBA003: the answer could not be written: No space left on device\n"
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_file_gets_utf_8_whatever_the_machine_is_set_to(encoding: str) -> None:
    ran = cba(f'cba appraise "{WHOLE}"', PYTHONIOENCODING=encoding)

    assert ran.returncode == 0
    assert "£ thousand" in ran.stdout.decode("utf-8")


def test_a_stdin_that_is_closed_is_an_empty_project() -> None:
    ran = cba("cba appraise - --json <&-")

    assert ran.returncode == 1
    assert json.loads(ran.stdout)["problems"][0]["message"] == "the file is empty"


def test_what_cannot_be_written_is_an_error_of_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", Full())

    with pytest.raises(CannotRunError, match="No space left on device"):
        answer("npv")


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("case.yaml", "case.yaml"),
        ("my case.yaml", "'my case.yaml'"),
        ("it's.yaml", "'it'\"'\"'s.yaml'"),
        ("-case.yaml", "./-case.yaml"),
        ("-", "-"),
        ("$HOME", "'$HOME'"),
        ("a\nb", "'a\\x0ab'"),
    ],
)
def test_a_path_is_shown_as_it_is_typed(path: str, written: str) -> None:
    assert typed(path) == written


def test_one_warning_is_shown_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    warning = Problem("CBA402", "no grade")

    mention([warning], "a b.yaml")
    mention([warning, Problem("CBA504", "unverified")], "a.yaml")
    mention([Problem("CBA203", "an error")], "a.yaml")

    assert capsys.readouterr().err.splitlines() == [
        "1 warning: `cba validate 'a b.yaml'` shows it",
        "1 warning, 1 note: `cba validate a.yaml` shows them",
    ]


def test_a_file_with_an_odd_name_is_told_by_number(
    capsys: pytest.CaptureFixture[str],
) -> None:
    wrote(Path("a\x1bb.html"))

    assert capsys.readouterr().err == "wrote a\\x1bb.html\n"


class Terminal(io.StringIO):
    """A stream that leads to a terminal."""

    def isatty(self) -> bool:
        return True


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert wants_color(Terminal())
    assert not wants_color(io.StringIO())
    monkeypatch.setenv("TERM", "dumb")
    assert not wants_color(Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_color(Terminal())


@pytest.mark.parametrize(
    ("choice", "escapes"), [("always", True), ("never", False), ("auto", False)]
)
def test_colour_can_be_chosen(choice: str, *, escapes: bool) -> None:
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "cba",
            "--color",
            choice,
            "appraise",
            "examples/minimal",
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    assert ("\x1b[" in ran.stdout) is escapes
