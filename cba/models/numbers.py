"""Numbers as people write them: ``25%``, ``£250k``, ``1,250``, ``415/2470``.

What could be read in two ways is refused, with what to write instead. The
arithmetic of reading is decimal, so that ``£1.1m`` is the float nearest to
1,100,000 and ``12%`` the float nearest to 0.12.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from cba.models.faults import FaultError, refuse_cut

#: The hint for what is no number, whatever it should be a number of.
FIGURES = "write figures, such as 250000, £250k or 25%"
_SYMBOLS = {"£": ("GBP",), "€": ("EUR",), "$": ("USD", "AUD", "NZD", "CAD", "SGD")}
_CURRENCY_WORDS = {"£": "GBP|pounds?", "€": "EUR|euros?", "$": "USD|dollars?"}
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
#: What may be read as it stands: a figure without a sign, marks or zeros before it,
#: of so few digits that the nearest float is its own.
_BARE = re.compile(r"[1-9][0-9]{0,11}(\.[0-9]{1,12})?")
#: On a longer text a pattern may take minutes. The smallest float in full, which is
#: how a share is written back, has some 345 characters.
_LONGEST = 400
_RATIO = re.compile(r"(\d+)\s*/\s*(\d+)")
#: A range with a dash between its ends, where ` to ` belongs.
_DASHED = re.compile(
    r"([^()\s]+)\s*\(([-+]?[^-\s()]*\d[^-\s()]*)\s*[-\u2013\u2014]\s*([-+]?[^-\s()]*\d[^-\s()]*)\)"
)
_NOUGHTS = re.compile(r"(?<![\d.])0[0_]*(?=\d)")
_TWO_WAYS = {
    "octal": re.compile(r"[-+]?[£€$]?0\d[\d_,]*(\.\d+)?[kKmM%]?"),
    "clock": re.compile(r"\d+:\d+(:\d+)?"),
    "comma": re.compile(r"[-+]?[£€$]?\d[\d.,]*,[\d.,]*(k|m|bn)?%?", re.IGNORECASE),
    "space": re.compile(r"[-+]?[£€$]?\d{1,3}( \d{3})+(\.\d+)?%?"),
    "bracket": re.compile(r"\([£€$]?\d[\d,.]*\)"),
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

    Raises `FaultError`: CBA201 where it is no number, or long, CBA202 where it can
    be read in two ways.

    >>> read_number("£1.2m").value, read_number("12%").value
    (1200000.0, 0.12)
    """
    refuse_cut(text, number=True)
    if bare := _BARE.fullmatch(text):
        # Tables have thousands of these, and little else.
        return Number(
            value=float(text),
            percent=False,
            symbol="",
            suffix="",
            signed=False,
            whole=bare[1] is None,
        )
    refuse_long(text, "number")
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
    match = None if is_long(text) else _RATIO.fullmatch(text.strip())
    if match is None or int(match[2]) == 0:
        return None
    return int(match[1]) / int(match[2])


def is_long(text: str) -> bool:
    """Whether a text is longer than any number or range is written."""
    return len(text.strip()) > _LONGEST


def refuse_long(text: str, what: str) -> None:
    """Refuse a text that is too long for what it is meant to be; CBA201."""
    if is_long(text):
        raise FaultError(
            "CBA201",
            f"`{_short(text.strip())}` is not a {what}: it is {len(text.strip()):,} "
            "characters long",
            f"write a {what} of at most {_LONGEST} characters",
            f"not a {what}",
        )


def currencies_of(symbol: str) -> tuple[str, ...]:
    """The currencies that a symbol may stand for."""
    return _SYMBOLS[symbol]


def sign_of(currency: str) -> str:
    """The symbol in which amounts of a currency may be written; empty for most.

    >>> sign_of("GBP"), sign_of("CHF")
    ('£', '')
    """
    return next((sign for sign, found in _SYMBOLS.items() if currency in found), "")


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
        _with_symbol(plain) or _with_to(text) or FIGURES,
        "not a number",
    )


def _with_to(text: str) -> str | None:
    """The hint for a range whose ends have a dash between them: to write `to`."""
    match = _DASHED.fullmatch(text.strip())
    return match and f"write {match[1]} ({match[2]} to {match[3]})"


def _with_symbol(plain: str) -> str | None:
    """The hint for a currency by its letters or its name: to write its symbol."""
    for symbol, names in _CURRENCY_WORDS.items():
        for pattern in (rf"({names})\s*(?P<sum>.+)", rf"(?P<sum>.+?)\s*({names})"):
            match = re.fullmatch(pattern, plain, re.IGNORECASE)
            if match and _is_plain(match["sum"].strip()):
                return f"write {symbol}{match['sum'].strip()}"
    return None


def _two_ways(text: str, way: str, plain: str) -> FaultError:
    bare = plain.replace(",", "").replace(" ", "").strip("()")
    if way == "octal" and plain.lstrip("-+£€$ ").startswith("0,"):
        way = "comma"
    words = {
        "octal": ("begins with a zero", f"write {_NOUGHTS.sub('', plain)}"),
        "clock": ("could be a ratio or a time", "write a share as 25% or 1/4"),
        "comma": (
            "has a comma that does not separate thousands",
            _without_comma(plain),
        ),
        "space": ("has a space in it", f"write {bare}"),
        "bracket": ("stands in brackets", f"write -{bare} for a negative number"),
    }
    why, hint = words[way]
    return FaultError("CBA202", f"`{text}` has two possible meanings: it {why}", hint)


def _without_comma(plain: str) -> str:
    """The hint for a comma: what may have been meant, where that is a number.

    After dots, the comma stands for the decimal point: ``1.000,50``.
    """
    whole, _, rest = plain.rpartition(",")
    ways = [plain.replace(",", "")]
    if "." in whole:
        ways = [f"{whole.replace('.', '')}.{rest}"]
    elif plain.count(",") == 1:
        ways.insert(0, f"{whole}.{rest}")
    numbers = [way for way in ways if _is_plain(way)]
    return f"write {' or '.join(numbers)}" if numbers else "write it as 1250.50"


def _is_plain(text: str) -> bool:
    match = _NUMBER.fullmatch(text)
    noughts = match is not None and re.match(r"0\d", match["digits"])
    return match is not None and not noughts and not text.endswith(".")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
