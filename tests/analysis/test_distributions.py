"""The shapes of uncertain inputs, held to what is known of each in closed form."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from cba.analysis.distributions import chance_below, quantile
from cba.analysis.uncertain import Uncertain
from cba.calculation.factors import Array
from cba.models.ranges import SHAPES, Shape

#: The middles of a million equal chances: means over them are integrals.
CHANCES = (np.arange(1_000_000) + 0.5) / 1_000_000
TAILS = np.concatenate(
    [2.0 ** -np.linspace(1, 53, 4000), 1.0 - 2.0 ** -np.linspace(1, 53, 4000)]
)


def made(
    low: float,
    central: float,
    high: float,
    shape: Shape = "pert",
    *,
    lowest: float | None = None,
    highest: float | None = None,
) -> Uncertain:
    address = "costs.team.amount"
    return Uncertain(address, central, low, high, shape, False, lowest, highest)  # noqa: FBT003


@pytest.mark.parametrize("central", [10.0, 12.0, 17.5, 26.0, 30.0])
def test_a_pert_has_its_mean_and_variance(central: float) -> None:
    values = quantile(made(10.0, central, 30.0), CHANCES)

    mean = (10.0 + 4.0 * central + 30.0) / 6.0
    # A beta distribution whose parameters sum to 6 has (m - a) (b - m) / 7.
    variance = (mean - 10.0) * (30.0 - mean) / 7.0
    assert mean == pytest.approx(float(values.mean()), rel=1e-6)
    assert variance == pytest.approx(float(values.var()), rel=1e-4)


@pytest.mark.parametrize("turn", [0.0, 0.001, 0.08, 0.25, 0.5, 0.6, 0.93, 1.0])
def test_the_table_of_a_pert_keeps_to_its_bound(turn: float) -> None:
    chances = np.concatenate([CHANCES[::50], TAILS])

    found = quantile(made(0.0, turn, 1.0), chances)

    exact = special.betaincinv(1.0 + 4.0 * turn, 5.0 - 4.0 * turn, chances)
    assert float(np.abs(found - exact).max()) < 1e-7


@pytest.mark.parametrize("turn", [0.0, 0.3, 0.5, 1.0])
def test_a_triangle_is_scipys(turn: float) -> None:
    found = quantile(made(2.0, 2.0 + 3.0 * turn, 5.0, "triangular"), CHANCES[::100])

    expected = stats.triang.ppf(CHANCES[::100], turn, loc=2.0, scale=3.0)
    np.testing.assert_allclose(found, expected, rtol=1e-9)


def test_a_uniform_is_a_straight_line() -> None:
    found = quantile(made(2.0, 3.0, 6.0, "uniform"), np.array([0.25, 0.5, 0.75]))

    assert found.tolist() == [3.0, 4.0, 5.0]


def test_the_ends_of_a_normal_are_its_5th_and_95th_percentiles() -> None:
    found = quantile(made(80.0, 100.0, 120.0, "normal"), np.array([0.05, 0.5, 0.95]))

    assert pytest.approx(found.tolist(), rel=1e-12) == [80.0, 100.0, 120.0]


def test_the_ends_of_a_lognormal_are_its_5th_and_95th_percentiles() -> None:
    found = quantile(made(50.0, 100.0, 200.0, "lognormal"), np.array([0.05, 0.5, 0.95]))

    assert pytest.approx(found.tolist(), rel=1e-12) == [50.0, 100.0, 200.0]


def test_a_lognormal_below_nought_is_mirrored() -> None:
    one = made(-200.0, -100.0, -50.0, "lognormal", lowest=-150.0)

    found = quantile(one, CHANCES[::1000])

    # What is cut off below -150 is what its mirror has above 150.
    mirrored = quantile(
        made(50.0, 100.0, 200.0, "lognormal", highest=150.0), 1.0 - CHANCES[::1000]
    )
    np.testing.assert_allclose(found, -mirrored)
    assert found.min() >= -150.0


def test_a_normal_is_truncated_to_what_the_input_may_be() -> None:
    found = quantile(made(0.1, 0.5, 0.9, "normal", lowest=0.0, highest=1.0), CHANCES)

    deviation = 0.4 / float(stats.norm.ppf(0.95))
    bound = 0.5 / deviation
    expected = stats.truncnorm.ppf(CHANCES, -bound, bound, loc=0.5, scale=deviation)
    np.testing.assert_allclose(found, expected, atol=1e-12)


@pytest.mark.parametrize("shape", SHAPES[:3])
def test_a_bound_inside_the_range_cuts_the_distribution_off(shape: Shape) -> None:
    whole, cut = made(0.5, 1.0, 2.0, shape), made(0.5, 1.0, 2.0, shape, highest=1.25)

    share = chance_below(whole, 1.25)

    # What is left keeps its proportions.
    np.testing.assert_allclose(
        quantile(cut, CHANCES[::1000]), quantile(whole, CHANCES[::1000] * share)
    )
    assert 0.0 < share < 1.0


@pytest.mark.parametrize("shape", SHAPES)
def test_a_range_of_one_value_is_that_value(shape: Shape) -> None:
    found = quantile(made(7.0, 7.0, 7.0, shape), CHANCES[::100_000])

    assert found.tolist() == [7.0] * 10


@pytest.mark.parametrize("shape", ["pert", "triangular", "uniform"])
@pytest.mark.parametrize("central", [-3.0, 9.0])
def test_the_value_may_stand_at_an_end(shape: Shape, central: float) -> None:
    found = quantile(made(-3.0, central, 9.0, shape), TAILS)

    assert np.isfinite(found).all()
    assert found.min() >= -3.0
    assert found.max() <= 9.0


@pytest.mark.parametrize("shape", SHAPES)
def test_chances_and_values_are_inverse_to_each_other(shape: Shape) -> None:
    one = made(50.0, 100.0, 150.0 if shape != "lognormal" else 200.0, shape)

    for chance in (0.01, 0.2, 0.5, 0.8, 0.99):
        value = float(quantile(one, np.array([chance]))[0])
        assert chance == pytest.approx(chance_below(one, value), abs=1e-6)


@given(
    shape=st.sampled_from(SHAPES),
    ends=st.tuples(st.floats(0.01, 1.0), st.floats(0.01, 1.0)),
    central=st.floats(-1e6, 1e6).filter(lambda x: abs(x) > 1e-3),
    bounds=st.tuples(st.floats(0.0, 1.5), st.floats(0.0, 1.5)),
)
def test_no_draw_leaves_what_the_input_may_be(
    shape: Shape,
    ends: tuple[float, float],
    central: float,
    bounds: tuple[float, float],
) -> None:
    down, up = ends
    if shape in {"normal", "lognormal"}:
        up = down
    low, high = central * (1 - down * 0.9), central * (1 + up * 0.9)
    if shape == "lognormal":
        high = central / (1 - down * 0.9)
    width = abs(high - low)
    lowest, highest = central - bounds[0] * width, central + bounds[1] * width
    one = made(min(low, high), central, max(low, high), shape)
    one = one._replace(lowest=lowest, highest=highest)

    found: Array = quantile(one, TAILS)

    assert np.isfinite(found).all()
    assert found.min() >= lowest
    assert found.max() <= highest


def test_the_deviation_of_a_lognormal_is_of_its_logarithm() -> None:
    values = quantile(made(50.0, 100.0, 200.0, "lognormal"), CHANCES)

    deviation = math.log(2.0) / float(stats.norm.ppf(0.95))
    assert deviation == pytest.approx(float(np.log(values).std()), rel=1e-3)
