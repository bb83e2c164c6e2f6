"""What is kept of draws, the chances of payback, and whether draws are enough."""

from __future__ import annotations

import numpy as np
import pytest

from cba.analysis.convergence import draws_needed, too_few
from cba.analysis.kept import Kept
from cba.analysis.paybacks import Paybacks
from cba.analysis.statistics import Distribution


def test_the_first_draws_are_kept_in_their_order() -> None:
    kept = Kept(draws=10, most=4)
    for block in ([1.0, 2.0, 3.0], [4.0, 5.0], [6.0]):
        kept.add({"x": np.array(block), "y": -np.array(block)})

    found = kept.columns()

    assert found["x"].tolist() == [1.0, 2.0, 3.0, 4.0]
    assert found["y"].tolist() == [-1.0, -2.0, -3.0, -4.0]


def test_with_fewer_draws_all_are_kept() -> None:
    kept = Kept(draws=2, most=4)
    kept.add({"x": np.array([1.0, 2.0])})

    assert kept.columns()["x"].tolist() == [1.0, 2.0]


def test_without_inputs_nothing_is_kept() -> None:
    kept = Kept(draws=2)
    kept.add({})

    assert kept.columns() == {}


def test_chances_of_payback_add_up_by_year() -> None:
    paybacks = Paybacks(years=3)
    # Whole from the first year, the second, never; in cash once from the third.
    paybacks.add({"nhs": np.array([0.0, 1.0]), "nhs in cash": np.array([3.0, 2.0])})
    paybacks.add({"nhs": np.array([3.0, 1.0]), "nhs in cash": np.array([3.0, 3.0])})

    counted, in_cash = paybacks.chances()

    assert counted == {"nhs": (0.25, 0.75, 0.75)}
    assert in_cash == {"nhs": (0.0, 0.0, 0.25)}


def made(mean: float, sd: float, chance: float) -> Distribution:
    return Distribution(mean, sd, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, chance, 0.0)


@pytest.mark.parametrize(
    ("distribution", "needed"),
    [
        # A mean that is as wide as itself: (1.96 / 0.025)² = 6,147.
        (made(1.0, 1.0, 1.0), 10_000),
        # A tenth as wide: 61; but a chance of none in n may still be 3 in n.
        (made(1.0, 0.1, 1.0), 200),
        # An even chance within 2 points: 0.25 · (1.96 / 0.02)² = 2,401.
        (made(1.0, 0.1, 0.5), 5_000),
        (made(5.0, 0.0, 1.0), 200),
    ],
)
def test_enough_draws_for_the_mean_and_for_the_chance(
    distribution: Distribution, needed: int
) -> None:
    assert draws_needed(distribution) == needed


def test_the_metric_that_needs_most_decides() -> None:
    found = [made(1.0, 0.1, 1.0), made(1.0, 0.1, 0.5)]

    assert too_few(5_000, found) is None
    assert "; 5,000 would do" in str(too_few(4_999, found))
