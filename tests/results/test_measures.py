"""The figures of a block of rows are those of an appraisal, row by row."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cba.analysis.uncertain import uncertain_inputs
from cba.calculation.compile_option import compile_option
from cba.calculation.flows import evaluate
from cba.loading.project_loader import load
from cba.models.project import Project
from cba.results.appraisal import AgencyAppraisal, Crossing, OptionAppraisal, Payback
from cba.results.appraise import appraise_option
from cba.results.measures import IN_CASH, headlines, measurable, measured, measures
from tests.conftest import ROOT
from tests.results.appraising import TWO_PARTNERS, loaded_text

EXAMPLES = sorted(ROOT.glob("examples/*/project.yaml"))


def project_at(path: Path) -> Project:
    project = load(path).project
    assert project is not None
    return project


def expected_of(option: OptionAppraisal, path: str) -> float | None:
    """The figure of an appraisal at the path of a metric, before any rounding."""
    node: object = option
    for key in path.split("."):
        if isinstance(node, dict):
            node = node[key]
        elif isinstance(node, Payback):
            node = node.discounted if key == "discounted" else node.undiscounted
            node = node if key == "discounted" else getattr(node, key)
        else:
            node = getattr(node, key)
    assert node is None or isinstance(node, float)
    return node


def crossings(option: OptionAppraisal) -> dict[str, Crossing]:
    found = {
        "financial": option.financial.payback.undiscounted,
        f"financial{IN_CASH}": option.financial.payback_cashable.undiscounted,
        "public_value": option.public_value.payback.undiscounted,
    }
    agency: AgencyAppraisal
    for name, agency in option.agencies.items():
        found[name] = agency.payback.undiscounted
        found[f"{name}{IN_CASH}"] = agency.payback_cashable.undiscounted
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_one_row_at_central_values_is_the_appraisal_bit_for_bit(path: Path) -> None:
    project = project_at(path)
    for identifier in project.option_ids:
        option = appraise_option(project, identifier)
        streams = compile_option(project, identifier)
        flows = evaluate(streams)

        found = measures(flows, measurable(streams))

        expected = {each: expected_of(option, each) for each in found.metrics}
        actual = {
            each: None if np.isnan(values[0]) else float(values[0])
            for each, values in found.metrics.items()
        }
        assert {k: v if v is None else v.hex() for k, v in expected.items()} == {
            k: v if v is None else v.hex() for k, v in actual.items()
        }
        labels = [*streams.horizon.labels, None]
        for scope, crossing in crossings(option).items():
            if crossing.reason != "no cost":
                assert crossing.year == labels[int(found.whole_from[scope][0])]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_folded_draw_at_central_values_is_the_appraisal(path: Path) -> None:
    project = project_at(path)
    for identifier in project.option_ids:
        streams = compile_option(project, identifier)
        paths = measurable(streams)
        draws = {
            one.address: np.array([one.low, one.central, one.high])
            for one in uncertain_inputs(streams)
        }

        found = measured(streams, draws, paths)

        expected = measures(evaluate(streams), paths)
        row = 1 if draws else 0
        for each in paths:
            np.testing.assert_array_equal(
                expected.metrics[each][0], found.metrics[each][row], each
            )
        for scope, years in expected.whole_from.items():
            assert years[0] == found.whole_from[scope][row]


def test_every_figure_of_the_whole_and_of_agencies_is_measurable() -> None:
    streams = compile_option(loaded_text(TWO_PARTNERS), "preferred")

    paths = measurable(streams)

    assert {
        "financial.irr",
        "financial.payback.discounted.elapsed_years",
        "public_value.bcr_net_public_cost",
        "public_value.payback.years",
        "agencies.nhs.payback_cashable.years",
        "agencies.council.share_of_costs",
        "agencies.residents.public_value_npv",
    } <= set(paths)
    assert "agencies.residents.share_of_costs" not in paths
    assert set(headlines(streams)) <= set(paths)


@pytest.mark.parametrize(
    "path",
    [
        "npv",
        "financial.nothing",
        "financial.payback.year",
        "public_value.payback_cashable.years",
        "agencies.nobody.npv",
        "agencies.residents.share_of_costs",
    ],
)
def test_a_path_without_a_figure_is_refused(path: str) -> None:
    flows = evaluate(compile_option(loaded_text(TWO_PARTNERS), "preferred"))

    with pytest.raises(KeyError, match=path):
        measures(flows, [path])


def test_each_row_has_its_own_figures() -> None:
    # The council spends 100 and 100; the NHS saves 60, 90, 90 times the draw.
    streams = compile_option(loaded_text(TWO_PARTNERS), "preferred")
    draws = {"benefits.falls.quantity": np.array([1.0, 0.5, 4.0, 0.0])}

    found = measures(evaluate(streams, draws), ["financial.npv", "financial.irr"])

    assert found.metrics["financial.npv"].tolist() == [40.0, -80.0, 760.0, -200.0]
    assert np.isnan(found.metrics["financial.irr"][3])
    # Cumulative net: -40, -50, 40; -70, ..; 140, 400, ..; -100, -200, -200
    assert found.whole_from["financial"].tolist() == [2, 3, 0, 3]
    assert found.whole_from["nhs"].tolist() == [0, 0, 0, 0]
    assert found.whole_from["council"].tolist() == [3, 3, 3, 3]


def test_a_row_without_cost_has_nothing_to_pay_back() -> None:
    streams = compile_option(loaded_text(TWO_PARTNERS), "preferred")
    draws = {"costs.wardens.amount": np.array([0.0, 0.1])}

    found = measures(evaluate(streams, draws), ["financial.payback.years"])

    years = found.metrics["financial.payback.years"].tolist()
    assert np.isnan(years[0])
    assert years[1] == 0.0
