"""What the tool prints, command by command, as it is kept beside this file.

``pytest --golden-update`` writes the transcripts again, to be read before they
are kept. A new one needs only its comment and its commands.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cba.commands import import_workbook
from tests.conftest import ROOT
from tests.golden.shell import execute
from tests.golden.transcript import comment_of, steps_of, written
from tests.reports.workbook.once import as_written_once

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*.txt"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of the examples, in which the commands are run."""
    shutil.copytree(
        ROOT / "examples",
        tmp_path / "examples",
        ignore=shutil.ignore_patterns("expected.json"),
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(import_workbook, "as_written", as_written_once)
    return tmp_path


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_commands_print_what_the_transcript_says(
    path: Path,
    folder: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = path.read_text("utf-8")
    steps = steps_of(kept)
    taken = [(step, execute(step.command, step.body, monkeypatch)) for step in steps]
    found = written(comment_of(kept), taken)
    if request.config.getoption("--golden-update"):
        path.write_text(found, encoding="utf-8")

    assert found == path.read_text("utf-8")
    assert str(folder) not in found
    assert str(ROOT) not in found


def test_every_transcript_is_run_and_says_what_it_shows() -> None:
    texts = {path.name: path.read_text("utf-8") for path in TRANSCRIPTS}

    assert [name for name, text in texts.items() if not steps_of(text)] == []
    assert [name for name, text in texts.items() if not comment_of(text)] == []


def test_nothing_else_lies_among_the_transcripts() -> None:
    strangers = [
        path.name
        for path in HERE.iterdir()
        if path.suffix not in {".py", ".txt"} and path.name != "__pycache__"
    ]

    assert strangers == []
