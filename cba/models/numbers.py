"""Numbers as people write them: ``25%``, ``£250k``, ``1,250``, ``415/2470``.

What could be read in two ways is refused, with what to write instead. The
arithmetic of reading is decimal, so that ``£1.1m`` is the float nearest to
1,100,000 and ``12%`` the float nearest to 0.12.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from cba.models.faults import FaultError

_SYMBOLS = {"£": ("GBP",), "€": ("EUR",), "$": ("USD", "AUD", "NZD", "CAD", "SGD")}
_SUFFIXES = {"": 1, "k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
_NUMBER = re.compile(
    r"""(?P<sign>[-+]?)\s*(?P<symbol>[£€$]?)\s*(?P<late>[-+]?)
        (?P<digits>\d+(?:_\d{3})*|\d{1,3}(?:,\d{3})+|(?=\.\d))
        (?P<fraction>\.\d+)?
        (?P<exponent>[eE][-+]?\d{1,3})?
        \s*(?P<suffix>k|K|m|M|bn)?
        \s*(?P<percent>%?)""",
    re.VERBOSE,
)
_RATIO = re.compile(r"(\d+)\s*/\s*(\d+)")
_TWO_WAYS = {
    "octal": re.compile(r"[-+]?[£€$]?0\d[\d_,]*(\.\d+)?[kKmM%]?"),
    "clock": re.compile(r"\d+:\d+(:\d+)?"),
    "comma": re.compile(r"[-+]?[£€$]?\d[\d.,]*,[\d.,]*(k|m|bn)?%?", re.IGNORECASE),
    "space": re.compile(r"[-+]?[£€$]?\d{1,3}( \d{3})+(\.\d+)?%?"),
    "bracket": re.compile(r"\([£€$]?[\d,.]+\)"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what was written around it."""

    value: float
    percent: bool
    symbol: str
    suffix: str
    signed: bool
    whole: bool


def read_number(text: str) -> Number:
    """The number a text writes.

    Raises `FaultError`: CBA201 where it is no number, CBA202 where it can be
    read in two ways.

    >>> read_number("£1.2m").value, read_number("12%").value
    (1200000.0, 0.12)
    """
    plain = text.strip().replace("\u2212", "-").replace("\u00a0", " ")
    match = _NUMBER.fullmatch(plain)
    digits = match["digits"] if match else ""
    if match is None or (match["sign"] and match["late"]) or not plain:
        raise _not_a_number(text, plain)
    if len(digits) > 1 and digits[0] == "0":
        raise _two_ways(text, "octal", plain)
    exact = Decimal(
        match["sign"]
        + match["late"]
        + (digits.replace(",", "").replace("_", "") or "0")
        + (match["fraction"] or "")
        + (match["exponent"] or "")
    )
    suffix = (match["suffix"] or "").lower()
    exact *= _SUFFIXES[suffix]
    if match["percent"]:
        exact /= 100
    value = float(exact)
    if value in (float("inf"), float("-inf")):
        raise FaultError("CBA201", f"`{text}` is too large", "write a smaller number")
    return Number(
        value=value,
        percent=bool(match["percent"]),
        symbol=match["symbol"],
        suffix=suffix,
        signed=bool(match["sign"] or match["late"]),
        whole=not (match["fraction"] or match["exponent"]),
    )


def read_ratio(text: str) -> float | None:
    """The share that a ratio of whole numbers writes, or None if it is none."""
    match = _RATIO.fullmatch(text.strip())
    if match is None or int(match[2]) == 0:
        return None
    return int(match[1]) / int(match[2])


def currencies_of(symbol: str) -> tuple[str, ...]:
    """The currencies that a symbol may stand for."""
    return _SYMBOLS[symbol]


def _not_a_number(text: str, plain: str) -> FaultError:
    for way, pattern in _TWO_WAYS.items():
        if pattern.fullmatch(plain):
            return _two_ways(text, way, plain)
    if plain.lower().lstrip("+-.") in {"nan", "inf", "infinity"}:
        return FaultError(
            "CBA201", f"`{text}` is not a number that can be appraised", "write figures"
        )
    return FaultError(
        "CBA201",
        f"`{_short(text)}` is not a number",
        "write figures, such as 250000, £250k or 25%",
        "not a number",
    )


def _two_ways(text: str, way: str, plain: str) -> FaultError:
    bare = plain.replace(",", "").replace(" ", "").strip("()")
    words = {
        "octal": ("begins with a nought", f"write {plain.lstrip('0') or '0'}"),
        "clock": ("could be a ratio or a time", "write a share as 25% or 1/4"),
        "comma": (
            "has a comma that does not part thousands",
            f"write {plain.replace(',', '.')} or {bare}",
        ),
        "space": ("has a space in it", f"write {bare}"),
        "bracket": ("stands in brackets", f"write -{bare} for a negative number"),
    }
    why, hint = words[way]
    return FaultError("CBA202", f"`{text}` can be read in two ways: it {why}", hint)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
