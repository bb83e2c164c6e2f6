"""The verb `compare`: its choices, several files, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from cba.commands.compare import Request, compare
from cba.commands.outcome import CannotRunError, Exit
from tests.analysis.compared_project import PROJECT
from tests.reports.made_projects import HOSTILE, dump
from tests.reports.test_library_table import USING


@pytest.fixture
def project(tmp_path: Path) -> str:
    path = tmp_path / "project.yaml"
    path.write_text(PROJECT, encoding="utf-8")
    return str(path)


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_json_is_one_document_with_what_the_contract_names(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(Request((project,), as_json=True)) == Exit.YES

    document = json.loads(capsys.readouterr().out)
    content = document["content"]
    assert document["schema"] == "cba/comparison/1"
    assert content["against"] == "least"
    assert content["options"]["full"]["public_value.npv"] == 250.0
    assert content["incremental"]["full"]["public_value.npv"] == 150.0
    assert content["prefers"]["nhs"] == "least"
    assert list(content["scenarios"]) == ["no_beds", "noisy", "calmer"]
    assert content["scenarios"]["noisy"]["full"] == {"public_value.npv": -20.0}
    assert document["run"]["fingerprint"]


def test_a_scenario_and_settings_hold_for_every_option(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    request = Request(
        (project,), scenario="noisy", settings=("costs.nurse.amount=0",), as_json=True
    )
    compare(request)

    content = json.loads(capsys.readouterr().out)["content"]
    # 100 of `least`, and 3 × 10 of calm for no nurse.
    assert content["options"]["full"]["public_value.npv"] == 130.0
    assert content["scenarios"] == {}


def test_files_go_by_their_names_and_folders_by_theirs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = written(tmp_path, "north.yaml", PROJECT)
    written(tmp_path, "south/project.yaml", PROJECT)
    compare(Request((one, str(tmp_path / "south")), as_json=True))

    document = json.loads(capsys.readouterr().out)
    assert list(document["content"]["options"]) == ["north", "south"]
    assert document["content"]["against"] is None
    assert list(document["run"]["projects"]) == ["north", "south"]


def test_files_of_one_name_go_by_what_was_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = written(tmp_path, "north/case.yaml", PROJECT)
    two = written(tmp_path, "south/case.yaml", PROJECT)
    compare(Request((one, two), as_json=True))

    content = json.loads(capsys.readouterr().out)["content"]
    assert list(content["options"]) == [one, two]


@pytest.mark.parametrize("by", ["whole", "agency"])
def test_hostile_titles_of_files_break_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    paths = []
    for n, title in enumerate(HOSTILE):
        tree = yaml.safe_load(PROJECT)
        tree["project"]["title"] = f"{title}\u202e\n\u2028end"
        paths.append(written(tmp_path, f"{n}.yaml", yaml.safe_dump(tree)))

    assert compare(Request(tuple(paths), by=by)) == Exit.YES

    shown = capsys.readouterr().out
    assert "\u202e" not in shown
    assert "\u2028" not in shown
    assert f"{len(HOSTILE)} projects compared" in shown.splitlines()[0]
    assert max(map(len, shown.splitlines())) < 2_000


@pytest.mark.parametrize(
    ("change", "by", "words"),
    [
        ("years: 3", "years: 4", "its length is 4 years, and not 3 years"),
        ("{rate: 0%}", "green-book", "its discounting is Green Book 3.5%, and not 0%"),
        ("years: 3", "years: 3, timing: mid", "mid-year"),
        ("years: 3", "years: 3, price_year: 2025-26", "its price year is 2025-26"),
        ("years: 3", "years: 3, currency: EUR", "its currency is EUR, and not GBP"),
        ("years: 3", "years: 3, optimism_bias: mean", "its combination of grades"),
        (
            "years: 3",
            "years: 3, in_kind_in_financial_case: true",
            "its financial case is with costs in kind",
        ),
    ],
)
def test_projects_of_other_frames_are_refused(
    tmp_path: Path, project: str, change: str, by: str, words: str
) -> None:
    other = written(tmp_path, "other.yaml", PROJECT.replace(change, by))

    with pytest.raises(CannotRunError) as refused:
        compare(Request((project, other)))
    assert refused.value.code == "CBA006"
    assert words in refused.value.message


def test_errors_in_any_project_are_told_and_end_in_1(
    tmp_path: Path, project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = written(
        tmp_path, "broken.yaml", PROJECT.replace("amount: 50", "amount: x")
    )

    assert compare(Request((project, broken))) == Exit.NO
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "broken.yaml" in printed.err

    assert compare(Request((project, broken), as_json=True)) == Exit.NO
    assert json.loads(capsys.readouterr().out)["content"] is None


@pytest.mark.parametrize(
    ("how", "hint"),
    [
        ({"against": "leest"}, "did you mean `least`?"),
        ({"against": "zebra"}, "write one of now, least, full, dear"),
        ({"by": "line"}, "write one of whole, agency"),
        ({"metrics": ("agencies.nsh.npv",)}, "did you mean `agencies.nhs.npv`?"),
    ],
)
def test_what_there_is_not_could_not_run(
    project: str, how: dict[str, Any], hint: str
) -> None:
    with pytest.raises(CannotRunError) as refused:
        compare(Request((project,), **how))
    assert refused.value.hint == hint


def test_without_optimism_bias_every_figure_leaves_it_out_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    biased = PROJECT.replace("optimism_bias: 0%", "optimism_bias: 20%")
    project = written(tmp_path, "biased.yaml", biased)
    compare(Request((project,), optimism_bias="drop", as_json=True))

    content = json.loads(capsys.readouterr().out)["content"]
    assert content["optimism_bias"] == "drop"
    assert content["options"]["full"]["public_value.npv"] == 250.0
    assert content["scenarios"]["noisy"]["full"] == {"public_value.npv": -20.0}

    compare(Request((project,), optimism_bias="drop"))
    assert "· optimism bias left out" in capsys.readouterr().out
    compare(Request((project,)))
    assert "optimism bias" not in capsys.readouterr().out


def test_values_of_libraries_are_credited_below_the_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = written(tmp_path, "project.yaml", dump(USING))

    assert compare(Request((source,))) == Exit.YES
    assert (
        capsys.readouterr()
        .out.splitlines()[-1]
        .startswith("Values from libraries: 1 of New Economy")
    )
