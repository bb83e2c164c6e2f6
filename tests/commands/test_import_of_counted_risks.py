"""A workbook in which the inputs of a counted risk are changed, taken back."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from cba.cli import app
from cba.commands.ending import run
from tests.reports.workbook.editing import with_inputs
from tests.results.counted_risk import COUNTED

CHANCE = ("risks.staff.chance", "Value")


@pytest.fixture
def sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project, in the current folder with the workbook that was made of it."""
    file = tmp_path / "project.yaml"
    file.write_text(textwrap.dedent(COUNTED), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(app, ["report", ".", "-o", "case.xlsx"]) == 0
    return file


def _changed(changes: dict[tuple[str, str], float]) -> int:
    book = Path("case.xlsx")
    book.write_bytes(with_inputs(book.read_bytes(), changes))
    return run(app, ["import", "case.xlsx"])


def test_a_chance_within_its_range_is_carried_back(
    sent: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sent.read_text("utf-8")

    assert _changed({CHANCE: 0.3}) == 0

    expected = before.replace("25% (10% to 40%)", "30% (10% to 40%)")
    assert expected == sent.read_text("utf-8")
    # A chance of 30% of £50 and £100 is £45, where 25% was £37.50.
    capsys.readouterr()
    assert run(app, ["explain", ".", "lines.staff.pv_cost"]) == 0
    assert "45" in capsys.readouterr().out.splitlines()[0]


def test_a_year_of_a_cost_is_carried_back(sent: Path) -> None:
    before = sent.read_text("utf-8")

    assert _changed({("risks.staff.cost", "2027-28"): 90}) == 0

    assert before.replace("[40, 80]", "[40, 90]") == sent.read_text("utf-8")


def test_a_chance_outside_its_range_is_refused(
    sent: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sent.read_bytes()

    assert _changed({CHANCE: 0.5}) == 1

    assert before == sent.read_bytes()
    assert "widen the range at project.yaml:" in capsys.readouterr().err
