"""What a unit is worth in each year, in the appraisal's prices."""

from __future__ import annotations

import numpy as np

from cba.calculation.factors import CENTRAL, Array, Draws, times
from cba.calculation.streams import BenefitStream, Escalation


def escalate(escalation: Escalation, years: int, draws: Draws = CENTRAL) -> Array:
    """What £1 as written is in the appraisal's prices, by year: rows × years."""
    if escalation.growth is None:
        return np.full((1, years), escalation.rebase)
    step = 1.0 + escalation.growth.values(draws)
    grown = np.empty((years, step.shape[0])).T
    factor = np.ones((step.shape[0],))
    for _ in range(escalation.since):
        factor = factor * step[:, 0]
    for _ in range(-escalation.since):
        factor = factor / step[:, 0]
    for year in range(years):
        grown[:, year] = factor
        factor = factor * step[:, 0]
    return grown * escalation.rebase


def unit_values(
    stream: BenefitStream, years: int, span: int, draws: Draws = CENTRAL
) -> dict[str, Array]:
    """The value of a unit in each year; past the end the last year's holds."""
    common = escalate(stream.escalation, years, draws)
    values: dict[str, Array] = {}
    for name, worth in stream.worth.items():
        own = stream.own_prices.get(name)
        prices = common if own is None else escalate(own, years, draws)
        by_year = times(worth.values(draws), prices)
        by_year = np.broadcast_to(by_year, (by_year.shape[0], years))
        after = np.broadcast_to(by_year[:, -1:], (by_year.shape[0], span - years))
        values[name] = np.concatenate((by_year, after), axis=1)
    return values
