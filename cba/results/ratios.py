"""Ratios that are null, never infinite, where nothing stands under them."""

from __future__ import annotations

from cba.results.payback import HALF_A_PENNY


def ratio(above: float, below: float) -> float | None:
    """One sum of money over another; None where the second is nought or less.

    >>> ratio(3.0, 2.0), ratio(1.0, 0.0), ratio(1.0, -2.0)
    (1.5, None, None)
    """
    return above / below if below >= HALF_A_PENNY else None
