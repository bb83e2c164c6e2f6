"""A price index that belongs to the project instead of the packaged deflator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from pydantic import WithJsonSchema

from cba.models.faults import FaultError, Faults
from cba.models.horizon import Context
from cba.models.numbers import read_number
from cba.models.ranges import read_word
from cba.models.values import plain, read_any_year, read_text
from cba.models.years import Year


class PriceIndex(NamedTuple):
    """Years of one kind with their index and, where given, a status.

    ``source`` and ``edition`` are what reports say of where the figures come from.
    """

    points: tuple[tuple[Year, float, str | None], ...]
    source: str | None = None
    edition: str | None = None


_ABOUT = ("source", "edition")
_STATUSES = ("outturn", "forecast")

_HOW = "write an index above 0, as it is published, without a unit"


def read_price_index(node: object, context: Context) -> PriceIndex:
    """The index by year that a mapping writes: ``{2024-25: 100, 2025-26: 103.2}``.

    Beside the years it may say `source` and `edition`. A file name is replaced by the
    file's rows before this is read. Raises
    `FaultsError`: CBA316, CBA305 for mixed kinds of year, CBA206 for an index that
    is not above nought, CBA207 for a status other than outturn or forecast.
    """
    if not isinstance(node, Mapping) or not set(node) - set(_ABOUT):
        raise FaultError(
            "CBA113",
            "{name} takes a CSV file beside the project, or an index by year",
            "write deflator.csv, or {2024-25: 100, 2025-26: 103.2}",
        )
    faults = Faults()
    rows: list[tuple[Year, float, str | None]] = []
    about = {
        key: faults.attempt((key,), read_text, node[key], context)
        for key in _ABOUT
        if key in node
    }
    for key, item in node.items():
        if key in _ABOUT:
            continue
        year = faults.attempt((key,), read_any_year, key, context)
        row = faults.attempt((key,), _read_row, item)
        if year is None or row is None:
            continue
        if rows and rows[0][0].financial != year.financial:
            faults.add(
                FaultError(
                    "CBA305",
                    f"`{key}` is not of the same kind as the years before it",
                    "give all years as 2026-27, or all as 2026",
                    at=(key,),
                )
            )
        if any(year == known for known, *_ in rows):
            faults.add(
                FaultError(
                    "CBA306",
                    f"{year} is given twice",
                    "name each year once",
                    at=(key,),
                )
            )
        rows.append((year, *row))
    faults.raise_any()
    return PriceIndex(tuple(sorted(rows)), **about)


def _read_row(node: object) -> tuple[float, str | None]:
    status = None
    if isinstance(node, Mapping) and {"index"} <= set(node) <= {"index", "status"}:
        status, node = node.get("status"), node["index"]
    if not isinstance(node, str):
        raise FaultError("CBA113", "an index is a number", _HOW)
    index = read_number(node)
    if index.value <= 0 or index.percent or index.symbol:
        raise FaultError("CBA206", f"`{node}` is not a price index", _HOW)
    try:
        return index.value, read_word(status, _STATUSES)
    except FaultError as fault:
        raise fault.below("status") from None


PriceIndexField = Annotated[
    PriceIndex,
    plain(read_price_index),
    WithJsonSchema({"type": ["string", "object"]}),
]
