"""What draws come to, exactly or from fine bins, however they are cut into blocks."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cba.analysis.histogram import Histogram, Picture
from cba.analysis.statistics import Gathering, percentile
from cba.calculation.factors import Array
from tests.analysis.drawn import normals, uniforms


def gathered(values: Array, blocks: int = 1, exact: int = 131_072) -> Gathering:
    made = Gathering(values.size, exact)
    for block in np.array_split(values, blocks):
        made.add(block)
    return made


def test_a_few_draws_by_hand() -> None:
    # Mean (1 + 2 + 6 + 11) / 4; squares 16 + 9 + 1 + 36 over 3; P50 between 2 and 6.
    found = gathered(np.array([6.0, 1.0, 11.0, 2.0])).distribution()

    assert found.mean == 5.0
    assert found.sd == pytest.approx(math.sqrt(62 / 3))
    assert found.standard_error == pytest.approx(math.sqrt(62 / 3) / 2)
    assert found.p50 == 4.0
    assert found.p5 == pytest.approx(1.15)
    assert found.p95 == pytest.approx(10.25)
    assert found.chance_above_zero == 1.0


def test_a_draw_of_nought_is_not_above_it() -> None:
    found = gathered(np.array([0.0, -1.0, 3.0, 5.0])).distribution()

    assert found.chance_above_zero == 0.5


def test_draws_where_the_metric_is_null_are_counted_apart() -> None:
    found = gathered(np.array([math.nan, 2.0, 4.0, math.nan])).distribution()

    assert found.mean == 3.0
    assert found.undefined == 0.5
    assert found.chance_above_zero == 0.5


def test_a_metric_that_is_always_null_has_no_figures() -> None:
    made = gathered(np.array([math.nan, math.nan]))
    found = made.distribution()

    assert math.isnan(found.mean)
    assert math.isnan(found.p95)
    assert (found.chance_above_zero, found.undefined) == (0.0, 1.0)
    assert made.histogram() == Histogram((), ())


def test_what_never_varies_has_no_spread_at_all() -> None:
    same = 1e9 + 0.1
    found = gathered(np.full(1000, same), blocks=3, exact=100).distribution()

    assert (found.mean, found.sd, found.standard_error) == (same, 0.0, 0.0)
    assert (found.p5, found.p50, found.p95) == (same, same, same)
    assert (found.chance_above_zero, found.undefined) == (1.0, 0.0)


@pytest.mark.parametrize("exact", [131_072, 5_000])
def test_blocks_of_any_size_give_the_same_digits(exact: int) -> None:
    values = normals(20_000)

    whole = gathered(values, 1, exact)
    cut = gathered(values, 37, exact)

    assert whole.distribution() == cut.distribution()
    assert whole.histogram() == cut.histogram()


def test_bins_come_within_their_width_of_the_exact_percentiles() -> None:
    values = normals(200_000)

    exact = gathered(values, 8, values.size).distribution()
    binned = gathered(values, 8).distribution()

    # The 1st and 99th percentiles lie 4.65 apart; between draws there is a gap too.
    near = 2 * 4.66 / 65_536
    for name in ("p5", "p10", "p50", "p90", "p95"):
        assert getattr(exact, name) == pytest.approx(getattr(binned, name), abs=near)
    assert (exact.mean, exact.sd) == (binned.mean, binned.sd)
    assert exact.chance_above_zero == binned.chance_above_zero


def test_bins_hold_a_distribution_with_long_tails() -> None:
    # Cauchy: no mean, but its 95th percentile is tan(0.45 π) = 6.3138.
    values = np.tan(np.pi * (uniforms(400_000) - 0.5))

    found = gathered(values, 5).distribution()

    assert found.p95 == pytest.approx(6.3138, rel=0.02)
    assert found.p50 == pytest.approx(0.0, abs=0.01)


def test_a_normal_has_its_own_percentiles() -> None:
    found = gathered(normals(131_072)).distribution()

    assert found.mean == pytest.approx(0.0, abs=4 * found.standard_error)
    assert found.sd == pytest.approx(1.0, abs=0.01)
    assert found.p90 == pytest.approx(1.2816, abs=0.02)
    assert found.chance_above_zero == pytest.approx(0.5, abs=0.006)


def test_memory_does_not_grow_with_the_draws() -> None:
    small, large = gathered(normals(1_000), 1, 500), gathered(normals(100_000), 9, 500)

    assert small._kept.nbytes == large._kept.nbytes


def test_percentiles_lie_on_a_straight_line_between_two_draws() -> None:
    assert percentile(np.array([1.0, 2.0, 4.0]), 75.0) == 3.0
    assert percentile(np.array([7.0]), 95.0) == 7.0


def test_a_picture_has_round_bins_with_nought_among_their_edges() -> None:
    made = gathered(normals(10_000)).histogram()

    steps = np.diff(made.edges)
    assert 0.0 in made.edges
    assert np.allclose(steps, steps[0])
    assert 40 <= len(made.counts) <= 70
    assert sum(made.counts) == 10_000


def test_a_picture_counts_what_lies_beyond_it_in_its_outermost_bins() -> None:
    picture = Picture.of(np.linspace(0.0, 100.0, 1001))
    before = sum(picture.histogram().counts)
    picture.add(np.array([-1e9, 1e9, 1e9]))
    counts = picture.histogram().counts

    assert sum(counts) == before + 3
    assert counts[-1] >= 2


@pytest.mark.parametrize("value", [0.0, -3.5, 1e12])
def test_what_never_varies_has_a_picture_of_one_bin(value: float) -> None:
    made = gathered(np.full(10, value)).histogram()

    assert made.counts == (10,)
    assert made.edges[0] <= value <= made.edges[1]
