from __future__ import annotations

from pathlib import Path

from cba.loading.project_loader import load
from cba.reports.files_needed import files_needed

PROJECT = """
cba: 1
project: {title: A case}
appraisal: {first_year: 2026-27, years: 2}
agencies: {council: {name: The council, sector: local-authority}}
"""
COSTS = "id,kind,paid_by,amount\nteam,revenue,council,900\n"


def words_about(folder: Path, more: str = "") -> str:
    project = folder / "case.yaml"
    project.write_text(PROJECT + more, encoding="utf-8")
    return files_needed(load(project).document)


def test_a_project_alone_needs_its_file(tmp_path: Path) -> None:
    assert words_about(tmp_path) == "the project file"
    assert files_needed(None) == "the project file"


def test_tables_are_named(tmp_path: Path) -> None:
    (tmp_path / "lines").mkdir()
    (tmp_path / "costs.csv").write_text(COSTS, encoding="utf-8")
    table = "id,amount,category,falls_to\nsaved,90,fiscal,council\n"
    (tmp_path / "lines" / "gains.csv").write_text(table, encoding="utf-8")

    words = words_about(
        tmp_path, "tables: {costs: costs.csv, benefits: lines/gains.csv}\n"
    )

    assert words == "the project file and, beside it, `costs.csv` and `lines/gains.csv`"
