"""What holds of every simulation, whatever the project."""

from __future__ import annotations

import json
import math

from hypothesis import given, settings

from cba.analysis.draws import Plan
from cba.analysis.simulation import Simulation, simulate
from cba.reports.simulation_json import simulation_json
from cba.reports.simulation_text import simulation_text
from cba.reports.view import view_of
from tests.properties.appraising import appraised
from tests.properties.spelling import Tree
from tests.properties.strategies import projects

DRAWS = 150


@given(projects())
@settings(max_examples=12, deadline=None)
def test_a_simulation_of_any_project_makes_sense(tree: Tree) -> None:
    appraisal = appraised(tree)

    found = simulate(appraisal.project, Plan(DRAWS), sobol_metric="financial.npv")

    _is_in_order(found)
    _counts_every_draw(found)
    information = found.information
    if information is not None:
        assert information.evpi >= 0.0
        assert all(0.0 <= x <= information.evpi for x in information.by_input.values())
        assert information.options[information.best] == max(
            information.options.values()
        )
    json.dumps(simulation_json(found), allow_nan=False)
    lines = simulation_text(found, view_of(appraisal))
    assert [line.text for line in lines if "nan" in line.text.split()] == []


def _is_in_order(found: Simulation) -> None:
    for each in found.metrics.values():
        if not math.isnan(each.mean):
            assert each.p5 <= each.p10 <= each.p50 <= each.p90 <= each.p95
            assert each.sd >= 0.0
    for chances in (*found.payback.values(), *found.payback_cashable.values()):
        assert list(chances) == sorted(chances)
        assert 0.0 <= chances[0] <= chances[-1] <= 1.0


def _counts_every_draw(found: Simulation) -> None:
    # Without inputs the central estimate stands for every draw, and is counted once.
    for path, each in found.metrics.items() if found.inputs else ():
        counted = sum(found.histograms[path].counts)
        assert counted == round(DRAWS * (1.0 - each.undefined))
