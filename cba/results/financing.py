"""Borrowing for capital: what is lent, and what comes back in the years after.

Capital of a year is borrowed in that year, and repaid in equal sums, interest and
repayment together, from the year after on: an annuity over whole years.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Years = tuple[float, ...]


class Loans(NamedTuple):
    """The loans for the capital of one line, in the money of each year.

    ``borrowed`` is money in, ``debt`` money out and negative; ``outstanding`` is what
    is still owed at the end of each year.
    """

    borrowed: Years
    debt: Years
    outstanding: Years


def annuity(principal: float, rate: float, years: int) -> float:
    """The yearly sum that repays a loan with interest, first due after a year.

    >>> round(annuity(1_000.0, 0.10, 2), 2), annuity(1_000.0, 0.0, 4)
    (576.19, 250.0)
    """
    worth, discount = 0.0, 1.0
    for _ in range(years):
        # Division in order gives the same last digit on every machine.
        discount /= 1.0 + rate
        worth += discount
    return principal / worth


def loans(capital: Sequence[float], years: int, rate: float) -> Loans:
    """The loans for what is spent by year, each over so many years at a yearly rate.

    ``capital`` has money out negative. Only spending is borrowed for: a receipt
    repays none.
    """
    span = len(capital)
    borrowed, debt, owed = ([0.0] * span for _ in range(3))
    for start, spent in enumerate(capital):
        if spent >= 0.0:
            continue
        borrowed[start] -= spent
        balance, due = -spent, annuity(-spent, rate, years)
        for year in range(start, min(start + years, span)):
            if year > start:
                debt[year] -= due
                balance = balance * (1.0 + rate) - due
            owed[year] += balance
        if start + years < span:
            debt[start + years] -= due
    return Loans(tuple(borrowed), tuple(debt), tuple(owed))
