"""Whether a risk happens, drawn: 1 with its chance, else 0."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from cba.analysis.draws import Plan, blocks
from cba.analysis.uncertain import uncertain_inputs
from cba.calculation.factors import Array, Draws
from cba.calculation.flows import evaluate
from cba.calculation.streams import Streams
from cba.results.appraise import streams_of
from cba.results.measures import measurable, measured, measures
from tests.results.appraising import loaded_text
from tests.results.counted_risk import COUNTED

STAFF, FLOOD = "risks.staff.occurs", "risks.flood.occurs"
COSTS = "public_value.pv_costs"


@cache
def streams() -> Streams:
    return streams_of(loaded_text(COUNTED), "preferred")


@cache
def drawn(sequence: str = "pseudo") -> Draws:
    plan = Plan(2**14, 7, "sobol" if sequence == "sobol" else "pseudo")
    parts = [each["preferred"] for each in blocks({"preferred": streams()}, (), plan)]
    return {at: np.concatenate([part[at] for part in parts]) for at in parts[0]}


def test_whether_each_risk_happens_is_an_input_after_those_with_ranges() -> None:
    found = [
        (one.address, one.shape, one.central) for one in uncertain_inputs(streams())
    ]

    assert found == [
        ("risks.staff.chance", "pert", 0.25),
        ("risks.staff.cost", "pert", 1.0),
        (STAFF, "occurs", 0.25),
        (FLOOD, "occurs", 0.10),
    ]


@pytest.mark.parametrize("sequence", ["pseudo", "sobol"])
def test_it_happens_or_not_and_as_often_as_its_chance(sequence: str) -> None:
    flood = drawn(sequence)[FLOOD]

    assert set(flood.tolist()) == {0.0, 1.0}
    # One in ten of 16,384: a standard error of 0.0023.
    assert float(flood.mean()) == pytest.approx(0.10, abs=0.007)


def test_a_risk_whose_chance_is_uncertain_follows_the_chance_that_is_drawn() -> None:
    # PERT of 10%, 25% and 40%: a mean of 25%. Where the chance drawn is high, it
    # happens more often.
    chance, happens = drawn()["risks.staff.chance"], drawn()[STAFF]
    high = chance > 0.25

    assert float(happens.mean()) == pytest.approx(0.25, abs=0.01)
    for part in (high, ~high):
        expected = float(chance[part].mean())
        assert float(happens[part].mean()) == pytest.approx(expected, abs=0.015)


def test_risks_happen_independently() -> None:
    both = drawn()[STAFF] * drawn()[FLOOD]

    assert float(both.mean()) == pytest.approx(0.025, abs=0.004)


def test_the_mean_of_the_draws_is_the_expected_cost() -> None:
    # 300 + 55 + 20, and 37.50 times a cost of 1 on a PERT of 0.9, 1 and 1.2, whose
    # mean is (0.9 + 4 + 1.2) / 6 = 1.01667: 38.125. Together 413.125; the draws have
    # a standard deviation of some 90, and a standard error of 0.7.
    costs = measures(evaluate(streams(), drawn()), [COSTS]).metrics[COSTS]

    assert float(costs.mean()) == pytest.approx(413.125, abs=2.8)
    assert float(costs.min()) == 355.0


@pytest.mark.parametrize("path", measurable(streams()))
def test_folded_blocks_are_those_worked_out_in_full(path: str) -> None:
    few: dict[str, Array] = {at: each[:200] for at, each in drawn().items()}
    expected = measures(evaluate(streams(), few), [path]).metrics[path]
    found = measured(streams(), few, [path]).metrics[path]

    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-6)


def test_a_chance_alone_moves_the_expected_cost_in_folded_blocks() -> None:
    draws = {"risks.staff.chance": np.array([0.25, 0.5])}

    # Another 37.50.
    found = measured(streams(), draws, [COSTS]).metrics[COSTS]
    assert found.tolist() == pytest.approx([412.5, 450.0])


def test_options_with_the_same_risk_have_it_happen_together() -> None:
    plan = Plan(1000, 3)
    given = {"one": streams(), "other": streams()}
    for each in blocks(given, (), plan):
        assert each["one"][STAFF] is each["other"][STAFF]
