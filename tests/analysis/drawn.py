"""Numbers drawn for tests: the same ones whatever version of numpy draws them."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from cba.calculation.factors import Array


def uniforms(count: int, seed: int = 1) -> Array:
    """Uniform between 0 and 1, neither of them among them."""
    raw = np.random.PCG64(seed).random_raw(count) >> np.uint64(11)
    made: Array = (raw.astype(np.float64) + 0.5) * 2.0**-53
    return made


def normals(count: int, seed: int = 1) -> Array:
    """Normal with mean 0 and standard deviation 1."""
    made: Array = ndtri(uniforms(count, seed))
    return made
