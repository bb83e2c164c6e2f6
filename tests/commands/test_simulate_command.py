"""What ``cba simulate`` answers, and how it ends."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from cba.commands.outcome import CannotRunError, Exit
from cba.commands.simulate import Request, simulate
from tests.conftest import ROOT
from tests.results.appraising import TWO_PARTNERS
from tests.results.counted_risk import COUNTED

RANGED = TWO_PARTNERS.replace("fiscal: 10", "fiscal: 10 (5 to 12)")


@pytest.fixture
def project(tmp_path: Path) -> str:
    return written(tmp_path, RANGED)


def written(folder: Path, text: str) -> str:
    path = folder / "project.yaml"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return str(path)


def content(request: Request, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert simulate(request) == Exit.YES
    found: dict[str, Any] = json.loads(capsys.readouterr().out)["content"]
    return found


def test_the_finding_comes_first(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = simulate(Request(project, draws=500))

    printed = capsys.readouterr()
    assert code == Exit.YES
    assert printed.out.splitlines()[2].startswith("Chance that public value exceeds")
    assert "500 draws of 1 input with a range; pseudo-random, seed 1." in printed.out
    assert "can count prudence twice" in printed.out
    assert "`cba validate" in printed.err


def test_json_has_the_contract(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    request = Request(project, draws=500, as_json=True)
    found = content(request, capsys)

    assert (found["draws"], found["seed"]) == (500, 1)
    assert set(found["metrics"]["public_value.npv"]) >= {
        "mean",
        "sd",
        "standard_error",
        "p5",
        "p10",
        "p50",
        "p90",
        "p95",
        "chance_above_zero",
    }
    within = found["payback"]["financial"]["chance_within"]
    assert list(within) == ["1", "2", "3"]
    assert 0.0 <= within["1"] <= within["2"] <= within["3"] <= 1.0
    assert "chance_within" in found["payback"]["council"]
    assert list(found["payback"]) == [
        "financial",
        "public_value",
        "council",
        "nhs",
        "residents",
    ]


def test_what_has_no_figure_is_null(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    metric = "financial.payback_cashable.years"
    request = Request(project, draws=100, metrics=(metric,), as_json=True)

    # A third of the savings is cash: never as much as the costs.
    found = content(request, capsys)["metrics"][metric]

    assert (found["central"], found["mean"], found["p50"]) == (None, None, None)
    assert found["undefined"] == 1.0
    assert found["histogram"] == {"edges": [], "counts": []}


def test_indices_are_given_when_they_are_asked_for(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = Request(project, draws=200, sobol_indices="financial.npv", as_json=True)
    plain = Request(project, draws=200, as_json=True)

    assert content(asked, capsys)["sobol"] == {
        "benefits.falls.value.fiscal": {
            "first": pytest.approx(1.0, abs=0.05),
            "total": pytest.approx(1.0, abs=0.05),
        }
    }
    assert content(plain, capsys)["sobol"] is None


def test_settings_change_what_is_simulated(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    setting = ("costs.wardens.amount=0",)
    request = Request(project, draws=100, settings=setting, as_json=True)

    found = content(request, capsys)

    assert found["metrics"]["public_value.npv"]["chance_above_zero"] == 1.0


def test_without_ranges_the_answer_is_no(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = simulate(Request(written(tmp_path, TWO_PARTNERS)))

    printed = capsys.readouterr()
    assert (code, printed.out) == (Exit.NO, "")
    assert "error CBA005: no input of the option `preferred` has a range" in printed.err
    assert "`12% (6% to 18%)`" in printed.err
    assert "cba sensitivity" in printed.err


def test_without_ranges_json_says_so_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = simulate(Request(written(tmp_path, TWO_PARTNERS), as_json=True))

    document = json.loads(capsys.readouterr().out)
    assert code == Exit.NO
    assert (document["schema"], document["content"]) == ("cba/simulation/1", None)
    assert document["problems"][0]["code"] == "CBA005"


def test_errors_in_the_project_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, RANGED.replace("deadweight: 0%", "deadweight: 20"))

    code = simulate(Request(path, as_json=True))

    document = json.loads(capsys.readouterr().out)
    assert code == Exit.NO
    assert (document["schema"], document["content"]) == ("cba/simulation/1", None)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"draws": 99}, "99 draws cannot be made"),
        ({"draws": -5}, "-5 draws cannot be made"),
        ({"seed": -1}, "-1 is no seed"),
        ({"sequence": "halton"}, "`--sequence halton` is not a choice"),
        ({"optimism_bias": "none"}, "`--optimism-bias none` is not a choice"),
        ({"option": "zebra"}, "there is no option `zebra`"),
        ({"metrics": ("npv",)}, "there is no metric `npv` to draw"),
        ({"sobol_indices": "agencies.x.npv"}, "there is no metric `agencies.x.npv`"),
    ],
)
def test_what_cannot_be_simulated_is_refused(
    project: str, asked: dict[str, Any], words: str
) -> None:
    with pytest.raises(CannotRunError) as refused:
        simulate(Request(project, **asked))

    assert refused.value.message.startswith(words)
    assert refused.value.hint


def test_two_processes_print_the_same_bytes() -> None:
    def printed(seed: str, *more: str) -> bytes:
        command = [sys.executable, "-m", "cba", "simulate", "examples/starter"]
        ran = subprocess.run(
            [*command, "--draws", "300", "--json", *more],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
        return ran.stdout

    assert printed("1") == printed("2")
    assert printed("1") != printed("1", "--seed", "2")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_draw_is_a_row_of_the_table(
    project: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "draws.csv"
    metrics = ("financial.npv", "financial.payback_cashable.years")
    request = Request(project, draws=200, metrics=metrics, csv=table, as_json=True)
    code = simulate(request)

    found = json.loads(capsys.readouterr().out)["content"]["metrics"]
    rows = rows_of(table)
    assert code == Exit.YES
    assert [row["draw"] for row in rows] == [str(n) for n in range(1, 201)]
    assert list(rows[0]) == [
        "draw",
        "benefits.falls.value.fiscal",
        *metrics,
        "public_value.npv",
    ]
    for row in rows:
        # 24 falls at the value drawn, less 200 that the wardens cost.
        value = float(row["benefits.falls.value.fiscal"])
        assert float(row["financial.npv"]) == pytest.approx(24 * value - 200, abs=1e-5)
        assert row["financial.payback_cashable.years"] == ""
    mean = sum(float(row["financial.npv"]) for row in rows) / 200
    assert found["financial.npv"]["mean"] == pytest.approx(mean, abs=1e-4)


def test_no_words_of_the_project_are_in_the_table(tmp_path: Path) -> None:
    # A spreadsheet would take them for formulas: heads are addresses, cells numbers.
    text = (
        RANGED.replace("{title: Wardens,", "{title: '@SUM(1+1)',")
        .replace("      falls:\n", "      falls:\n        title: '=1+1'\n", 1)
        .replace("name: Health board", "name: '=HYPERLINK(1)'")
    )
    table = tmp_path / "draws.csv"

    assert simulate(Request(written(tmp_path, text), draws=100, csv=table)) == Exit.YES

    assert text.count("'=") + text.count("'@") == 3
    heads, *rows = csv.reader(table.read_text("utf-8").splitlines())
    assert [head for head in heads if not head[0].isalpha()] == []
    cells = [cell for row in rows for cell in row if cell]
    assert [cell for cell in cells if not re.fullmatch(r"-?[\d.]+", cell)] == []


def test_a_year_of_the_cost_of_a_risk_may_be_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    setting = ("risks.staff.cost@2027-28=90",)
    path = written(tmp_path, COUNTED)

    found = content(Request(path, draws=100, settings=setting, as_json=True), capsys)

    # 300 and 55 for the lines, 20 for the flood; a quarter of £50 and of £112.50.
    assert found["metrics"]["public_value.npv"]["central"] == -415.625


def test_a_table_is_written_in_blocks_as_in_one(project: str, tmp_path: Path) -> None:
    first, more = tmp_path / "first.csv", tmp_path / "more.csv"

    simulate(Request(project, draws=100, csv=first))
    simulate(Request(project, draws=20_000, csv=more))

    start = first.read_bytes()
    assert more.read_bytes()[: len(start)] == start
    assert rows_of(more)[-1]["draw"] == "20000"


def test_a_table_that_cannot_be_written_is_refused(
    project: str, tmp_path: Path
) -> None:
    with pytest.raises(CannotRunError) as refused:
        simulate(Request(project, draws=100, csv=tmp_path / "nowhere" / "draws.csv"))

    assert refused.value.code == "CBA003"


def test_the_project_is_no_place_for_the_table(project: str) -> None:
    with pytest.raises(CannotRunError) as refused:
        simulate(Request(project, draws=100, csv=Path(project)))

    assert refused.value.code == "CBA003"


def test_with_nothing_to_draw_no_table_is_written(tmp_path: Path) -> None:
    table = tmp_path / "draws.csv"

    code = simulate(Request(written(tmp_path, TWO_PARTNERS), csv=table))

    assert (code, table.exists()) == (Exit.NO, False)
