"""What a terminal shows while a document is made, and what is left of it after."""

from __future__ import annotations

import io
import sys
import time

import pytest

from cba.commands import progress
from cba.commands.progress import drawing
from cba.commands.progress import progress as shown

CLEAR_LINE = "\x1b[2K"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch, patience: float = 0) -> Terminal:
    """Stands for stderr: to be called in the test, for pytest changes it before."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "PATIENCE", patience)
    return stream


def wait_for(words: str, stream: io.StringIO) -> None:
    latest = time.monotonic() + 20
    while words not in stream.getvalue() and time.monotonic() < latest:
        time.sleep(0.01)


def test_what_takes_long_is_shown_and_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch)

    with shown() as step:
        step("laying out case.pdf")
        wait_for("laying out case.pdf", stream)
        step("laying out case.html")
        wait_for("laying out case.html", stream)

    said = stream.getvalue()
    assert "laying out case.pdf" in said
    assert "laying out case.html" in said
    assert said.rstrip().endswith(CLEAR_LINE)


def test_what_is_soon_over_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch, patience=60)

    with shown() as step:
        step("laying out case.pdf")

    assert stream.getvalue() == ""


@pytest.mark.parametrize("kind", ["file", "dumb terminal"])
def test_elsewhere_nothing_is_shown(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    stream: io.StringIO = terminal(monkeypatch)
    if kind == "file":
        stream = io.StringIO()
        monkeypatch.setattr(sys, "stderr", stream)
    else:
        monkeypatch.setenv("TERM", "dumb")

    with shown() as step:
        step("laying out case.pdf")
        time.sleep(0.05)

    assert stream.getvalue() == ""


def test_control_characters_in_a_name_move_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = terminal(monkeypatch)

    with shown() as step:
        step("laying out \x1b[31m.pdf")
        wait_for("laying out", stream)

    assert "laying out" in stream.getvalue()
    assert "\x1b[31m" not in stream.getvalue()


def test_draws_are_counted_with_their_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch)

    with drawing(1_000_000) as done:
        done(250_000)
        wait_for("250,000 of 1,000,000 draws, ", stream)
        done(500_000)
        wait_for("500,000 of 1,000,000 draws, ", stream)

    said = stream.getvalue()
    assert "500,000 of 1,000,000 draws, " in said
    assert " a second" in said
    assert said.rstrip().endswith(CLEAR_LINE)


def test_draws_that_are_done_at_once_are_not_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = terminal(monkeypatch, patience=60)

    with drawing(1_000) as done:
        done(1_000)

    assert stream.getvalue() == ""


def test_draws_are_not_counted_where_stderr_leads_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", 0)

    with drawing(1_000) as done:
        done(500)

    assert stream.getvalue() == ""
