"""Ratios that are null, never infinite, where nothing stands under them."""

from __future__ import annotations

import numpy as np

from cba.calculation.factors import Array
from cba.results.payback import HALF_A_PENNY


def ratio(above: float, below: float) -> float | None:
    """One sum of money over another; None where the second is nought or less.

    >>> ratio(3.0, 2.0), ratio(1.0, 0.0), ratio(1.0, -2.0)
    (1.5, None, None)
    """
    return above / below if below >= HALF_A_PENNY else None


def ratios(above: Array, below: Array) -> Array:
    """The ratio of every row; nan where there is none.

    >>> ratios(np.array([3.0, 1.0]), np.array([2.0, 0.0])).tolist()
    [1.5, nan]
    """
    nothing = np.full(np.broadcast_shapes(above.shape, below.shape), np.nan)
    found: Array = np.divide(above, below, out=nothing, where=below >= HALF_A_PENNY)
    return found
