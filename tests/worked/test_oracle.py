"""The tool against a second implementation, on projects made from seeds.

Where they differ, the message names the seed, every path with both values, and
the file to run again with ``cba appraise FILE --json``.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from tests.properties.spelling import Tree
from tests.properties.strategies import projects, random_project
from tests.worked.oracle.appraisal import appraise
from tests.worked.oracle.comparison import differences
from tests.worked.oracle.running import NoAnswer, appraise_with_tool, write

EVERY_DAY = range(40)
BEFORE_RELEASE = range(40, 1040)
SHOWN = 20
HALF_A_PENNY = 0.005


def _disagreement(seed: int, folder: Path) -> str:
    project = random_project(seed)
    path = write(project, folder / f"seed_{seed}.yaml")
    try:
        content = appraise_with_tool(path)
    except NoAnswer as reason:
        return f"seed {seed}, no answer; replay {path}\n{reason}"
    found = differences(appraise(project)["options"], content["options"])
    if not found:
        path.unlink()
        return ""
    shown = "\n".join(f"  {line}" for line in found[:SHOWN])
    return f"seed {seed}, {len(found)} figures differ; replay {path}\n{shown}"


@pytest.mark.parametrize("seed", EVERY_DAY)
def test_tool_and_oracle_agree(seed: int, tmp_path: Path) -> None:
    assert _disagreement(seed, tmp_path) == ""


@pytest.mark.parametrize("seed", EVERY_DAY)
def test_oracle_reconciles(seed: int) -> None:
    for option in appraise(random_project(seed))["options"].values():
        agencies = option["agencies"].values()
        lines = option["lines"].values()
        financial = sum(each["npv"] for each in agencies if each["public"])
        everyone = sum(each["public_value_npv"] for each in agencies)
        by_line = sum(
            line.get("pv_public_value", 0) - line.get("pv_cost", 0) for line in lines
        )

        assert financial == pytest.approx(option["financial"]["npv"], abs=HALF_A_PENNY)
        whole = pytest.approx(option["public_value"]["npv"], abs=HALF_A_PENNY)
        assert everyone == whole
        assert by_line == whole


@pytest.mark.heavy
def test_tool_and_oracle_agree_on_a_thousand(tmp_path: Path) -> None:
    reports = [_disagreement(seed, tmp_path) for seed in BEFORE_RELEASE]

    assert "\n".join(report for report in reports if report) == ""


@pytest.mark.heavy
@settings(max_examples=200)
@given(projects())
def test_tool_and_oracle_agree_on_any_project(project: Tree) -> None:
    with TemporaryDirectory() as folder:
        path = write(project, Path(folder) / "project.yaml")
        content = appraise_with_tool(path)

    assert differences(appraise(project)["options"], content["options"]) == []
