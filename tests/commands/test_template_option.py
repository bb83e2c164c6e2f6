"""A house style on the command line: what is refused, and how a run then ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cba.cli import app
from cba.commands.ending import run
from cba.commands.outcome import Exit
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "house-style"
MINIMAL = str(ROOT / "examples" / "minimal")


@pytest.fixture
def faint(tmp_path: Path) -> str:
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / "style.yaml").write_text(
        'name: Aldermere\ncolours: {brand: "#f0a500"}\n', "utf-8"
    )
    return str(tmp_path / "style")


def test_a_report_is_dressed(tmp_path: Path) -> None:
    output = tmp_path / "case.html"

    code = run(
        app,
        ["report", str(EXAMPLE), "-o", str(output), "--template", f"{EXAMPLE}/style"],
    )

    assert code == Exit.YES
    assert 'class="logo"' in output.read_text("utf-8")


def test_appraise_dresses_the_report_that_it_writes(tmp_path: Path) -> None:
    output = tmp_path / "case.html"
    style = f"{EXAMPLE}/style"

    code = run(app, ["appraise", MINIMAL, "--report", str(output), "--template", style])

    assert code == Exit.YES
    assert 'class="logo"' in output.read_text("utf-8")


def test_a_style_with_a_fault_ends_a_report_before_anything_is_written(
    faint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "case.html"

    code = run(app, ["report", MINIMAL, "-o", str(output), "--template", faint])

    assert code == Exit.NO
    assert not output.exists()
    assert "has a contrast of 2.0:1" in capsys.readouterr().err


def test_a_style_with_a_fault_is_in_the_envelope_too(
    faint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = str(tmp_path / "case.html")
    arguments = ["appraise", MINIMAL, "--report", output, "--template", faint]

    code = run(app, [*arguments, "--json"])

    envelope = json.loads(capsys.readouterr().out)
    assert code == Exit.NO
    assert [each["code"] for each in envelope["problems"]] == ["CBA602"]


def test_a_template_that_fails_ends_a_run_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    style = tmp_path / "style"
    (style / "templates").mkdir(parents=True)
    (style / "style.yaml").write_text("name: Aldermere\n", "utf-8")
    (style / "templates" / "blocks.html.jinja").write_text("{{ nothing }}\n", "utf-8")
    output = tmp_path / "case.html"

    code = run(app, ["report", MINIMAL, "-o", str(output), "--template", str(style)])

    assert code == Exit.NO
    assert not output.exists()
    assert "blocks.html.jinja:1" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nowhere", "style.yaml"])
def test_a_folder_that_is_not_there_is_said(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "style.yaml").write_text("name: Aldermere\n", "utf-8")
    output = str(tmp_path / "case.html")

    code = run(
        app, ["report", MINIMAL, "-o", output, "--template", str(tmp_path / name)]
    )

    assert code == Exit.COULD_NOT_RUN
    assert "error CBA002: there is no folder" in capsys.readouterr().err


def test_a_style_without_a_document_to_dress_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = run(app, ["appraise", MINIMAL, "--template", f"{EXAMPLE}/style"])

    assert code == Exit.COULD_NOT_RUN
    assert "write it with `--report FILE`" in capsys.readouterr().err
