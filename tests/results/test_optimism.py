"""What optimism adds to costs, and takes off benefits."""

from __future__ import annotations

import pytest

from cba.results.optimism import optimism_bias_of
from tests.reports.frame import framed
from tests.reports.made_projects import appraisal_of


def test_optimism_adds_to_costs_and_takes_off_benefits() -> None:
    options = appraisal_of(framed()).options

    # 10% of 150 of cost, 10% of 180 of calm.
    assert optimism_bias_of(options["full"]) == pytest.approx((15_000, 18_000))
    assert optimism_bias_of(options["least"]) == (0.0, 0.0)
