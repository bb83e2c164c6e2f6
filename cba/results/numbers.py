"""Figures as machines read them: rounded once, and never minus nought."""

from __future__ import annotations

from collections.abc import Iterable

_MONEY_DIGITS = 6
_RATIO_DIGITS = 12


def money(amount: float) -> float:
    """Money to a millionth, which is finer than any input is known.

    >>> money(-0.0000001)
    0.0
    """
    return round(amount, _MONEY_DIGITS) + 0.0


def figure(number: float | None) -> float | None:
    """A ratio, a number of years or a volume, to twelve digits.

    >>> figure(1 / 3), figure(None)
    (0.333333333333, None)
    """
    return None if number is None else float(f"{number:.{_RATIO_DIGITS}g}") + 0.0


def figures(numbers: Iterable[float] | None) -> list[float | None] | None:
    """Several of them; None stays None."""
    return None if numbers is None else [figure(number) for number in numbers]
