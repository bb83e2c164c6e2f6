from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.made_project import made_project
from benchmarks.timing import CBA, run


@pytest.mark.heavy
def test_500_lines_over_60_years_and_20_agencies_fit_in_300_mb(tmp_path: Path) -> None:
    project = tmp_path / "project.yaml"
    project.write_text(made_project(500, 60, 20), encoding="utf-8")

    taken = run([CBA, "appraise", str(project), "--json"])

    assert taken.megabytes < 300
