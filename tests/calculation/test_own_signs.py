"""A row may be prudent by its own signs, as if its inputs stood in the file."""

from __future__ import annotations

import numpy as np

from cba.calculation.compile_option import compile_option
from cba.calculation.flows import CostFlow, evaluate
from tests.analysis.varied_project import PROJECT, project_of

TEXT = PROJECT.replace("amount: 1000}", "amount: 1000, confidence: {cost: 3}}")
DRAWS = {"costs.team.amount": np.array([1000.0, -1000.0])}


def test_by_its_own_sign_a_receipt_is_lowered() -> None:
    flows = evaluate(compile_option(project_of(TEXT), "preferred"), DRAWS, signs="own")

    cost = flows.lines["team"]
    assert isinstance(cost, CostFlow)
    # Grade 3 raises a cost by 10%, and lowers a receipt by as much.
    assert cost.amount[:, 0].tolist() == [1100.0, -900.0]


def test_by_the_central_sign_a_draw_is_raised_as_the_appraisal_is() -> None:
    flows = evaluate(compile_option(project_of(TEXT), "preferred"), DRAWS)

    cost = flows.lines["team"]
    assert isinstance(cost, CostFlow)
    assert cost.amount[:, 0].tolist() == [1100.0, -1100.0]
