"""The hours that are given, in the JSON document of an appraisal."""

from __future__ import annotations

from cba.results.given_hours import Ends, HoursGiven, HoursLine
from cba.results.numbers import figure, figures, money


def hours_json(given: HoursGiven) -> dict[str, object]:
    """Hours by line and year, what they are worth, and the result without them."""
    return {
        "npv": money(given.npv),
        "npv_at": _ends(given.npv_at),
        "npv_without": money(given.npv_without),
        "pv_replaced": money(given.pv_replaced),
        "lines": {key: _line(line) for key, line in given.lines.items()},
    }


def _line(line: HoursLine) -> dict[str, object]:
    rates = line.rates
    return {
        "work": line.work,
        "replaces": list(line.replaces),
        "hours": figures(line.hours),
        "pv": money(line.pv),
        "pv_at": _ends(line.pv_at),
        "rates": None
        if rates is None
        else {"low": figure(rates.low), "high": figure(rates.high)},
    }


def _ends(ends: Ends | None) -> dict[str, object] | None:
    return None if ends is None else {"low": money(ends.low), "high": money(ends.high)}
