"""No output takes the place of an input, of another output or of what is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cba.cli import app
from cba.commands.ending import run
from cba.commands.outcome import Exit
from tests.reports.house_style.made_styles import SQUARE

PROJECT = """\
cba: 1
project: {title: Team}
appraisal: {first_year: 2026-27, years: 2}
agencies: {council: {name: Council, sector: local-authority}}
tables: {costs: costs.csv}
"""
COSTS = "id,kind,paid_by,amount\nteam,revenue,council,100\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "project.yaml").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "costs.csv").write_text(COSTS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["project.yaml", "costs.csv", "./costs.csv"])
def test_a_table_of_flows_does_not_replace_what_was_read(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / name).read_bytes()

    code = run(app, ["appraise", str(folder), "--csv", f"{folder}/{name}"])

    assert code == Exit.COULD_NOT_RUN
    assert (folder / name).read_bytes() == before
    assert "is a file of the project" in capsys.readouterr().err


def test_a_link_to_an_input_is_an_input(folder: Path) -> None:
    (folder / "case.html").symlink_to(folder / "costs.csv")

    code = run(app, ["report", str(folder), "-o", str(folder / "case.html")])

    assert code == Exit.COULD_NOT_RUN
    assert (folder / "costs.csv").read_text("utf-8") == COSTS


def test_a_dash_is_no_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(app, ["appraise", str(folder), "--csv", "-"])

    assert code == Exit.COULD_NOT_RUN
    assert capsys.readouterr().out == ""


@pytest.fixture
def style(folder: Path) -> Path:
    (folder / "style").mkdir()
    (folder / "style" / "style.yaml").write_text("name: A\nlogo: logo.svg\n", "utf-8")
    (folder / "style" / "logo.svg").write_text(SQUARE, "utf-8")
    return folder / "style"


@pytest.mark.parametrize("read", ["style.yaml", "logo.svg"])
@pytest.mark.parametrize(
    "verb", [("report", "-o"), ("appraise", "--report"), ("appraise", "--csv")]
)
def test_no_file_of_the_house_style_is_replaced(
    folder: Path,
    style: Path,
    verb: tuple[str, str],
    read: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = (style / read).read_bytes()
    link = folder / "link.md"
    link.symlink_to(style / read)
    arguments = [verb[0], str(folder), verb[1], str(link), "--template", str(style)]
    if verb[1] == "--csv":
        arguments += ["--report", str(folder / "case.md")]

    code = run(app, arguments)

    assert code == Exit.COULD_NOT_RUN
    assert (style / read).read_bytes() == before
    err = capsys.readouterr().err
    assert "CBA003" in err
    assert "is a file of the house style" in err


def test_an_output_named_twice_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(folder / "case.md")

    code = run(app, ["report", str(folder), "-o", case, "-o", case])

    assert code == Exit.COULD_NOT_RUN
    assert not (folder / "case.md").exists()
    err = capsys.readouterr().err
    assert "CBA001" in err
    assert "is named twice" in err


@pytest.mark.parametrize("before", ["old", None])
def test_outputs_that_a_link_makes_one_are_refused(
    folder: Path, before: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if before is not None:
        (folder / "case.md").write_text(before, "utf-8")
    (folder / "link.html").symlink_to("case.md")
    outputs = ["-o", f"{folder}/case.md", "-o", f"{folder}/link.html"]

    code = run(app, ["report", str(folder), *outputs])

    assert code == Exit.COULD_NOT_RUN
    assert "are one file" in capsys.readouterr().err
    assert (folder / "case.md").exists() == (before is not None)


def test_a_table_of_flows_and_a_report_are_two_files(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(folder / "case.md")

    code = run(app, ["appraise", str(folder), "--csv", case, "--report", case])

    assert code == Exit.COULD_NOT_RUN
    assert "is named twice" in capsys.readouterr().err


@pytest.mark.parametrize("mode", [0o444, 0o400])
@pytest.mark.parametrize("verb", [("report", "-o"), ("appraise", "--csv")])
def test_a_read_only_file_is_kept(
    folder: Path,
    verb: tuple[str, str],
    mode: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    case = folder / "case.md"
    case.write_text("signed", "utf-8")
    case.chmod(mode)

    code = run(app, [verb[0], str(folder), verb[1], str(case)])

    assert code == Exit.COULD_NOT_RUN
    assert case.read_text("utf-8") == "signed"
    err = capsys.readouterr().err
    assert "CBA003" in err
    assert "is read-only" in err


def test_a_document_is_not_sent_into_a_pipe(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Nobody reads from it, so that opening it to write would wait for ever.
    os.mkfifo(folder / "case.md")

    code = run(app, ["report", str(folder), "-o", str(folder / "case.md")])

    assert code == Exit.COULD_NOT_RUN
    assert "is a pipe or a device" in capsys.readouterr().err


def test_a_table_of_flows_goes_into_a_device(folder: Path) -> None:
    assert run(app, ["appraise", str(folder), "--csv", os.devnull]) == Exit.YES
    assert Path(os.devnull).is_char_device()
