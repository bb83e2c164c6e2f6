"""What a payment comes to that follows a line: its share, or so much for a result.

A share is taken of what the line costs or saves in the year, optimism bias included.
A result is a unit of the line's volume after bias; it is paid for after a while, and
only while what has been paid in all is below the cap.
"""

from __future__ import annotations

import numpy as np

from cba.calculation.factors import Array, Draws
from cba.calculation.profiles import spread
from cba.calculation.streams import Source


def paid_for(
    source: Source, due: Array, rebase: float, draws: Draws
) -> tuple[Array, Array]:
    """What is paid within the appraisal, and after it, of what falls due by year.

    Both are rows × years; the second has the years after the last for which the
    source has discount factors.
    """
    years = due.shape[1]
    span = years + len(source.late)
    paid = due
    if source.after is not None:
        paid = spread(due, weights_of(source.after.values(draws), span), span)
    if source.cap is not None:
        paid = _capped(paid, source.cap.values(draws)[:, 0] * rebase)
    return paid[:, :years], paid[:, years:]


def weights_of(after: Array, lags: int) -> Array:
    """What is paid so many years after it fell due: rows × 1 × lags.

    What is paid after a whole and a part of a year falls into two years, in
    proportion: after 1.25 years, three quarters in the next year.
    """
    lag = np.arange(lags, dtype=np.float64)
    away = np.abs(lag - after[:, :, np.newaxis])
    weights: Array = np.maximum(1.0 - away, 0.0)
    return weights


def _capped(paid: Array, cap: Array) -> Array:
    """What is paid while all that was paid is below the cap: rows × years."""
    rows = max(paid.shape[0], cap.shape[0])
    found = np.empty((paid.shape[1], rows)).T
    room = np.broadcast_to(cap, (rows,))
    for year in range(paid.shape[1]):
        found[:, year] = np.minimum(paid[:, year], room)
        room = room - found[:, year]
    return found
