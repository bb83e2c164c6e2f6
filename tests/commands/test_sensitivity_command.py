from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cba.commands.outcome import CannotRunError, Exit
from cba.commands.sensitivity import Request, sensitivity
from tests.analysis.test_other_options import OPTIONS
from tests.analysis.varied_project import PROJECT

PAIR = ("benefits.visits.deadweight", "costs.team.amount")


@pytest.fixture
def project(tmp_path: Path) -> str:
    path = tmp_path / "project.yaml"
    path.write_text(PROJECT + OPTIONS, encoding="utf-8")
    return str(path)


def document(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_text_is_printed_and_problems_are_mentioned_beside_it(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = sensitivity(Request(project))

    printed = capsys.readouterr()
    assert code == Exit.YES
    assert printed.out.startswith("A small project: Larger\nNPSV £400")


def test_json_has_every_input_by_its_address(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sensitivity(Request(project, as_json=True))

    found = document(capsys)
    assert found["schema"] == "cba/sensitivity/1"
    assert found["run"]["fingerprint"]
    inputs = found["content"]["inputs"]
    assert next(iter(inputs)) == "benefits.visits.deadweight"
    assert inputs["costs.team.amount"] == {
        "title": "The team",
        "form": "money",
        "is_series": False,
        "central": 1000.0,
        "low": 900.0,
        "high": 1100.0,
        "assumed": "assumed ±10%, no grade is given",
        "metric_at_low": 600.0,
        "metric_at_high": 200.0,
        "swing": 400.0,
        "switching": {"value": 1200.0, "change": 0.2},
        "reason": None,
        "flips": False,
        "overtaken_by": {"smaller": {"value": 1100.0, "change": 0.1}},
    }


def test_json_holds_the_table_of_two_inputs(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sensitivity(Request(project, two=PAIR, as_json=True))

    table = document(capsys)["content"]["two_way"]
    assert (table["first"], table["second"]) == PAIR
    assert [len(row) for row in table["results"]] == [5] * 5


def test_a_table_of_two_inputs_is_printed_alone(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sensitivity(Request(project, two=PAIR))

    lines = capsys.readouterr().out.splitlines()
    assert lines[2:6] == [
        "down    Visits that need not happen: deadweight · benefits.visits.deadweight",
        "across  The team: amount · costs.team.amount",
        "",
        "NPSV  £900   £950  £1,000  £1,050  £1,100",
    ]
    assert lines[-1] == "40%     £0  −£100   −£200   −£300   −£400"


def test_a_whole_path_names_option_and_metric(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = "options.smaller.financial.npv"
    sensitivity(Request(project, metric=path, as_json=True))

    content = document(capsys)["content"]
    assert (content["option"], content["metric"]) == ("smaller", "financial.npv")


def test_settings_are_those_of_any_run(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = ("costs.team.amount=1100",)
    sensitivity(Request(project, settings=settings, as_json=True))

    assert document(capsys)["content"]["central"] == 200.0


@pytest.mark.parametrize(
    ("request_", "message", "hint"),
    [
        ({"option": "smaler"}, "no option `smaler`", "did you mean `smaller`?"),
        (
            {"metric": "financial.npvv"},
            "no metric `fin",
            "did you mean `financial.npv`?",
        ),
        (
            {"two": ("costs.team.amont", PAIR[0])},
            "`costs.team.amont` is no input",
            "did you mean `costs.team.amount`?",
        ),
        ({"two": (PAIR[0], PAIR[0])}, "is named twice", "name two different inputs"),
    ],
)
def test_what_there_is_not_could_not_run_and_says_what_was_meant(
    project: str, request_: dict[str, Any], message: str, hint: str
) -> None:
    with pytest.raises(CannotRunError, match=message) as raised:
        sensitivity(Request(project, **request_))

    assert raised.value.hint == hint


def test_errors_of_the_project_are_told_instead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "project.yaml"
    path.write_text(PROJECT.replace("deadweight: 20%", "deadweight: 20"), "utf-8")

    assert sensitivity(Request(str(path), as_json=True)) == Exit.NO
    assert document(capsys)["content"] is None
    assert sensitivity(Request(str(path))) == Exit.NO
    assert "error CBA203" in capsys.readouterr().err


def test_without_optimism_bias_every_figure_leaves_it_out_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "project.yaml"
    biased = PROJECT.replace("amount: 1000", "amount: 1000, optimism_bias: 10%")
    scenario = "scenarios: {dear: {title: Dear, set: {costs.team.amount: 1100}}}\n"
    path.write_text(biased + OPTIONS + scenario, encoding="utf-8")
    project = str(path)

    sensitivity(Request(project, optimism_bias="drop", as_json=True))
    content = document(capsys)["content"]
    assert content["optimism_bias"] == "drop"
    assert content["central"] == 400.0
    assert content["scenarios"]["dear"]["public_value.npv"] == 200.0
    assert "costs.team.optimism_bias" not in content["inputs"]
    for two in (None, PAIR):
        sensitivity(Request(project, two=two, optimism_bias="drop"))
        assert "Optimism bias is left out of every figure." in capsys.readouterr().out
        sensitivity(Request(project, two=two))
        assert "left out of every figure" not in capsys.readouterr().out
