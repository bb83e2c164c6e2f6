"""The parts of a library's value in prices of another year, beside those it was in."""

from __future__ import annotations

from typing import NamedTuple

from cba.library.brought import Part as PartName
from cba.library.brought import published_prices
from cba.library.unit_cost import UnitCost
from cba.models.years import Year
from cba.prices import Deflator, YearNotCovered, rebase_factor

_ORDER: tuple[PartName, ...] = ("fiscal", "transfer", "economic", "social")


class Part(NamedTuple):
    """One part of a value, in pounds, in the prices of its own year.

    ``low`` and ``high`` are those of the source, None where it has no range.
    ``factor`` moves any of them to the year that was asked for: None where none
    was, or where the price index does not reach.
    """

    name: str
    amount: float
    price_year: Year
    low: float | None = None
    high: float | None = None
    factor: float | None = None

    @property
    def rebased(self) -> float | None:
        """The amount in prices of the year that was asked for."""
        return None if self.factor is None else self.amount * self.factor


def parts_in(
    cost: UnitCost, year: Year | None = None, deflator: Deflator | None = None
) -> tuple[Part, ...]:
    """The parts that the source gives: fiscal, the transfer in it, economic, social.

    ``year`` is whose prices they are wanted in besides, by ``deflator``.
    """
    spread = {part: (low, high) for part, low, high in cost.spread}
    found = []
    for name in _ORDER:
        amount: float = getattr(cost, name)
        if not amount:
            continue
        price_year = published_prices(cost, name)
        low, high = spread.get(name, (None, None))
        factor = factor_to(price_year, year, deflator)
        found.append(Part(name, amount, price_year, low, high, factor))
    return tuple(found)


def factor_to(
    price_year: Year, year: Year | None, deflator: Deflator | None
) -> float | None:
    """What £1 of one year's prices is in those of another; None where not known."""
    if year is None or deflator is None:
        return None
    try:
        return rebase_factor(deflator, price_year, year)
    except YearNotCovered:
        return None
