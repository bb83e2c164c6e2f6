from __future__ import annotations

from pathlib import Path

from cba.loading.project_loader import load
from cba.reports.written_at import WrittenAt

TEXT = """cba: 1
project: {title: A case}
appraisal: {first_year: 2026-27, years: 2}
agencies: {council: {name: The council, sector: local-authority}}
costs:
  team: {kind: revenue, paid_by: council, amount: 50k, optimism_bias: 0%}
options:
  less: {role: do-minimum}
  more:
    role: preferred
    set:
      costs.team.amount: 70k
tables: {benefits: benefits.csv}
"""


def written(folder: Path, option: str) -> WrittenAt:
    (folder / "project.yaml").write_text(TEXT, "utf-8")
    (folder / "benefits.csv").write_text(
        "id,amount,category,falls_to\nless,60k,fiscal,council\n", "utf-8"
    )
    return WrittenAt(load(folder).document, option)


def test_an_input_has_the_line_it_is_written_in(tmp_path: Path) -> None:
    assert written(tmp_path, "less").words("costs.team.amount") == "line 6"


def test_what_the_option_sets_stands_in_the_option(tmp_path: Path) -> None:
    assert written(tmp_path, "more").words("costs.team.amount") == "line 12"


def test_another_file_is_named_without_its_folder(tmp_path: Path) -> None:
    found = written(tmp_path, "less")

    assert found.words("benefits.less.amount") == "benefits.csv, line 2"
    assert found.file == "project.yaml"


def test_what_is_not_written_has_no_place(tmp_path: Path) -> None:
    assert written(tmp_path, "less").words("costs.team.real_growth") == ""
    assert WrittenAt().words("costs.team.amount") == ""
    assert WrittenAt().file == ""
