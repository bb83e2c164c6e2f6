from __future__ import annotations

import io
import re
import sys

import pytest

from cba.commands.show import show
from cba.reports.text_table import Line

LINES = [
    Line("Title [bold]as written[/bold]", "title"),
    Line("Head", "head"),
    Line("─" * 200, "rule"),
    Line("Total  −1,182", "total"),
    Line(""),
    Line("https://example.org/a 市議会 100%"),
]


class Terminal(io.StringIO):
    """A narrow terminal with colour."""

    def isatty(self) -> bool:
        return True


def test_off_a_terminal_lines_are_as_they_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show(LINES)

    assert capsys.readouterr().out.splitlines() == [line.text for line in LINES]


def test_on_a_terminal_colour_adds_no_character(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "40")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)

    show(LINES)

    printed = terminal.getvalue()
    assert "\x1b[1m" in printed
    plain = re.sub(r"\x1b\[[\d;]*m", "", printed)
    assert plain.splitlines() == [line.text for line in LINES]


SENTENCE = "The county council would be £3.43m worse off, with 79% of the costs."


def test_on_a_terminal_a_sentence_is_broken_at_its_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)

    show([Line(SENTENCE, hang=2), Line("A row of a table" * 4)])

    assert terminal.getvalue().splitlines() == [
        "The county council would be £3.43m worse",
        "  off, with 79% of the costs.",
        "A row of a table" * 4,
    ]


def test_off_a_terminal_a_sentence_stays_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    show([Line(SENTENCE, hang=2)])

    assert capsys.readouterr().out == f"{SENTENCE}\n"
