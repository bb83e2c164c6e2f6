"""A new number in the way the old one was written.

The text reads back as exactly the number; where the old way cannot say it, one that
can is taken: ``£420k`` becomes ``£435k``, and ``£435,250``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cba.loading.input_text import percent, plain
from cba.models.faults import FaultError
from cba.models.numbers import read_number, read_ratio

_SHARES = frozenset({"share", "rate"})
_RATIO = re.compile(r"\s*\d+\s*/\s*\d+\s*")
_YEARS = re.compile(r"(?P<number>.*\d)(?P<words>\s*years?)\s*")
_WRITTEN = re.compile(
    r"\s*[-+\u2212]?\s*(?P<symbol>[£€$]?)\s*[-+\u2212]?"
    r"(?P<digits>[\d,_]*)(?:\.(?P<fraction>\d+))?(?P<exponent>[eE][-+]?\d+)?"
    r"(?P<gap>\s*)(?P<suffix>k|K|m|M|bn)?\s*(?P<percent>%?)\s*"
)
_THOUSANDS = {"k": Decimal(1_000), "m": Decimal(1_000_000), "bn": Decimal(10**9)}
#: Digits after the point that a suffix takes: £1.25m, but £435,250.
_MOST_DIGITS = {"k": 0, "m": 3, "bn": 3}


def respelled(old: str, value: float, unit: str = "") -> str:
    """The number in the style of a text, so that it reads back exactly.

    ``unit`` is `share` or `rate` where a bare whole number would be ambiguous.

    >>> respelled("12%", 0.14), respelled("£420k", 435_000.0), respelled("1/10", 0.2)
    ('14%', '£435k', '20%')
    >>> respelled("£420k", 435_250.5), respelled("250_000", 1_234_567.5)
    ('£435,250.50', '1_234_567.5')
    """
    value += 0.0  # no minus before nought
    last = percent(value) if unit in _SHARES else plain(value)
    for text in (*_candidates(old, value, unit), last):
        if reads_as(text) == value:
            return text
    return last


def reads_as(text: str) -> float | None:
    """The number that a text reads as in a project file; None where it is none."""
    ratio = read_ratio(text)
    if ratio is not None:
        return ratio
    words = _YEARS.fullmatch(text)
    try:
        return read_number(words["number"] if words else text).value
    except FaultError:
        return None


def _candidates(old: str, value: float, unit: str) -> Iterator[str]:
    if _RATIO.fullmatch(old):
        # Counts that nobody has counted are not made up for it.
        yield plain(value) if unit == "number" else percent(value)
    if match := _YEARS.fullmatch(old):
        number = respelled(match["number"], value, unit)
        words = match["words"].removesuffix("s")
        yield f"{number}{words}{'' if number == '1' else 's'}"
    if match := _WRITTEN.fullmatch(old):
        yield from _numbers(match, value, unit)


def _numbers(match: re.Match[str], value: float, unit: str) -> Iterator[str]:
    exact = Decimal(repr(value))
    fraction = match["fraction"] or ""
    if match["percent"]:
        least = len(fraction) if fraction.endswith("0") else 0
        yield f"{_digits(exact * 100, least)}{match['gap']}%"
        return
    if unit in _SHARES and not fraction:
        yield percent(value)  # a bare 1 could be one per cent
        return
    symbol, suffix = match["symbol"], match["suffix"] or ""
    digits = match["digits"]
    if suffix:
        scaled = exact / _THOUSANDS[suffix.lower()]
        most = max(_MOST_DIGITS[suffix.lower()], len(fraction))
        text = _digits(scaled, 0)
        if len(text.partition(".")[2]) <= most and abs(scaled) >= 1:
            yield _signed(symbol, f"{text}{match['gap']}{suffix}")
        fraction = ""
    separator = "_" if "_" in digits else ""
    if "," in digits or (suffix and symbol):
        separator = ","
    least = len(fraction) if symbol else min(1, len(fraction))
    if symbol and exact != int(exact):
        least = max(least, 2)  # pence
    yield _signed(symbol, _digits(exact, least, separator))


def _signed(symbol: str, digits: str) -> str:
    if digits.startswith("-"):
        return f"-{symbol}{digits[1:]}"
    return f"{symbol}{digits}"


def _digits(exact: Decimal, least: int, separator: str = "") -> str:
    """A number in full, with at least so many digits after its point."""
    whole, _, fraction = format(exact, "f").partition(".")
    fraction = fraction.rstrip("0").ljust(least, "0")
    if separator:
        whole = f"{int(whole):,}".replace(",", separator) if whole != "-0" else whole
    return f"{whole}.{fraction}" if fraction else whole
