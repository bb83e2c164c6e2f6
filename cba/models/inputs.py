"""One input of an appraisal: its value, its range and its own evidence.

An input is a number, or a series by year, of a kind that decides how its text is
read and what it may be. Any input may be written short (``12% (6% to 18%)``) or
long, as a mapping that carries a source and a status of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from cba.models.faults import FaultError, Faults, FaultsError, refuse_cut
from cba.models.horizon import Context, Horizon, read_year
from cba.models.kinds import RATE, Kind
from cba.models.ranges import (
    SHAPES,
    Range,
    has_range,
    read_ends,
    read_range,
    read_range_node,
    read_shape,
    read_word,
    split_range,
)
from cba.models.series import Series, constant_spans, read_series
from cba.models.years import Year

Status = Literal["published", "local", "illustrative", "unverified"]
STATUSES: tuple[Status, ...] = ("published", "local", "illustrative", "unverified")

__all__ = [
    "RANGE_KEY",
    "SHAPES",
    "STATUSES",
    "Input",
    "Range",
    "Ranged",
    "Status",
    "YearReplaced",
    "read_grade",
    "read_input",
]
_LONG_KEYS = (
    "value",
    "low",
    "high",
    "shape",
    "source",
    "status",
    "confidence",
    "notes",
)


@dataclass(frozen=True, slots=True)
class Input:
    """A number or a series, with the range and the evidence written beside it.

    ``bounds`` are the least and the most that its kind may be. ``unit_cost`` is the
    code of a library that the value comes from, ``price_year`` the year whose prices
    it then is in.
    """

    value: float | Series
    range: Range | None = None
    source: str | None = None
    status: Status | None = None
    confidence: int | None = None
    notes: str | None = None
    bounds: tuple[float, float] = field(
        default=(float("-inf"), float("inf")), compare=False, repr=False
    )
    unit_cost: str | None = None
    price_year: Year | None = None

    def by_year(self, horizon: Horizon) -> tuple[float | None, ...]:
        """The value of each year of the appraisal; None in a year not named."""
        if isinstance(self.value, Series):
            return self.value.by_year(horizon)
        return (self.value,) * horizon.years

    @property
    def is_series(self) -> bool:
        """Whether the input is given by year."""
        return isinstance(self.value, Series)

    def constant(self) -> float:
        """The value of an input that may not be given by year."""
        if isinstance(self.value, Series):
            message = "a series has no single value"
            raise TypeError(message)
        return self.value

    def is_zero(self) -> bool:
        """Whether the value is nought, in every year."""
        if isinstance(self.value, Series):
            return all(value == 0 for _, _, value in self.value.spans)
        return self.value == 0


@dataclass(frozen=True, slots=True)
class YearReplaced:
    """An input of which some years are set to another value (``…@2027-28``)."""

    node: object
    years: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Ranged:
    """An input whose range stands under `ranges:` instead of beside it."""

    node: object
    range: object


#: Where in an input the faults of a range under `ranges:` are found.
RANGE_KEY = "@range"


def read_input(node: object, kind: Kind, context: Context) -> Input:
    """The input that a node of the file writes.

    Raises `FaultError` or `FaultsError` with each fault at its own key.
    """
    if isinstance(node, YearReplaced):
        return _with_years_replaced(node, kind, context)
    if isinstance(node, Ranged):
        return _with_range(node, kind, context)
    if isinstance(node, Mapping) and any(key in node for key in ("value", "low")):
        return _read_long(node, kind, context)
    if isinstance(node, str):
        text, beside = split_range(node)
        if beside is None:
            return Input(kind.read(node, context), bounds=kind.bounds)
        value = kind.read(str(text), context)
        spread = read_range(beside, kind, context, value)
        return Input(value, spread, bounds=kind.bounds)
    return Input(_read_value(node, kind, context), bounds=kind.bounds)


def _read_value(node: object, kind: Kind, context: Context) -> float | Series:
    if isinstance(node, str):
        return kind.read(node, context)
    if node is None:
        raise FaultError(
            "CBA116",
            "the value is missing",
            f"write {kind.words}, or leave the key out",
        )
    if isinstance(node, (Mapping, list, tuple)):
        if not kind.by_year:
            raise FaultError(
                "CBA113", f"{kind.words} is needed here, not a value by year", None
            )
        return read_series(
            node,
            lambda item: _read_single(item, kind, context),
            lambda item: _read_single(item, RATE, context),
            context,
        )
    raise FaultError("CBA113", f"{kind.words} is needed here", None)


def _read_single(node: object, kind: Kind, context: Context) -> float:
    if isinstance(node, str) and has_range(node):
        raise FaultError(
            "CBA208",
            "a single year of a series takes no range of its own",
            "give the whole series one: {value: {2026-27: 5}, low: -10%, high: +25%}",
        )
    value = kind.read(node, context) if isinstance(node, str) else None
    if value is None:
        raise FaultError("CBA113", f"{kind.words} is needed here", None)
    return value


def _read_long(node: Mapping[str, object], kind: Kind, context: Context) -> Input:
    faults = Faults()
    for key in node:
        if key not in _LONG_KEYS:
            faults.add(
                FaultError(
                    "CBA111",
                    f"`{key}` is not a key of an input",
                    f"the keys are {', '.join(_LONG_KEYS)}",
                    at=(key,),
                ).among(_LONG_KEYS)
            )
    text, beside = split_range(node.get("value"))
    value = faults.attempt(("value",), _read_value, text, kind, context)
    shape = faults.attempt(("shape",), read_shape, node.get("shape", "pert"))
    status = faults.attempt(("status",), read_word, node.get("status"), STATUSES)
    grade = faults.attempt(("confidence",), read_grade, node.get("confidence"))
    source = faults.attempt(("source",), _text, node.get("source"))
    notes = faults.attempt(("notes",), _text, node.get("notes"))
    spread = None
    if value is not None and shape is not None:
        ends = (beside, node.get("low"), node.get("high"))
        if any(end is not None for end in (*ends, node.get("shape"))):
            spread = faults.attempt((), read_ends, ends, kind, context, value, shape)
    if value is None or faults.found:
        raise FaultsError(faults.found)
    return Input(value, spread, source, status, grade, notes, kind.bounds)


def read_grade(node: object) -> int | None:
    """A confidence grade from 1, the best, to 6; None where none is given."""
    if node is None:
        return None
    if isinstance(node, str) and node.strip() in {"1", "2", "3", "4", "5", "6"}:
        return int(node)
    raise FaultError(
        "CBA206",
        f"`{node}` is not a confidence grade",
        "write a whole number from 1 (best evidence) to 6",
    )


def _text(node: object) -> str | None:
    if isinstance(node, str):
        refuse_cut(node, number=False)
        return str(node)
    if node is None:
        return None
    raise FaultError("CBA113", "a text is needed here", None)


def _with_years_replaced(node: YearReplaced, kind: Kind, context: Context) -> Input:
    given = read_input(node.node, kind, context)
    horizon = context.horizon
    if not kind.by_year:
        raise FaultError(
            "CBA315",
            "{name} holds for all years, so it cannot be set for one",
            "leave out the `@` and the year",
        )
    if horizon is None:
        return given
    values = list(given.by_year(horizon))
    for label, item in node.years:
        year = read_year(label, context)
        values[horizon.position(year.start)] = _read_single(item, kind, context)
    return Input(
        constant_spans(values, horizon),
        given.range if given.range and given.range.relative else None,
        given.source,
        given.status,
        given.confidence,
        given.notes,
        kind.bounds,
    )


def _with_range(node: Ranged, kind: Kind, context: Context) -> Input:
    given = read_input(node.node, kind, context)
    faults = Faults()
    if given.range is not None:
        faults.add(
            FaultError(
                "CBA115",
                "the input has a range of its own, beside its value",
                "keep one of the two",
                at=(RANGE_KEY,),
            )
        )
    made = faults.attempt(
        (RANGE_KEY,), read_range_node, node.range, kind, context, given.value
    )
    faults.raise_any()
    return replace(given, range=made)
