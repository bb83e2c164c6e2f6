from __future__ import annotations

import json
from pathlib import Path

import pytest

from cba.commands.explain import Request, explain
from cba.commands.outcome import CannotRunError, Exit
from tests.results.support_project import PROJECT


@pytest.fixture
def project(tmp_path: Path) -> str:
    path = tmp_path / "project.yaml"
    path.write_text(PROJECT, encoding="utf-8")
    return str(path)


def test_a_figure_is_printed_and_problems_are_mentioned_beside_it(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = explain(Request(project, "npv"))

    printed = capsys.readouterr()
    assert code == Exit.YES
    assert printed.out.startswith("Present value: public value less the costs")
    assert "`cba validate" in printed.err


def test_json_is_one_document(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    explain(Request(project, "nhs@2027-28", "smaller", as_json=True))

    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "cba/explanation/1"
    assert document["content"]["target"] == "agencies.nhs@2027-28"
    assert document["content"]["option"] == "smaller"
    assert document["run"]["fingerprint"]


def test_what_there_is_not_could_not_run_and_says_what_was_meant(project: str) -> None:
    with pytest.raises(
        CannotRunError, match=r"nothing called `agencies\.nsh`"
    ) as raised:
        explain(Request(project, "agencies.nsh"))

    assert raised.value.hint is not None
    assert "`agencies.nhs`" in raised.value.hint


def test_errors_of_the_project_are_told_instead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "project.yaml"
    path.write_text(PROJECT.replace("deadweight: 10%", "deadweight: 20"), "utf-8")

    code = explain(Request(str(path), "npv"))

    printed = capsys.readouterr()
    assert code == Exit.NO
    assert printed.out == ""
    assert "CBA203" in printed.err


def test_a_problem_code_needs_no_project(capsys: pytest.CaptureFixture[str]) -> None:
    code = explain(Request("there/is/none.yaml", "CBA203"))

    assert code == Exit.YES
    assert capsys.readouterr().out.startswith("CBA203: ")


def test_a_problem_code_is_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    explain(Request("project.yaml", "CBA203", as_json=True))

    content = json.loads(capsys.readouterr().out)["content"]
    assert set(content) == {"target", "label", "severity", "why", "fix"}


def test_a_problem_code_that_there_is_not_could_not_run() -> None:
    with pytest.raises(CannotRunError, match="no problem code `CBA999`"):
        explain(Request("project.yaml", "CBA999"))
