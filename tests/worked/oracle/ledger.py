"""The ledger: one entry for each line, kind of flow and agency, year by year.

Every answer is a sum over entries, so that no figure is derived from another.
An entry is a plain dictionary: ``line``, ``what``, ``agency``, ``amounts``
(undiscounted) and ``pv``. ``what`` is one of ``cash`` (capital and revenue
costs), ``in-kind``, ``fiscal``, ``cashable``, ``economic``, ``social``,
``transfer`` and ``payment``; amounts are signed as typed.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any

Entry = dict[str, Any]


def entry(
    line: str, what: str, agency: str, amounts: list[float], weights: list[float]
) -> Entry:
    """An entry, with its present values."""
    pv = [amount * weight for amount, weight in zip(amounts, weights, strict=True)]
    return {"line": line, "what": what, "agency": agency, "amounts": amounts, "pv": pv}


def by_year(
    entries: list[Entry],
    what: Container[str],
    agencies: Container[str],
    column: str,
    years: int,
) -> list[float]:
    """The sum of the chosen entries in each year."""
    totals = [0.0] * years
    for each in entries:
        if each["what"] in what and each["agency"] in agencies:
            for year in range(years):
                totals[year] += each[column][year]
    return totals


def total(
    entries: list[Entry], what: Container[str], agencies: Container[str]
) -> float:
    """The present value of the chosen entries."""
    result = 0.0
    for each in entries:
        if each["what"] in what and each["agency"] in agencies:
            result += sum(each["pv"])
    return result
