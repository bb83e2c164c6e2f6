"""Which lines are folded in a block of draws, and what they come to by hand."""

from __future__ import annotations

import numpy as np
import pytest

from cba.calculation.compile_option import compile_option
from cba.calculation.factors import Draws
from cba.calculation.flows import evaluate
from cba.calculation.folded import folded
from cba.calculation.streams import Streams
from cba.results.measures import measurable, measured, measures
from tests.results.appraising import loaded_text

PROJECT = """
    cba: 1
    project: {title: Every way of moving}
    appraisal: {first_year: 2026-27, years: 5, discounting: green-book}
    agencies:
      council: {name: Council, sector: local-authority}
      nhs: {name: NHS, sector: nhs}
    people:
      group: {starting: [100, 100], engagement: 50%}
    costs:
      team: {kind: revenue, paid_by: council, amount: [1000, 1000], real_growth: 2%,
             price_year: 2024-25, optimism_bias: 10%}
      visits: {kind: revenue, paid_by: nhs, people: group, each: 10}
      later: {kind: revenue, paid_by: nhs, amount: 0}
    benefits:
      plain:
        people: group
        impact: 40%
        deadweight: 20%
        lasts: 3
        drop_off: 10%
        value: {fiscal: 100, social: 50}
        falls_to: {council: 30%, nhs: 70%}
        cashable: {share: {nhs: 20%}}
      by_year:
        quantity: [5, 6]
        deadweight: [10%, 20%]
        displacement: 0%
        value: {fiscal: 100}
        falls_to: nhs
        cashable: 0%
      points:
        people: group
        impact: 40%
        deadweight: {points: 10%}
        value: {fiscal: 100}
        falls_to: nhs
        cashable: 20%
      steps:
        quantity: [25, 37]
        deadweight: 0%
        value: {fiscal: 100}
        falls_to: council
        cashable: {share: 50%, in_steps_of: 10}
    payments:
      rent: {from: nhs, to: council, amount: [200, 200]}
"""
#: What a draw of each does, and the lines that are worked out row by row for it.
MOVES = {
    "costs.team.amount": (1.2, []),
    "costs.team.real_growth": (0.05, ["team"]),
    "costs.visits.each": (-4.0, []),
    "costs.later.amount": (50.0, ["later"]),
    "people.group.starting": (1.3, []),
    "people.group.engagement": (0.7, []),
    "benefits.plain.impact": (0.1, []),
    "benefits.plain.deadweight": (1.0, []),
    "benefits.plain.lasts": (2.5, []),
    "benefits.plain.drop_off": (0.3, []),
    "benefits.plain.value.fiscal": (0.0, []),
    "benefits.plain.value.social": (75.0, []),
    "benefits.plain.cashable.share.nhs": (0.5, []),
    "benefits.by_year.quantity": (0.5, []),
    "benefits.by_year.deadweight": (2.0, []),
    "benefits.by_year.displacement": (0.4, []),
    "benefits.by_year.cashable": (0.5, ["by_year"]),
    "benefits.points.impact": (0.05, []),
    "benefits.points.deadweight.points": (0.2, []),
    "benefits.steps.quantity": (1.1, ["steps"]),
    "benefits.steps.value.fiscal": (110.0, []),
    "benefits.steps.cashable.in_steps_of": (7.0, ["steps"]),
    "payments.rent.amount": (-0.5, []),
}


@pytest.fixture(scope="module")
def streams() -> Streams:
    return compile_option(loaded_text(PROJECT), "preferred")


def of_one_row(address: str) -> Draws:
    return {address: np.array([MOVES[address][0]])}


@pytest.mark.parametrize("address", MOVES)
def test_only_growth_steps_and_noughts_are_worked_out_row_by_row(
    streams: Streams, address: str
) -> None:
    block = folded(streams, of_one_row(address))

    assert MOVES[address][1] == list(block.lines)


@pytest.mark.parametrize("address", MOVES)
def test_each_draw_moves_every_figure_as_in_full(
    streams: Streams, address: str
) -> None:
    draws = of_one_row(address)

    expected = measures(evaluate(streams, draws), measurable(streams))
    actual = measured(streams, draws, measurable(streams))

    for path, values in expected.metrics.items():
        np.testing.assert_allclose(
            actual.metrics[path], values, rtol=1e-9, atol=1e-9, err_msg=path
        )
    for scope, years in expected.whole_from.items():
        assert years.tolist() == actual.whole_from[scope].tolist()


def test_a_payment_that_turns_round_is_a_cost_of_the_other(streams: Streams) -> None:
    draws = {
        "payments.rent.amount": np.array([1.0, -1.0, 0.0]),
        "costs.team.amount": np.array([0.0, 0.0, 0.0]),
    }

    found = measured(streams, draws, ["agencies.council.payback.years"])

    # The council pays only where the rent goes the other way.
    years = found.metrics["agencies.council.payback.years"]
    assert np.isnan(years).tolist() == [True, False, True]


def test_folded_draws_multiply_their_line(streams: Streams) -> None:
    # 50 people a year at £10 each in two years: £1,000 at no discount in the first.
    draws = {
        "costs.visits.each": np.array([10.0, 20.0, 0.0]),
        "people.group.engagement": np.array([0.5, 0.25, 1.0]),
    }

    found = measured(streams, draws, ["agencies.nhs.pv_costs"])

    once = 500.0 + 500.0 / 1.035
    assert [once, once, 0.0] == pytest.approx(
        found.metrics["agencies.nhs.pv_costs"].tolist(), abs=1e-9
    )


def test_a_block_without_draws_is_the_appraisal(streams: Streams) -> None:
    found = measured(streams, {}, ["financial.npv"])

    expected = measures(evaluate(streams), ["financial.npv"])
    assert (
        expected.metrics["financial.npv"].tobytes()
        == found.metrics["financial.npv"].tobytes()
    )
