"""Sums of money in words' company: the one way in which sentences round them."""

from __future__ import annotations

MINUS = "\u2212"
_SYMBOLS = {
    "GBP": "£",
    "EUR": "€",
    "USD": "US$",
    "AUD": "A$",
    "NZD": "NZ$",
    "CAD": "C$",
}
_BILLION, _MILLION, _THOUSAND = 1_000_000_000.0, 1_000_000.0, 1_000.0


def symbol(currency: str) -> str:
    """The sign of a currency: ``£``, ``NZ$``, or its letters and a space."""
    return _SYMBOLS.get(currency, f"{currency}\u00a0")


def money(amount: float, currency: str = "GBP") -> str:
    """A sum of money in words' company: three figures, thousands or millions.

    >>> money(1_236_000.0), money(-4_321.0), money(-0.2), money(999_999.0)
    ('£1.24m', '−£4,321', '£0', '£1.00m')
    >>> money(4_689_810_000_000.0)
    '£4,690bn'
    """
    size = abs(amount)
    if size >= 999_500_000.0:
        text = three_figures(size / _BILLION) + "bn"
    elif size >= 999_500.0:
        text = three_figures(size / _MILLION) + "m"
    elif size >= 10_000.0:
        text = f"{size / _THOUSAND:,.0f}k"
    else:
        text = f"{size:,.0f}"
    minus = MINUS if amount < 0 and text != "0" else ""
    return f"{minus}{symbol(currency)}{text}"


def three_figures(size: float) -> str:
    """A size of 1 or more to three figures, or all whole ones."""
    if size < 9.995:
        return f"{size:,.2f}"
    return f"{size:,.1f}" if size < 99.95 else f"{size:,.0f}"
