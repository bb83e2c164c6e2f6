"""The figures that a promise may name are those that the answers have."""

from __future__ import annotations

from cba.models.expectation import METRICS
from cba.results.appraisal import AgencyAppraisal, Financial, PublicValue


def test_a_promise_may_be_about_every_figure_and_no_other() -> None:
    figures = {
        "financial": set(Financial._fields),
        "public_value": set(PublicValue._fields),
        "agencies": set(AgencyAppraisal._fields) - {"by_year"},
    }

    assert {name: set(known) for name, known in METRICS.items()} == figures
