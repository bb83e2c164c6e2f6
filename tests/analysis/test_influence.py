"""Rank correlations, and Sobol' indices against a function whose indices are known."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import qmc, spearmanr

from cba.analysis.influence import influence
from cba.analysis.sobol_indices import sobol_indices
from cba.calculation.factors import Array
from tests.analysis.drawn import normals, uniforms


def test_ranks_and_not_sizes_are_correlated() -> None:
    x = normals(500)

    found = influence({"up": x, "down": -x}, {"npv": np.exp(9 * x)})

    assert found["npv"] == {"down": pytest.approx(-1.0), "up": pytest.approx(1.0)}


def test_it_is_the_rank_correlation_of_scipy() -> None:
    x, y = np.round(normals(300, 1), 1), normals(300, 2)
    npv = x + 2 * y

    found = influence({"x": x, "y": y}, {"npv": npv})

    assert found["npv"]["x"] == pytest.approx(spearmanr(x, npv).statistic)
    assert found["npv"]["y"] == pytest.approx(spearmanr(y, npv).statistic)
    assert list(found["npv"]) == ["y", "x"]


def test_draws_without_the_metric_are_left_out() -> None:
    x = np.array([1.0, 2.0, 3.0, 4.0])

    found = influence({"x": x}, {"bcr": np.array([2.0, math.nan, 1.0, 0.5])})

    assert found["bcr"]["x"] == pytest.approx(-1.0)


def test_what_does_not_vary_has_no_influence_and_takes_none() -> None:
    x = np.array([1.0, 2.0, 3.0])
    same = np.ones(3)

    found = influence({"x": x, "same": same}, {"npv": x, "flat": same})

    assert found["npv"]["same"] == 0.0
    assert found["flat"] == {"same": 0.0, "x": 0.0}


def ishigami(given: Array) -> Array:
    x = (2.0 * given - 1.0) * math.pi
    made: Array = np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0])
    return made


#: Homma and Saltelli (1996), with a = 7 and b = 0.1.
FIRST, TOTAL = (0.3139, 0.4424, 0.0), (0.5576, 0.4424, 0.2437)


def test_the_ishigami_function_has_its_indices() -> None:
    sequence = qmc.Sobol(6, scramble=False).random(8192).T

    found = sobol_indices(ishigami, np.ascontiguousarray(sequence))

    assert [first for first, _ in found] == pytest.approx(FIRST, abs=0.002)
    assert [total for _, total in found] == pytest.approx(TOTAL, abs=0.002)


def test_pseudo_random_draws_come_near_them() -> None:
    found = sobol_indices(ishigami, uniforms(6 * 8192).reshape(6, 8192))

    assert [first for first, _ in found] == pytest.approx(FIRST, abs=0.05)
    assert [total for _, total in found] == pytest.approx(TOTAL, abs=0.05)


def test_a_sum_is_split_by_variance() -> None:
    # Variances 1/12 and 4/12: shares 1/5 and 4/5, alone as together.
    sequence = np.ascontiguousarray(qmc.Sobol(4, scramble=False).random(4096).T)

    found = sobol_indices(lambda u: u[0] + 2 * u[1], sequence)

    assert found[0] == pytest.approx((0.2, 0.2), abs=0.001)
    assert found[1] == pytest.approx((0.8, 0.8), abs=0.001)


def test_a_function_that_does_not_vary_has_indices_of_nought() -> None:
    found = sobol_indices(lambda u: np.ones(u.shape[1]), uniforms(40).reshape(4, 10))

    assert found == [(0.0, 0.0), (0.0, 0.0)]
