"""No output takes the place of a file that the project was read from."""

from __future__ import annotations

from pathlib import Path

import pytest

from cba.cli import app
from cba.commands.ending import run
from cba.commands.outcome import Exit

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
