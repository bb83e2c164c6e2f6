"""However a run ends, it ends with its exit code and one line, never a traceback."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from cba.cli import app
from cba.commands import appraise as appraise_command
from cba.commands.ending import run
from cba.commands.outcome import Exit
from tests.conftest import ROOT

MINIMAL = str(ROOT / "examples" / "minimal")
Printed = pytest.CaptureFixture[str]


def raising(error: BaseException) -> Callable[..., NoReturn]:
    def stand_in(*_: object, **__: object) -> NoReturn:
        raise error

    return stand_in


@pytest.fixture
def bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in the tool, in the middle of an appraisal."""
    fault = raising(ZeroDivisionError("nobody thought of this"))
    monkeypatch.setattr(appraise_command, "appraised", fault)


@pytest.mark.usefixtures("bug")
def test_a_bug_is_one_line_and_its_traceback_is_in_a_file(capsys: Printed) -> None:
    assert run(app, ["appraise", MINIMAL]) == Exit.BUG

    printed = capsys.readouterr()
    assert printed.out == ""
    first, hint = printed.err.splitlines()
    saved = re.fullmatch(
        r"error CBA000: this is a fault in cba, not in your project; "
        r"the details are in (.+)",
        first,
    )
    assert hint == "hint: please send that file with your report of the fault"
    assert saved is not None
    details = Path(saved[1])
    assert "ZeroDivisionError: nobody thought of this" in details.read_text("utf-8")
    details.unlink()


@pytest.mark.usefixtures("bug")
def test_a_bug_is_an_envelope_where_json_was_asked_for(capsys: Printed) -> None:
    assert run(app, ["appraise", MINIMAL, "--json"]) == Exit.BUG

    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem["code"] == "CBA000"
    Path(problem["message"].rpartition(" ")[2]).unlink()


@pytest.mark.usefixtures("bug")
def test_a_bug_whose_details_cannot_be_saved_is_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    full = raising(OSError("No space left on device"))
    monkeypatch.setattr("tempfile.mkstemp", full)

    assert run(app, ["appraise", MINIMAL]) == Exit.BUG
    assert capsys.readouterr().err == (
        "error CBA000: this is a fault in cba, not in your project; "
        "the details could not be saved\n"
    )


@pytest.mark.parametrize("error", [MemoryError(), RecursionError("too deep")])
def test_running_out_of_something_is_told_like_a_bug(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: Printed, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(appraise_command, "appraised", raising(error))

    assert run(app, ["appraise", MINIMAL]) == Exit.BUG
    assert "Traceback" not in capsys.readouterr().err


def test_an_interruption_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(appraise_command, "appraised", raising(KeyboardInterrupt()))

    assert run(app, ["appraise", MINIMAL]) == Exit.INTERRUPTED
    assert capsys.readouterr() == ("", "error CBA004: interrupted\n")


def test_an_interruption_is_an_envelope_too(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(appraise_command, "appraised", raising(KeyboardInterrupt()))

    assert run(app, ["appraise", MINIMAL, "--json"]) == Exit.INTERRUPTED
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "CBA004"


@pytest.mark.parametrize(
    ("arguments", "schema"),
    [
        (["appraise", "--json"], "cba/appraisal/1"),
        (["validate", "nowhere", "--json"], "cba/validation/1"),
        (["explain", MINIMAL, "zebra", "--json"], "cba/explanation/1"),
        (["zebra", "--json"], "cba/appraisal/1"),
        (["--json"], "cba/appraisal/1"),
    ],
)
def test_what_could_not_run_is_an_envelope_of_its_verb(
    arguments: list[str], schema: str, capsys: Printed
) -> None:
    assert run(app, arguments) == Exit.COULD_NOT_RUN

    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == schema
    assert document["content"] is None
    assert [each["severity"] for each in document["problems"]] == ["error"]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["appraise"], "missing argument `PROJECT`"),
        (["report", MINIMAL], "missing option `-o` / `--output`"),
        (["appraise", MINIMAL, "--csv"], "option `--csv` requires an argument"),
        (["aprais"], "no such command `aprais`. Did you mean `appraise`?"),
        (["--zebra"], "no such option: --zebra"),
    ],
)
def test_usage_is_told_in_the_voice_of_the_tool(
    arguments: list[str], line: str, capsys: Printed
) -> None:
    assert run(app, arguments) == Exit.COULD_NOT_RUN

    first, hint = capsys.readouterr().err.splitlines()
    assert first == f"error CBA001: {line}"
    assert hint.startswith("hint: `cba ")


def test_a_name_that_would_steer_a_terminal_is_shown_by_number(
    capsys: Printed,
) -> None:
    run(app, ["appraise", "no\x1b[31mwhere"])

    assert "`no\\x1b[31mwhere`" in capsys.readouterr().err


def test_the_version_is_printed(capsys: Printed) -> None:
    assert run(app, ["--version"]) == Exit.YES
    assert re.fullmatch(r"cba \d+\.\d+\.\d+\S*\n", capsys.readouterr().out)
