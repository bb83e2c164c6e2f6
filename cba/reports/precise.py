"""Figures with as many digits as it takes to check a calculation by hand.

Elsewhere a reader wants the size of a figure; here every step must multiply out.
"""

from __future__ import annotations

from cba.reports.formatting import MINUS, NO_FIGURE, symbol
from cba.results.explanation.figures import Figure

_DIGITS = 6


def precise(value: float) -> str:
    """A number to six digits, and to two after the point however large.

    >>> precise(86.4), precise(0.966183574879), precise(-1234567.891), precise(0.0)
    ('86.4', '0.966184', '−1,234,567.89', '0')
    """
    size = abs(value)
    whole = len(str(int(size))) if size >= 1.0 else 0
    after = max(_DIGITS - whole, 2)
    while size and after < 2 * _DIGITS and size < 10.0 ** (_DIGITS - 1 - after):
        after += 1
    text = f"{size:,.{after}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{MINUS}{text}" if value < 0 and text != "0" else text


def precise_share(fraction: float) -> str:
    """A share as a percentage to six digits.

    >>> precise_share(0.12), precise_share(415 / 2470)
    ('12%', '16.8016%')
    """
    return f"{precise(round(fraction * 100, 9))}%"


def precise_money(amount: float, currency: str = "GBP", digits: int = 2) -> str:
    """A sum of money with its pence, or without where ``digits`` is 0.

    >>> precise_money(-1234.5), precise_money(4840.0, digits=0)
    ('−£1,234.50', '£4,840')
    """
    text = f"{abs(amount):,.{digits}f}"
    minus = MINUS if amount < 0 and text.strip("0.,") else ""
    return f"{minus}{symbol(currency)}{text}"


def figure_text(figure: Figure, currency: str = "GBP", digits: int = 2) -> str:
    """A figure of an explanation as its form has it.

    >>> figure_text(Figure(0.9, "left")), figure_text(Figure(1.1, "raised"))
    ('(1 − 10%)', '(1 + 10%)')
    """
    value = figure.value
    if value is None:
        return NO_FIGURE
    return value if isinstance(value, str) else _number(value, figure, currency, digits)


def _number(value: float, figure: Figure, currency: str, digits: int) -> str:
    match figure.form:
        case "money":
            text = precise_money(value, currency, digits)
        case "price":
            text = _price(value, currency)
        case "share":
            text = precise_share(value)
        case "left":
            text = f"(1 {MINUS} {precise_share(1.0 - value)})"
        case "raised":
            text = f"(1 + {precise_share(value - 1.0)})"
        case _:
            text = precise(value)
    return text


def has_pence(figure: Figure) -> bool:
    """Whether a sum of money is not one of whole pounds, to half a penny."""
    value = figure.value
    if figure.form != "money" or not isinstance(value, float):
        return False
    return _pence(value) == 2


def _pence(value: float) -> int:
    return 0 if abs(value - round(value)) < 0.005 else 2  # half a penny


def _price(value: float, currency: str) -> str:
    """The value of a unit: pence where it has any, more digits where it is small."""
    if abs(value) >= 1.0 or value == 0.0:
        return precise_money(value, currency, _pence(value))
    minus = MINUS if value < 0 else ""
    return f"{minus}{symbol(currency)}{precise(abs(value))}"
