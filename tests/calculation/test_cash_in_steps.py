"""Savings that are cash at once, in steps that lines fill together, and by a ramp."""

from __future__ import annotations

import numpy as np
import pytest

from cba.calculation.cash import in_whole_steps, whole_part
from cba.calculation.compile_option import compile_option
from cba.calculation.factors import CENTRAL, Draws
from cba.calculation.flows import BenefitFlow, evaluate
from cba.calculation.folding import fold_of
from cba.calculation.streams import Streams
from cba.loading.project_loader import load

PROJECT = """
cba: 1
project: {title: Steps}
appraisal: {first_year: 2026-27, years: 4, discounting: {rate: 0%}}
agencies: {trust: {sector: nhs}, icb: {sector: nhs}}
steps: {ward: {size: 100 (80 to 130)}, team: {size: 10}}
benefits:
  stays:
    quantity: [60, 90, 90, 150]
    value: {fiscal: 100}
    falls_to: {trust: 80%, icb: 20%}
    cashable: {at_once: 15%, stepped: {trust: 70%}, step: ward, from: 2027-28,
               by_year: {2027-28: 50%, 2028-29..: 100%}}
    optimism_bias: 10%
  beds:
    quantity: [50, 30, 10, -100]
    value: {fiscal: 200 (100 to 300)}
    falls_to: trust
    cashable: {stepped: 90%, step: ward}
    optimism_bias: 0%
  calls:
    quantity: 25
    value: {fiscal: 10}
    falls_to: icb
    cashable: {stepped: 50%, step: team}
    optimism_bias: 0%
  ramped:
    quantity: 3
    value: {fiscal: 10}
    falls_to: icb
    cashable: {by_year: [0%, 20%, 60%, 100%]}
    optimism_bias: 0%
"""


@pytest.fixture(scope="module")
def streams() -> Streams:
    project = load(None, stdin_text=PROJECT).project
    assert project is not None
    return compile_option(project, "preferred")


def cash(streams: Streams, line: str, draws: Draws = CENTRAL) -> list[list[float]]:
    """The cash of a line at each of its agencies, by year, in the last row."""
    flow = evaluate(streams, draws).lines[line]
    assert isinstance(flow, BenefitFlow)
    return [amounts[-1].tolist() for _, amounts in flow.cashable]


def test_lines_fill_a_step_together(streams: Streams) -> None:
    # After bias 54, 81, 81, 135 and 50, 30, 10, -100: 104, 111, 91 and 35 together,
    # of which one ward, one, none and none.
    assert cash(streams, "beds") == [
        pytest.approx([50 * 180 * 100 / 104, 30 * 180 * 100 / 111, 0, 0])
    ]


def test_the_rest_is_cash_at_once_and_by_the_ramp(streams: Streams) -> None:
    trust, icb = cash(streams, "stays")

    # 81 x 100 x 80% x (15% + 70% x 100/111) x 50%; nothing before 2027-28.
    in_2027 = 8100 * 0.8 * (0.15 + 0.7 * 100 / 111) * 0.5
    assert trust == pytest.approx([0, in_2027, 8100 * 0.8 * 0.15, 13_500 * 0.8 * 0.15])
    # Of the ICB's part nothing is cash in steps.
    assert icb == pytest.approx([0, 8100 * 0.03 * 0.5, 8100 * 0.03, 13_500 * 0.03])


def test_another_step_is_filled_by_itself(streams: Streams) -> None:
    # Two teams of ten in 25 calls: 20 x 10 x 50%.
    assert cash(streams, "calls") == [pytest.approx([100.0] * 4)]


def test_a_ramp_alone_releases_the_whole_saving(streams: Streams) -> None:
    assert cash(streams, "ramped") == [pytest.approx([0.0, 6.0, 18.0, 30.0])]


def test_a_pool_below_zero_loses_whole_steps() -> None:
    pool = np.array([[-250.0, -99.0, 0.0, 99.0, 100.0]])
    size = np.array([[100.0]])

    assert in_whole_steps(pool, size).tolist() == [[-200.0, 0.0, 0.0, 0.0, 100.0]]
    assert whole_part(pool, size).tolist() == [[0.8, 0.0, 0.0, 0.0, 1.0]]


def test_no_draw_makes_more_cash_than_is_saved(streams: Streams) -> None:
    draws = {
        "benefits.stays.cashable.at_once": np.array([0.15, 0.6]),
        "benefits.stays.cashable.stepped.trust": np.array([0.7, 0.9]),
        "steps.ward.size": np.array([100.0, 111.0]),
        "benefits.stays.cashable.by_year": np.array([1.0, 1.0]),
    }
    trust, _ = cash(streams, "stays", draws)

    # All of the 111 units are one ward of 111: 60%, and no more than the other 40%.
    assert trust[1] == pytest.approx(8100 * 0.8 * 0.5)


@pytest.mark.parametrize(
    ("drawn", "in_full"),
    [
        # What moves the units of one line moves the cash of all that share the step.
        ({"benefits.beds.quantity"}, {"stays", "beds"}),
        ({"steps.ward.size"}, {"stays", "beds"}),
        ({"benefits.stays.cashable.at_once"}, {"stays", "beds"}),
        # The value of a unit and the ramp only multiply.
        ({"benefits.beds.value.fiscal"}, set()),
        ({"benefits.stays.cashable.by_year"}, set()),
        ({"benefits.calls.quantity"}, {"calls"}),
    ],
)
def test_a_step_whose_units_are_drawn_is_worked_out_as_a_whole(
    streams: Streams, drawn: set[str], in_full: set[str]
) -> None:
    fold = fold_of(streams, frozenset(drawn))

    assert {each.identifier for each in fold.full.benefits} == in_full


def test_a_line_is_taken_with_those_that_share_its_step(streams: Streams) -> None:
    assert streams.with_pools({"beds"}) == {"beds", "stays"}
    assert streams.with_pools({"ramped"}) == {"ramped"}
