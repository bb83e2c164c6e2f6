"""The texts of a project read as numbers, years and series, one rule at a time.

The oracle is handed projects that are known to be valid, so it refuses nothing:
what it cannot read raises whatever Python raises.
"""

from __future__ import annotations

from math import nan
from typing import Any

Tree = dict[str, Any]

#: What a letter after a number multiplies it by, and divides it by.
UNITS = {"%": (1, 100), "k": (1_000, 1), "m": (1_000_000, 1)}


def number(written: object) -> float:
    """A number from any of the forms an analyst may write it in.

    >>> number("£250k"), number("-£1.2m"), number("12% (6% to 18%)"), number("1/8")
    (250000.0, -1200000.0, 0.12, 0.125)
    """
    if isinstance(written, dict):
        return number(written["value"])
    if isinstance(written, int | float):
        return float(written)
    text = str(written).split("(", maxsplit=1)[0]
    for ignored in "£, _":
        text = text.replace(ignored, "")
    if "/" in text:
        part, whole = text.split("/")
        return float(part) / float(whole)
    if text[-1] in UNITS:
        above, below = UNITS[text[-1]]
        return float(text[:-1]) * above / below
    return float(text)


def is_financial(year: object) -> bool:
    """Whether a year is written as a financial year."""
    return "-" in str(year) or "/" in str(year)


def start_of(year: object) -> int:
    """The calendar year in which a year starts."""
    return int(str(year).strip()[:4])


def label_of(start: int, *, financial: bool) -> str:
    """The year as results print it.

    >>> label_of(2026, financial=True), label_of(2026, financial=False)
    ('2026-27', '2026')
    """
    return f"{start}-{(start + 1) % 100:02d}" if financial else str(start)


def series(written: object, starts: list[int], unnamed: float) -> list[float]:
    """A value for each year of the appraisal; ``unnamed`` where none is given.

    >>> series({"2026..2027": 600, "growing": "10%"}, [2026, 2027, 2028], 0.0)
    [600.0, 600.0, 660.0]
    """
    if isinstance(written, dict) and "value" in written:
        return series(written["value"], starts, unnamed)
    if isinstance(written, list | tuple):
        listed = [number(each) for each in written]
        return listed + [unnamed] * (len(starts) - len(listed))
    if not isinstance(written, dict):
        return [number(written) for _ in starts]
    return _by_year(written, starts, unnamed)


def _by_year(written: Tree, starts: list[int], unnamed: float) -> list[float]:
    found = dict.fromkeys(starts, unnamed)
    last_named = starts[0]
    for key, value in written.items():
        if key == "growing":
            continue
        first, last = str(key), str(key)
        if ".." in first:
            first, last = first.split("..")
        until = start_of(last) if last else starts[-1]
        last_named = max(last_named, until)
        for year in range(start_of(first), until + 1):
            found[year] = number(value)
    if "growing" in written:
        for year in starts:
            if year > last_named:
                found[year] = found[year - 1] * (1 + number(written["growing"]))
    return [found[year] for year in starts]


def amounts(written: object, starts: list[int]) -> list[float]:
    """Amounts, quantities, people or hours: nothing in a year not named."""
    return series(written, starts, 0.0)


def factors(written: object, starts: list[int]) -> list[float]:
    """Factors, values or rates: a year not named must never be used.

    The mark for "not named" is not a number, so that a use of it would spoil
    every figure it reaches.
    """
    return series(written, starts, nan)
