"""Sums over years and over lines, added up in order: the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable

Years = tuple[float, ...]


def in_all(amounts: Iterable[float]) -> float:
    """What amounts come to.

    >>> in_all([0.1, 0.2, 0.3])
    0.6000000000000001
    """
    whole = 0.0
    for amount in amounts:
        whole += amount
    return whole


def added_up(courses: Iterable[Years], years: int) -> Years:
    """Several courses of money over the same years, year by year.

    >>> added_up([(1.0, 2.0), (0.5, -2.0)], 2)
    (1.5, 0.0)
    """
    amounts = [0.0] * years
    for course in courses:
        for year, amount in enumerate(course):
            amounts[year] += amount
    return tuple(amounts)
