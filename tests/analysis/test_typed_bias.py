"""Corrections for optimism that are typed, tried like any other input."""

from __future__ import annotations

import textwrap

from cba.analysis.sensitivity import sensitivity
from cba.loading.project_loader import load
from tests.results.counted_risk import COUNTED


def test_a_correction_that_a_counted_risk_replaces_is_not_tried() -> None:
    project = load(None, stdin_text=textwrap.dedent(COUNTED)).project
    assert project is not None

    found = {each.address: each.swing for each in sensitivity(project).swings}

    # £50 of vans × 10%, give or take a tenth of it; the team's correction is gone.
    assert "costs.team.optimism_bias" not in found
    assert round(found["costs.vans.optimism_bias"] or 0.0, 2) == 1.0
