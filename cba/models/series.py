"""A value by year, in the five ways a project file may write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from cba.models.faults import FaultError, Faults
from cba.models.horizon import Context, Horizon, read_year

_YEAR = r"\d{4}(?:[-/]\d{2,4})?"
#: Years from one to another, as people say it.
_SPOKEN_SPAN = re.compile(
    rf"({_YEAR})\s*(?:to|until|till|through|\u2013|\u2014|\s-\s|\.{{3}}|…)\s*({_YEAR})",
    re.IGNORECASE,
)
Spans = tuple[tuple[int, int | None, float], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Values of spans of years, each ``(first, last, value)`` by starting year.

    The last span may be open (``last`` is None: to the end); with ``growing``
    the last value grows by that rate each year from the last year named on.
    """

    spans: Spans
    growing: float | None = None

    def by_year(self, horizon: Horizon) -> tuple[float | None, ...]:
        """The value of each year of the appraisal; None in a year not named."""
        values: list[float | None] = [None] * horizon.years
        position = -1
        for first, last, value in self.spans:
            end = horizon.last.start if last is None else last
            for year in range(first, end + 1):
                position = horizon.position(year)
                values[position] = value
        if self.growing is not None:
            grown = values[position]
            for later in range(position + 1, horizon.years):
                grown = (grown or 0.0) * (1.0 + self.growing)
                values[later] = grown
        return tuple(values)

    def scaled(self, by: float) -> Series:
        """The same years with every value multiplied."""
        spans = tuple((first, last, value * by) for first, last, value in self.spans)
        return replace(self, spans=spans)


def constant_spans(values: Sequence[float | None], horizon: Horizon) -> Series:
    """The series that has these values year by year; None is a year not named."""
    return Series(
        tuple(
            (horizon.first.start + n, horizon.first.start + n, value)
            for n, value in enumerate(values)
            if value is not None
        )
    )


def read_series(
    node: Mapping[str, object] | Sequence[object],
    read: Callable[[object], float],
    read_rate: Callable[[object], float],
    context: Context,
) -> Series:
    """The series that a mapping of years or a list writes.

    Raises `FaultsError` with every fault of it: CBA304 to CBA307, CBA316, and those of
    the values themselves.
    """
    faults = Faults()
    if isinstance(node, Mapping):
        series = _from_mapping(node, read, read_rate, context, faults)
    else:
        series = _from_list(node, read, context, faults)
    faults.raise_any()
    return series


def _from_list(
    node: Sequence[object],
    read: Callable[[object], float],
    context: Context,
    faults: Faults,
) -> Series:
    horizon = context.horizon
    if not node:
        faults.add(FaultError("CBA116", "the list is empty", "give a value by year"))
    if horizon and len(node) > horizon.years:
        faults.add(
            FaultError(
                "CBA307",
                f"the list has {len(node)} values, but the appraisal has "
                f"{horizon.years} years",
                "shorten the list, or name the years: {2026-27: 100}",
            )
        )
    start = horizon.first.start if horizon else 0
    spans = []
    for n, item in enumerate(node):
        value = faults.attempt((n,), read, item)
        if value is not None:
            spans.append((start + n, start + n, value))
    return Series(tuple(spans))


def _from_mapping(
    node: Mapping[str, object],
    read: Callable[[object], float],
    read_rate: Callable[[object], float],
    context: Context,
    faults: Faults,
) -> Series:
    spans: list[tuple[int, int | None, float]] = []
    growing: float | None = None
    if not node:
        faults.add(
            FaultError("CBA116", "no year is named", "write {2026-27: 420k}, say")
        )
    for key, item in node.items():
        if key == "growing":
            growing = faults.attempt((key,), read_rate, item)
            continue
        years = faults.attempt((key,), _read_span, key, context)
        value = faults.attempt((key,), read, item)
        if years is not None and value is not None:
            overlap = _overlapping(spans, years)
            if overlap:
                faults.add(
                    FaultError(
                        "CBA306",
                        f"`{key}` overlaps an earlier year of the same series",
                        "name each year once",
                        at=(key,),
                    )
                )
            spans.append((*years, value))
    spans.sort(key=lambda span: span[0])
    open_ended = bool(spans) and spans[-1][1] is None
    if growing is not None and (open_ended or not (spans or faults.found)):
        faults.add(
            FaultError(
                "CBA306",
                "`growing` needs a last year to grow from",
                "name the year from which it grows: {2026-27: 600, growing: 2%}",
                at=("growing",),
            )
        )
    return Series(tuple(spans), growing)


def _read_span(key: str, context: Context) -> tuple[int, int | None]:
    first_text, dots, last_text = key.partition("..")
    if spoken := _SPOKEN_SPAN.fullmatch(key.strip()):
        raise FaultError(
            "CBA316",
            f"`{key}` is not how years from one to another are written",
            f"write {spoken[1]}..{spoken[2]}",
        )
    if dots and not first_text.strip():
        begins = context.horizon.first if context.horizon else "2026-27"
        raise FaultError(
            "CBA316",
            f"`{key}` does not say in which year it begins",
            f"write {begins}{key.strip()}",
        )
    first = read_year(first_text.strip(), context).start
    if not dots:
        return first, first
    if not last_text.strip():
        return first, None
    last = read_year(last_text.strip(), context).start
    if last < first:
        raise FaultError(
            "CBA306",
            f"`{key}` runs backwards",
            f"write {last_text.strip()}..{first_text.strip()}",
        )
    return first, last


def _overlapping(
    spans: Sequence[tuple[int, int | None, float]], years: tuple[int, int | None]
) -> bool:
    first, last = years
    return any(
        (last is None or start <= last) and (end is None or first <= end)
        for start, end, _ in spans
    )
