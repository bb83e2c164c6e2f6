"""How far an input may lie from its central value, and how ranges are written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from cba.models.faults import FaultError, Faults, refuse_cut
from cba.models.horizon import Context
from cba.models.kinds import RELATIVE, Kind
from cba.models.numbers import is_long, refuse_long
from cba.models.series import Series

Shape = Literal["pert", "triangular", "uniform", "normal", "lognormal"]
Word = TypeVar("Word", bound=str)
SHAPES: tuple[Shape, ...] = ("pert", "triangular", "uniform", "normal", "lognormal")

_WITH_RANGE = re.compile(r"(?P<value>.*?\S)\s*\((?P<range>.+\sto\s.+)\)", re.DOTALL)
_RANGE = re.compile(r"(?P<low>.+?)\s+to\s+(?P<high>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Range:
    """How far an input may lie from its central value, and how likely.

    With ``relative`` the ends are factors less one (-0.1 for ``-10%``) on the
    central value, or on every year of a series.
    """

    low: float
    high: float
    relative: bool = False
    shape: Shape = "pert"

    def ends(self, central: float) -> tuple[float, float]:
        """The ends as values, or as multipliers of a series, which ``central`` 1 is."""
        if not self.relative:
            return self.low, self.high
        low, high = sorted((central * (1.0 + self.low), central * (1.0 + self.high)))
        return low, high


def has_range(text: str) -> bool:
    """Whether a text writes a value with its range: ``12% (6% to 18%)``."""
    return not is_long(text) and _WITH_RANGE.fullmatch(text.strip()) is not None


def read_range(
    text: str,
    kind: Kind,
    context: Context,
    value: float | Series,
    shape: Shape = "pert",
) -> Range:
    """The range that ``6% to 18%`` or ``-10% to +25%`` writes beside a value."""
    refuse_cut(text, number=True)
    refuse_long(text, "range")
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        raise FaultError(
            "CBA208",
            f"`{text}` is not a range",
            "write low to high, such as 6% to 18%, or -10% to +25% of the value",
        )
    return range_between((match["low"], match["high"]), kind, context, value, shape)


def range_between(
    written: tuple[str, str],
    kind: Kind,
    context: Context,
    value: float | Series,
    shape: Shape = "pert",
) -> Range:
    """The range between two ends: relative where both are signed percentages."""
    for end in written:
        refuse_cut(end, number=True)
    ends = tuple(end.strip().replace("\u2212", "-") for end in written)
    if all(end[:1] in {"-", "+"} and end.endswith("%") for end in ends):
        low, high = (RELATIVE.read(end, context) for end in ends)
        made = Range(low, high, relative=True)
    elif isinstance(value, Series):
        _refuse_mixed(ends, "")
        raise FaultError(
            "CBA208",
            "a range on a value by year scales the whole series",
            "write it relative to the value, such as -10% to +25%",
        )
    else:
        low, high = _read_absolute(ends, kind, context)
        made = Range(low, high)
    made = Range(made.low, made.high, made.relative, shape)
    check_range(made, value, kind)
    return made


def _read_absolute(
    ends: tuple[str, ...], kind: Kind, context: Context
) -> tuple[float, float]:
    """Both ends as values; where one is signed, they were meant as changes."""
    try:
        return kind.read(ends[0], context), kind.read(ends[1], context)
    except FaultError:
        _refuse_mixed(ends, ", or both ends as values")
        raise


def _refuse_mixed(ends: tuple[str, ...], otherwise: str) -> None:
    """Refuse two percentages of which one is signed; CBA208.

    ``otherwise`` is what else may be written.
    """
    signed = [end[:1] in {"-", "+"} for end in ends]
    if not any(signed) or not all(end.endswith("%") for end in ends):
        return
    low, high = (end if end[:1] in {"-", "+"} else f"+{end}" for end in ends)
    raise FaultError(
        "CBA208",
        f"`{ends[0]} to {ends[1]}` has one end with a sign and one without",
        f"write {low} to {high} for changes to the value{otherwise}",
    )


def check_range(made: Range, value: float | Series, kind: Kind) -> None:
    """Hold a range to low ≤ value ≤ high, to its shape and to its kind."""
    central = 0.0 if made.relative else value
    if isinstance(central, Series) or not made.low <= central <= made.high:
        raise FaultError(
            "CBA208",
            "the range of {name} does not hold its value",
            "give the low end first, at or below the value, and the high end above it",
        )
    if made.relative and not isinstance(value, Series):
        for end in (made.low, made.high):
            reached = value * (1.0 + end)
            shown = f"{reached * 100:.10g}%" if kind.form == "share" else f"{reached:g}"
            kind.check(reached, f"{shown} at an end of its range")
    low, high = made.low, made.high
    if made.relative:
        low, central, high = 1.0 + low, 1.0, 1.0 + high
    if made.shape == "lognormal" and not (low > 0 and central > 0):
        raise FaultError(
            "CBA209", "a lognormal range must be above 0", "use another `shape`"
        )
    if made.shape == "normal":
        spread, ratio = high - low, (high - central) - (central - low)
        skewed = abs(ratio) > 0.01 * spread
    elif made.shape == "lognormal":
        skewed = abs(high / central - central / low) > 0.01 * (high / central)
    else:
        return
    if skewed:
        raise FaultError(
            "CBA209",
            f"the range is not symmetrical about the value, as `{made.shape}` is",
            "use `shape: pert`, or give symmetrical ends",
        )


def split_range(node: object) -> tuple[object, str | None]:
    """A value and the range that stands beside it in the same text."""
    if not isinstance(node, str) or "(" not in node:
        return node, None
    # Left whole, for the reader of the value to refuse.
    if is_long(node) or getattr(node, "cut", False):
        return node, None
    match = _WITH_RANGE.fullmatch(node.strip())
    return (match["value"], match["range"]) if match else (node, None)


def read_ends(
    ends: tuple[str | None, object, object],
    kind: Kind,
    context: Context,
    value: float | Series,
    shape: Shape,
) -> Range:
    """The range of an input written long: beside its value, or as low and high."""
    beside, low, high = ends
    if beside is not None and low is None and high is None:
        return read_range(beside, kind, context, value, shape)
    if beside is not None:
        raise FaultError("CBA115", "the input has two ranges", "keep one of them")
    if not isinstance(low, str) or not isinstance(high, str):
        raise FaultError("CBA208", "a range needs both `low` and `high`", "give both")
    faults = Faults()
    faults.attempt(("low",), refuse_cut, low, number=True)
    faults.attempt(("high",), refuse_cut, high, number=True)
    faults.raise_any()
    try:
        return range_between((low, high), kind, context, value, shape)
    except FaultError as fault:
        raise fault.below("low") from None


def read_range_node(
    node: object, kind: Kind, context: Context, value: float | Series
) -> Range:
    """The range that stands under `ranges:`, as a text or as low, high and shape."""
    if isinstance(node, str):
        return read_range(node, kind, context, value)
    if not isinstance(node, Mapping) or not {"low", "high"} <= set(node):
        raise FaultError("CBA208", "a range needs `low` and `high`", "write 6% to 18%")
    shape = read_shape(node.get("shape", "pert"))
    low, high = node["low"], node["high"]
    if set(node) - {"low", "high", "shape"} or not (
        isinstance(low, str) and isinstance(high, str)
    ):
        raise FaultError(
            "CBA208", "a range has `low`, `high` and perhaps `shape`", "write 6% to 18%"
        )
    return range_between((low, high), kind, context, value, shape)


def read_shape(node: object) -> Shape:
    """The shape of a distribution; pert where none is given."""
    return read_word(node, SHAPES) or "pert"


def read_word(node: object, known: tuple[Word, ...]) -> Word | None:
    """One of a few words, or None where nothing is given; CBA207."""
    if node is None:
        return None
    for word in known:
        if node == word:
            return word
    raise FaultError(
        "CBA207", f"`{node}` is not a word that {{name}} takes", f"write {_or(known)}"
    ).among(known)


def _or(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
