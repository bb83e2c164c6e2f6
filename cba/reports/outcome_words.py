"""Gains, losses and paybacks in the words of a person who knows the figures.

Verbs stand with "would", which suits a forecast and every name: "Residents would
give", "Police service would give".
"""

from __future__ import annotations

from collections.abc import Sequence

from cba.reports.calendar_words import ordinal
from cba.reports.formatting import is_nought, money
from cba.results.appraisal import Crossing, Payback
from cba.results.payback import NO_COST


def net_words(amount: float, currency: str) -> str:
    """A net position: better off, worse off or neither.

    >>> net_words(-605_000.0, "GBP"), net_words(0.2, "GBP")
    ('£605k worse off', 'neither better nor worse off')
    """
    if is_nought(amount):
        return "neither better nor worse off"
    direction = "better" if amount > 0 else "worse"
    return f"{money(abs(amount), currency)} {direction} off"


def capitalised(words: str) -> str:
    """Words as the beginning of a sentence or a title."""
    return f"{words[:1].upper()}{words[1:]}"


def year_words(label: str, labels: Sequence[str]) -> str:
    """A year of the appraisal with its place: ``2029-30, the fourth year``."""
    return f"{label}, the {ordinal(labels.index(label))} year"


def crossing_words(crossing: Crossing, labels: Sequence[str]) -> str:
    """When the money is back, as a clause: "in 2029-30, the fourth year"."""
    if crossing.year is None:
        return f"not by {labels[-1]}"
    if not crossing.years:
        return f"from the first year, {crossing.year}"
    return f"in {year_words(crossing.year, labels)}"


def paid_back(who: str, crossing: Crossing, labels: Sequence[str]) -> str:
    """The sentence, without its full stop, on when somebody is paid back."""
    if crossing.year is None:
        return f"{who} would not be paid back by {labels[-1]}"
    if not crossing.years:
        return f"{who} would be ahead from the first year, {crossing.year}"
    return f"{who} would be paid back {crossing_words(crossing, labels)}"


def payback_cell(payback: Payback, labels: Sequence[str]) -> str:
    """The year of payback as a table shows it, or that there is none."""
    crossing = payback.undiscounted
    if crossing.year is not None:
        return crossing.year
    return "no cost" if crossing.reason == NO_COST else f"not by {labels[-1]}"


def fell_back(who: str, payback: Payback) -> str:
    """That an earlier payback did not hold; empty where there was none."""
    first = payback.undiscounted.first
    if first is None:
        return ""
    return (
        f"{who} would first be paid back in {first.year}, but would fall behind "
        f"again in {first.falls_back}."
    )
