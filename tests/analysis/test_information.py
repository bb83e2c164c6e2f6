"""The value of information against its closed form for two normal options."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.special import ndtri
from scipy.stats import norm

from cba.analysis.chances import Chances, Sequences
from cba.analysis.information import NOTHING, Choosing, value_of_knowing
from tests.analysis.drawn import normals

DRAWS = 16_384


def worth_of_knowing(mean: float, sd: float) -> float:
    """Of a normal net present value against 0: sd φ(m / sd) - |m| Φ(-|m| / sd)."""
    size = abs(mean) / sd
    return float(sd * norm.pdf(size) - abs(mean) * norm.cdf(-size))


@pytest.mark.parametrize("mean", [-1.0, 0.0, 0.3, 1.0])
def test_two_options_that_are_normal_have_the_closed_form(mean: float) -> None:
    one, other, idle = normals(DRAWS, 1), normals(DRAWS, 2), normals(DRAWS, 3)
    npv = mean + 0.8 * one + 0.6 * other  # sd 1
    choosing = Choosing(["build"], DRAWS, NOTHING)
    for block in np.array_split(npv, 3):
        choosing.add({"build": block})

    found = choosing.information({"one": one, "other": other, "idle": idle})

    assert (NOTHING if mean < 0 else "build") == found.best or mean == 0.0
    assert found.evpi == pytest.approx(worth_of_knowing(mean, 1.0), abs=0.02)
    assert found.by_input["one"] == pytest.approx(worth_of_knowing(mean, 0.8), abs=0.02)
    assert found.by_input["other"] == pytest.approx(
        worth_of_knowing(mean, 0.6), abs=0.02
    )
    assert found.by_input["idle"] < 0.003
    assert found.changes == pytest.approx(norm.cdf(-abs(mean)), abs=0.02)
    assert next(iter(found.by_input)) == "one"


def test_the_better_of_two_options_is_chosen_by_its_mean() -> None:
    choosing = Choosing(["plain", "smart"], 4, NOTHING)
    choosing.add({"plain": np.array([1.0, 3.0]), "smart": np.array([5.0, 2.0])})
    choosing.add({"plain": np.array([4.0, 0.0]), "smart": np.array([1.0, 1.0])})

    found = choosing.information({})

    # Means 2 and 2.25; the best of each draw 5, 3, 4 and 1, on average 3.25.
    assert found.options == {"plain": 2.0, "smart": 2.25, NOTHING: 0.0}
    assert found.best == "smart"
    assert found.changes == 0.5
    assert found.evpi == 1.0


def test_a_choice_that_no_draw_would_change_is_worth_no_knowledge() -> None:
    values = np.linspace(1.0, 2.0, 400)
    choosing = Choosing(["build"], 400, NOTHING)
    choosing.add({"build": values})

    found = choosing.information({"share": values})

    assert (found.evpi, found.changes, found.by_input) == (0.0, 0.0, {"share": 0.0})


def test_an_input_that_decides_alone_is_worth_as_much_as_everything() -> None:
    known = normals(DRAWS)

    found = value_of_knowing(known, np.array([known, np.zeros(DRAWS)]), best=1)

    # E max(x, 0) = φ(0) for a standard normal.
    assert found == pytest.approx(1 / math.sqrt(2 * math.pi), abs=0.01)


def test_what_is_worth_knowing_does_not_hang_on_how_draws_are_cut() -> None:
    npv = normals(5_000)
    whole, cut = (Choosing(["build"], 5_000, NOTHING) for _ in range(2))
    whole.add({"build": npv})
    for block in np.array_split(npv, 11):
        cut.add({"build": block})

    assert whole.information({"x": npv}) == cut.information({"x": npv})


@pytest.mark.parametrize("sequence", ["pseudo", "sobol"])
def test_whether_a_risk_happens_is_worth_what_each_of_its_two_answers_is(
    sequence: Sequences,
) -> None:
    chances = Chances(["risk", "other"], 1, sequence).rows(0, DRAWS)
    happens = (chances["risk"] > 0.8).astype(np.float64)
    npv = 0.1 - 0.4 * happens + 2.0 * ndtri(chances["other"])

    found = value_of_knowing(happens, np.array([npv, np.zeros(DRAWS)]), best=0)

    # 80% of 0.1 is kept and 20% of -0.3 not lost: in these draws, by their own means.
    kept = [npv[happens == each].mean() * (happens == each).mean() for each in (0, 1)]
    assert kept[0] > 0.0 > kept[1]
    assert found == pytest.approx(kept[0] - npv.mean(), abs=1e-4)
    assert sequence == "pseudo" or found == pytest.approx(0.06, abs=0.001)
