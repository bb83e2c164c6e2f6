from __future__ import annotations

import pytest

from cba.analysis.assumed_ranges import varied_inputs
from cba.analysis.two_way import TwoWay, two_way
from cba.analysis.varying import Varying
from cba.results.appraise import appraise_option
from tests.analysis.varied_project import PROJECT, project_of


def table(text: str, first: str, second: str, metric: str) -> TwoWay:
    project = project_of(text)
    varying = Varying(project, project.preferred)
    inputs = {one.address: one for one in varied_inputs(varying)}
    return two_way(varying, inputs[first], inputs[second], metric)


def test_ends_central_values_and_the_middles_between() -> None:
    found = table(
        PROJECT, "benefits.visits.deadweight", "costs.team.amount", "public_value.npv"
    )

    assert found.first_values == pytest.approx((0.1, 0.15, 0.2, 0.3, 0.4))
    assert found.second_values == pytest.approx((900, 950, 1000, 1050, 1100))


def test_every_cell_is_the_appraisal_with_both_inputs_set() -> None:
    found = table(
        PROJECT, "benefits.visits.deadweight", "costs.team.amount", "public_value.npv"
    )

    for share, row in zip(found.first_values, found.results, strict=True):
        for amount, cell in zip(found.second_values, row, strict=True):
            settings = {
                "benefits__visits__deadweight": repr(share),
                "costs__team__amount": repr(amount),
            }
            project = project_of(PROJECT, **settings)
            wanted = appraise_option(project, project.preferred).public_value.npv
            assert cell == pytest.approx(wanted, abs=1e-6)


def test_what_is_null_is_none() -> None:
    found = table(
        PROJECT, "benefits.visits.deadweight", "costs.team.amount", "financial.irr"
    )

    assert found.results[0][0] is None


def test_an_input_without_a_range_has_its_central_value_alone() -> None:
    text = PROJECT.replace("cashable: 50%", "cashable: 0%")
    found = table(
        text, "benefits.visits.cashable", "costs.team.amount", "public_value.npv"
    )

    assert found.first_values == (0.0,)
    assert len(found.results) == 1
