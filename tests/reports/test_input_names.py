from __future__ import annotations

from pathlib import Path

import pytest

from cba.loading.project_loader import load
from cba.reports.input_names import InputName, input_names, name_of
from cba.reports.view import view_of
from cba.results.appraise import appraise
from tests.conftest import ROOT

RISK = """
cba: 1
project: {title: A case}
appraisal: {first_year: 2026-27, years: 2}
agencies: {council: {name: The council, sector: local-authority}}
costs:
  team: {kind: revenue, paid_by: council, amount: 5k, confidence: 2}
risks:
  late: {title: The team starts late, chance: 20%, cost: {2026-27: £80k},
         falls_on: council, counted: true, replaces_bias_of: none}
"""
EXAMPLES = sorted(ROOT.glob("examples/*/project.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_input_that_may_vary_has_a_name(path: Path) -> None:
    loaded = load(path)
    assert loaded.project is not None
    view = view_of(appraise(loaded.project, loaded.problems))
    names = input_names(view)

    for address in view.option.flows.streams.factors():
        found = name_of(names, address)
        assert found.line, address
        assert "`" not in found.what


def test_what_has_no_name_is_called_by_its_address() -> None:
    assert name_of({}, "costs.x.amount") == InputName("`costs.x.amount`")


def test_what_is_uncertain_of_a_risk_is_called_by_its_title() -> None:
    loaded = load(None, stdin_text=RISK)
    assert loaded.project is not None
    names = input_names(view_of(appraise(loaded.project, loaded.problems)))

    assert [
        name_of(names, f"risks.late.{key}").words
        for key in ("chance", "cost", "occurs")
    ] == [
        "chance (The team starts late)",
        "cost if it happens (The team starts late)",
        "whether it happens (The team starts late)",
    ]
