"""What an agreement moves when savings turn out otherwise than forecast.

Both rules compare what the payers save in a year with what was forecast for it, and
move money among the partners: in every draw and year what they move adds up to
nothing. Arrays are of each partner, rows × years; forecasts have one row.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cba.calculation.factors import Array


class Trigger(NamedTuple):
    """How far savings are from forecast before a rule acts, and the share it moves."""

    beyond: float
    share: float


class Partners(NamedTuple):
    """Who pays under an agreement, and who receives: by position among the partners.

    ``receives`` has what each receives in all less what it pays, as forecast, and
    ``forecast`` what each is forecast to save.
    """

    receives: tuple[float, ...]
    forecast: tuple[Array, ...]

    @property
    def payers(self) -> tuple[int, ...]:
        """Those who pay more in all than they receive."""
        return tuple(n for n, each in enumerate(self.receives) if each < 0.0)

    @property
    def receivers(self) -> tuple[int, ...]:
        """Those who receive more in all than they pay."""
        return tuple(n for n, each in enumerate(self.receives) if each > 0.0)


def gain_share(
    partners: Partners, saved: Sequence[Array], rule: Trigger
) -> tuple[Array, ...]:
    """What each partner receives (paid: negative) of savings above forecast.

    Payers give by how far each is above its own forecast, so that none gives more
    than that; receivers have it in proportion to what they receive in all.
    """
    above = _from_forecast(partners, saved)
    forecast = _forecast(partners)
    together = _added(above)
    pot = rule.share * np.maximum(together - rule.beyond * np.abs(forecast), 0.0)
    gained = tuple(np.maximum(each, 0.0) for each in above)
    rate = _each_pound(pot, _added(gained))
    moved = dict(zip(partners.payers, (-rate * each for each in gained), strict=True))
    received = sum(partners.receives[n] for n in partners.receivers)
    for n in partners.receivers:
        moved[n] = pot * (partners.receives[n] / received)
    return _of_each(partners, moved)


def clawback(
    partners: Partners, saved: Sequence[Array], paid: Sequence[Array], rule: Trigger
) -> tuple[Array, ...]:
    """What each partner gets back (gives back: negative) of savings below forecast.

    ``paid`` is what each receives in a year under the agreement, below zero where it
    pays. Never more goes back than was received in that year: receivers give in
    proportion to what they received in it, and payers get by what they paid.
    """
    below = _from_forecast(partners, saved)
    forecast = _forecast(partners)
    short = -_added(below) - rule.beyond * np.abs(forecast)
    owed = rule.share * np.maximum(short, 0.0)
    received = tuple(np.maximum(each, 0.0) for each in paid)
    given = tuple(np.maximum(-each, 0.0) for each in paid)
    pot = np.minimum(owed, np.minimum(_added(received), _added(given)))
    back, taken = _each_pound(pot, _added(given)), _each_pound(pot, _added(received))
    return tuple(
        back * gave - taken * got for gave, got in zip(given, received, strict=True)
    )


def _from_forecast(partners: Partners, saved: Sequence[Array]) -> tuple[Array, ...]:
    """How far each payer is above what was forecast for it."""
    return tuple(saved[n] - partners.forecast[n] for n in partners.payers)


def _forecast(partners: Partners) -> Array:
    return _added(tuple(partners.forecast[n] for n in partners.payers))


def _added(amounts: Sequence[Array]) -> Array:
    found = amounts[0]
    for each in amounts[1:]:
        found = found + each
    return found


def _each_pound(pot: Array, base: Array) -> Array:
    """What one pound of a base carries of a pot; nothing where there is no base."""
    whole: Array = np.where(base > 0.0, base, 1.0)
    found: Array = np.where(base > 0.0, pot / whole, 0.0)
    return found


def _of_each(partners: Partners, moved: dict[int, Array]) -> tuple[Array, ...]:
    nothing = np.zeros((1, 1))
    return tuple(moved.get(n, nothing) for n in range(len(partners.receives)))
