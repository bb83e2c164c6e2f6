"""Sums of money that stand side by side, all of them in one unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cba.reports.formatting import MINUS, Unit, is_nought, symbol

#: What a unit divides by, its letters, and the least share of it that it can show.
_UNITS = ((1e9, "bn", 0.095), (1e6, "m", 0.095), (1e3, "k", 0.95))
#: From these shares on a unit is used in words' company, as in `money`.
_FROM = {1e9: 0.9995, 1e6: 0.9995, 1e3: 10.0}
_MOST_DIGITS = 2
_TWO_FIGURES = 9.5


@dataclass(frozen=True, slots=True)
class OneUnit:
    """The unit that every sum of a picture is in, with as many digits for each."""

    currency: str
    divisor: float
    letters: str
    digits: int

    def show(self, amount: float) -> str:
        """A sum in this unit; what is nothing to the pound is nought.

        >>> OneUnit("GBP", 1e6, "m", 2).show(-108_000.0)
        '−£0.11m'
        """
        if is_nought(amount):
            return f"{symbol(self.currency)}0"
        text = Unit("", self.divisor, self.digits).show(abs(amount))
        # Half a pound is rounded to nought, which has no sign.
        minus = MINUS if amount < 0 and text.strip("0.,") else ""
        return f"{minus}{symbol(self.currency)}{text}{self.letters}"

    def signed(self, amount: float) -> str:
        """A sum with its sign, a plus for gains; nought has none."""
        text = self.show(amount)
        is_gain = amount > 0 and text != self.show(0.0)
        return f"+{text}" if is_gain else text


def one_unit(amounts: Iterable[float], currency: str = "GBP") -> OneUnit:
    """The unit of the largest sum, or a smaller one in which the least is not lost.

    >>> unit = one_unit([1_559_799.0, -737_795.0, 108_013.0])
    >>> [unit.signed(each) for each in (1_559_799.0, -737_795.0, 108_013.0)]
    ['+£1.56m', '−£0.74m', '+£0.11m']
    >>> one_unit([40_300_000.0, 60_000.0]).show(40_300_000.0)
    '£40,300k'
    """
    sizes = [abs(amount) for amount in amounts if not is_nought(amount)]
    most, least = max(sizes, default=0.0), min(sizes, default=0.0)
    for divisor, letters, share in _UNITS:
        if most >= _FROM[divisor] * divisor and least >= share * divisor:
            digits = 0 if letters == "k" else _digits(most / divisor, least / divisor)
            return OneUnit(currency, divisor, letters, digits)
    return OneUnit(currency, 1.0, "", 0)


def _digits(most: float, least: float) -> int:
    """Three figures for the largest, and two at least for the smallest."""
    digits = 2 if most < 9.995 else 1 if most < 99.95 else 0
    while digits < _MOST_DIGITS and least * 10**digits < _TWO_FIGURES:
        digits += 1
    return digits
