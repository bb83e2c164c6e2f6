"""Every key of the results is on their page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from cba import apportion, appraise, load_project
from cba.analysis.comparison import candidates_of, compare
from cba.analysis.draws import Plan
from cba.analysis.sensitivity import sensitivity
from cba.analysis.shared_risk import shared_risk
from cba.analysis.simulation import simulate
from cba.cli import app
from cba.commands.ending import run
from cba.reports.apportionment_json import apportionment_json
from cba.reports.apportionment_view import Agreed
from cba.reports.comparison_json import comparison_json
from cba.reports.sensitivity_json import sensitivity_json
from cba.reports.simulation_json import simulation_json
from cba.reports.view import view_of
from cba.resources import examples_folder
from cba.results.cash_json import add_cash
from cba.results.data_in_use import data_in_use, data_json
from cba.results.json_document import appraisal_json
from cba.results.nominal import nominal_years
from docs.generate.pages import ROOT

#: Ids stand below these, not keys of the format.
_BY_ID = (
    *("options", "agencies", "lines", "inputs", "overtaken_by", "others", "hours"),
    "payback",
)
NPV = "public_value.npv"


def test_every_key_is_told() -> None:
    page = (ROOT / "docs" / "results.md").read_text("utf-8")
    told = set(re.findall(r"[a-z_]+", page))
    project = load_project(examples_folder() / "whole-file")
    content = json.loads(json.dumps(appraisal_json(appraise(project))))

    assert {key for key in keys_in(content) if key not in told} == set()


def test_every_key_of_the_cash_ledger_is_told() -> None:
    page = (ROOT / "docs" / "results.md").read_text("utf-8")
    (part,) = re.findall(r"### The cash ledger\n(.*?)\n### ", page, re.DOTALL)
    told = set(re.findall(r"[a-z_]+", part))
    appraisal = appraise(load_project(examples_folder() / "starter"))
    content = appraisal_json(appraisal)
    add_cash(content, appraisal)
    options = json.loads(json.dumps(content))["options"]

    assert {key for each in options.values() for key in keys_in(each["cash"])} <= told


def test_every_key_of_a_comparison_is_told() -> None:
    page = (ROOT / "docs" / "results.md").read_text("utf-8")
    (part,) = re.findall(r"## The comparison\n(.*?)\n## ", page, re.DOTALL)
    appraisal = appraise(load_project(examples_folder() / "starter"))
    content = comparison_json(compare(candidates_of(appraisal), None), "npv")

    assert {key for key in content if f"`{key}" not in part} == set()


def test_every_key_of_the_sensitivity_analysis_is_told() -> None:
    page = (ROOT / "docs" / "results.md").read_text("utf-8")
    told = set(re.findall(r"[a-z_]+", page))
    project = load_project(examples_folder() / "reoffending")
    content = sensitivity_json(sensitivity(project), project)
    content["scenarios"] = {}  # its keys are ids, and paths

    assert {key for key in keys_in(content) if key not in told} == set()


def test_every_key_of_a_simulation_is_told() -> None:
    page = (ROOT / "docs" / "results.md").read_text("utf-8")
    (part,) = re.findall(r"## A simulation\n(.*?)\n## ", page, re.DOTALL)
    told = set(re.findall(r"[a-z_0-9]+", part))
    project = load_project(examples_folder() / "reoffending")
    plan = Plan(100, 1, "pseudo")
    found = simulate(project, plan, metrics=(NPV,), sobol_metric=NPV)
    content = simulation_json(found)
    # Addresses and paths have dots; chances go by numbers of years.
    own = {key for key in keys_in(content) if "." not in key and not key.isdigit()}

    assert {key for key in own if key not in told} == set()


def test_every_key_of_the_reference_data_is_told() -> None:
    page = (ROOT / "docs" / "results.md").read_text("utf-8")
    (part,) = re.findall(r"## Reference data\n(.*?)\n## ", page, re.DOTALL)
    told = set(re.findall(r"[a-z_0-9]+", part))
    content = data_json(None, data_in_use(None))
    del content["pin"]

    assert set(keys_in(json.loads(json.dumps(content)))) <= told


def test_every_key_of_an_agreement_is_told() -> None:
    page = (ROOT / "docs" / "results.md").read_text("utf-8")
    (part,) = re.findall(r"## An agreement\n(.*?)\n## ", page, re.DOTALL)
    told = {without_side(word) for word in re.findall(r"[a-z_0-9]+", part)}
    project = load_project(examples_folder() / "starter")
    found = apportion(project)
    risk = shared_risk(project, found, Plan(100))
    view = view_of(appraise(project))
    content = apportionment_json(Agreed(found, view, nominal_years(project), risk))
    content["payments"] = {}  # those of a project file
    assert risk is not None
    own = {without_side(key) for key in keys_in(json.loads(json.dumps(content)))}

    assert {key for key in own if key not in told} == set()


@pytest.mark.parametrize(
    "words",
    [
        ["prison", "--year", "2026-27"],
        ["show", "CARBON", "--year", "2026-27"],
        ["outdated", "examples/starter"],
        ["editions"],
        ["diff", "gmca-1.4", "2026"],
    ],
    ids=lambda words: words[0],
)
def test_every_key_of_the_unit_costs_is_told(
    words: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = (ROOT / "docs" / "results.md").read_text("utf-8")
    (part,) = re.findall(r"## Unit costs\n(.*?)\n## ", page, re.DOTALL)
    told = set(re.findall(r"[a-z_0-9]+", part))
    monkeypatch.chdir(ROOT)
    run(app, ["units", *words, "--json"])
    content = json.loads(capsys.readouterr().out)["content"]

    assert set(keys_in(content)) - {"fiscal", "transfer"} <= told


def without_side(key: str) -> str:
    """A key without what says on which side of an agreement a figure is."""
    return re.sub("_(before|after|with_rules)$", "", key)


def keys_in(node: object, *, by_id: bool = False) -> Iterator[str]:
    """The keys of a document, without the ids that stand for keys."""
    if isinstance(node, dict):
        for key, item in node.items():
            if not by_id:
                yield key
            yield from keys_in(item, by_id=not by_id and key in _BY_ID)
    elif isinstance(node, list):
        for item in node:
            yield from keys_in(item)
