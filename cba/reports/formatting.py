"""Figures as people read them: the one place where they are rounded.

Money is shown in pounds, thousands or millions as fits; a negative figure has a
minus sign, nought has none, and nothing prints as "-£0.0m".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cba.money import MINUS, money, symbol, three_figures

__all__ = [
    "MINUS",
    "NO_FIGURE",
    "Unit",
    "counted",
    "distinct",
    "estimate",
    "exact",
    "factor",
    "is_nought",
    "listed",
    "money",
    "number",
    "per_unit",
    "percentage",
    "pounds",
    "ratio",
    "share",
    "signed_money",
    "signed_share",
    "symbol",
    "unit_for",
]
NO_FIGURE = "\u2013"
_MILLION, _THOUSAND = 1_000_000.0, 1_000.0
#: Figures of a number on a screen, and those that a spreadsheet keeps.
_SIX, _ALL = 6, 15


def pounds(amount: float, currency: str = "GBP") -> str:
    """A sum in full, to the whole pound.

    >>> pounds(-1234567.4)
    '−£1,234,567'
    """
    return _signed(amount, 0, symbol(currency))


def exact(amount: float, currency: str = "GBP") -> str:
    """A unit value, with pence where it has them.

    >>> exact(12.71), exact(4840.0)
    ('£12.71', '£4,840')
    """
    whole = abs(amount - round(amount)) < 0.005
    return _signed(amount, 0 if whole else 2, symbol(currency))


def signed_money(amount: float, currency: str = "GBP") -> str:
    """A sum in words' company with its sign, a plus for gains; nought has none.

    >>> signed_money(1_236_000.0), signed_money(-4_321.0), signed_money(0.2)
    ('+£1.24m', '−£4,321', '£0')
    """
    plus = "+" if amount > 0 and not is_nought(amount) else ""
    return f"{plus}{money(amount, currency)}"


def _signed(amount: float, digits: int, before: str = "") -> str:
    text = f"{abs(amount):,.{digits}f}"
    minus = MINUS if amount < 0 and text.strip("0.,") else ""
    return f"{minus}{before}{text}"


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit that a table's money is in: its words, divisor and digits."""

    words: str
    divisor: float
    digits: int

    def show(self, amount: float | None) -> str:
        """A figure of the table; a dash where there is none."""
        if amount is None:
            return NO_FIGURE
        return _signed(amount / self.divisor, self.digits)

    def adds_up(self, parts: Iterable[float], whole: float) -> bool:
        """Whether the parts as shown, added by a reader, give the whole as shown.

        >>> Unit("£ thousand", 1000.0, 0).adds_up([1400.0, 1400.0], 2800.0)
        False
        """
        shown = [round(part / self.divisor, self.digits) for part in parts]
        gap = sum(shown) - round(whole / self.divisor, self.digits)
        return abs(gap) < 0.01


def unit_for(amounts: Iterable[float], currency: str = "GBP") -> Unit:
    """The unit in which a table of such amounts reads best.

    >>> unit_for([1_203_500.0, 25_000.0]).words
    '£ thousand'
    """
    largest = max((abs(amount) for amount in amounts), default=0.0)
    sign = symbol(currency).strip()
    if largest >= 100 * _MILLION:
        return Unit(f"{sign} million", _MILLION, 1)
    if largest >= 10 * _THOUSAND:
        return Unit(f"{sign} thousand", _THOUSAND, 0)
    return Unit(sign, 1.0, 0)


def share(fraction: float | None, digits: int = 0) -> str:
    """A share as a percentage.

    >>> share(0.1234), share(0.125, 1), share(None)
    ('12%', '12.5%', '–')
    """
    return NO_FIGURE if fraction is None else _signed(fraction * 100, digits) + "%"


def percentage(fraction: float) -> str:
    """A share as it was written, with no more digits than it needs.

    >>> percentage(0.035), percentage(415 / 2470)
    ('3.5%', '16.8%')
    """
    scaled = round(fraction * 100, 6)
    for digits in (0, 1, 2):
        if abs(scaled - round(scaled, digits)) < 1e-9:
            return _signed(scaled, digits) + "%"
    return _signed(scaled, 1 if abs(scaled) >= 1 else 2) + "%"


def ratio(value: float | None) -> str:
    """A benefit-cost ratio, to two digits after the point.

    >>> ratio(1.5119), ratio(None)
    ('1.51', '–')
    """
    return NO_FIGURE if value is None else _signed(value, 2)


def signed_share(fraction: float) -> str:
    """A correction with its sign, as it was written.

    >>> signed_share(0.1), signed_share(-0.25), signed_share(0.0)
    ('+10%', '−25%', '0%')
    """
    return ("+" if fraction > 0 else "") + percentage(fraction)


def per_unit(value: float, currency: str = "GBP") -> str:
    """What comes back for one pound, to the penny.

    >>> per_unit(1.6182)
    '£1.62'
    """
    return _signed(value, 2, symbol(currency))


def number(value: float) -> str:
    """A quantity: whole where large, with the digits it needs where small.

    >>> number(1250.0), number(3.25), number(0.0456)
    ('1,250', '3.25', '0.0456')
    """
    size = abs(value)
    if size >= 100 or size == round(size):
        return _signed(value, 0)
    text = f"{size:,.3g}" if size < 1 else f"{size:,.2f}".rstrip("0").rstrip(".")
    return (MINUS if value < 0 else "") + text


def estimate(value: float) -> str:
    """A quantity that has been worked out: three figures, or all whole ones.

    >>> estimate(1294.27), estimate(51.84), estimate(3.0), estimate(0.04561)
    ('1,294', '51.8', '3', '0.0456')
    """
    size = abs(value)
    if size >= 99.95 or size == round(size):
        return _signed(value, 0)
    text = f"{size:.3g}" if size < 1 else three_figures(size)
    return (MINUS if value < 0 else "") + text


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["the council", "the NHS", "residents"])
    'the council, the NHS and residents'
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def factor(value: float) -> str:
    """A discount factor, to four digits after the point.

    >>> factor(0.966183)
    '0.9662'
    """
    return _signed(value, 4)


def counted(count: int, one: str, many: str = "") -> str:
    """A number of things, with their name in the singular or the plural.

    >>> counted(1, "year"), counted(10, "year"), counted(2, "body", "bodies")
    ('1 year', '10 years', '2 bodies')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def is_nought(amount: float) -> bool:
    """Whether a sum of money, to the pound, is nothing.

    >>> is_nought(-0.3), is_nought(1.0)
    (True, False)
    """
    return abs(amount) < 0.5


def distinct(values: Sequence[float | None]) -> tuple[str, ...]:
    """Numbers to six figures, or in full where that would make two of them one.

    Whole numbers keep all their digits, and what is not given is a dash.

    >>> distinct([0.1680161943319838, 420_000.0, 1_234_567.0, None])
    ('0.168016', '420,000', '1,234,567', '–')
    >>> distinct([435_250.0, 435_250.4])
    ('435,250', '435,250.4')
    """
    texts = [_figures(value, _SIX) for value in values]
    if len(set(texts)) < len(set(values)):
        texts = [_figures(value, _ALL) for value in values]
    return tuple(texts)


def _figures(value: float | None, figures: int) -> str:
    if value is None:
        return NO_FIGURE
    size = abs(value)
    figures = max(figures, len(str(int(size))))
    text = f"{Decimal(f'{size:.{figures}g}'):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return (MINUS if value < 0 else "") + text
