"""``cba validate --strict`` lets pass what a project stands by, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cba.commands.appraise import Request, appraise
from cba.commands.validate import validate
from tests.loading.projects import project

DOUBTFUL = "line: {quantity: 5, value: {social: 5}, source: x, optimism_bias: 10%}"


@pytest.mark.parametrize(
    ("more", "code"), [("", 1), ("acknowledge: {CBA401: It is new}", 0)]
)
def test_strict_passes_accepted_warnings_alone(
    more: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "project.yaml"
    path.write_text(project(benefits=DOUBTFUL, more=more), "utf-8")

    assert validate([str(path)], strict=True, concise=False, as_json=False) == code
    said = capsys.readouterr().err
    assert ("accepted: It is new" in said) == (code == 0)
    assert ("1 warning (accepted)" in said) == (code == 0)


def test_a_warning_of_the_cash_flow_table_can_be_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "project.yaml"
    # The price index ends in 2030-31.
    text = project(appraisal="{first_year: 2026-27, years: 8}")
    path.write_text(f"{text}acknowledge: {{CBA505: Set in 2030}}\n", "utf-8")

    assert appraise(Request(source=str(path), csv=tmp_path / "flows.csv")) == 0
    said = capsys.readouterr().err
    assert "warning CBA505" in said
    assert "accepted: Set in 2030" in said
