"""How a project or a line says at what rates it is discounted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import WithJsonSchema

from cba.models.faults import FaultError, Faults
from cba.models.horizon import Context, is_ordinal
from cba.models.kinds import DISCOUNT_RATE
from cba.models.values import one_of, plain

Timing = Literal["start", "mid", "end"]
_HOW = "write a schedule such as green-book, {rate: 3.5%} or {bands: {0: 3.5%, 31: 3%}}"


@dataclass(frozen=True, slots=True)
class Discounting:
    """A named schedule, or bands of rates by the year they begin in."""

    name: str | None = None
    bands: tuple[tuple[int, float], ...] = ()


def read_discounting(node: object, context: Context) -> Discounting:
    """The schedule that a node names or spells out.

    Raises `FaultError`: CBA113, the faults of a rate, CBA218 for bands that do not
    begin at year 0. Whether a named schedule exists is for the loader to say.
    """
    if isinstance(node, str):
        return Discounting(str(node))
    if isinstance(node, Mapping) and set(node) == {"rate"}:
        return Discounting(bands=((0, _read_rate(node["rate"], context, "rate")),))
    if isinstance(node, Mapping) and set(node) == {"bands"}:
        return Discounting(bands=_read_bands(node["bands"], context))
    raise FaultError("CBA113", "{name} takes a discount schedule", _HOW)


def _read_rate(node: object, context: Context, *at: str) -> float:
    if not isinstance(node, str):
        raise FaultError("CBA113", "a rate is needed here", "write 3.5%", at=at)
    try:
        return DISCOUNT_RATE.read(node, context)
    except FaultError as fault:
        raise fault.below(*at) from None


def _read_bands(node: object, context: Context) -> tuple[tuple[int, float], ...]:
    if not isinstance(node, Mapping):
        raise FaultError("CBA113", "`bands` takes rates by year", _HOW, at=("bands",))
    faults = Faults()
    bands = []
    for key, item in node.items():
        if not is_ordinal(key):
            faults.add(
                FaultError(
                    "CBA113",
                    f"`{key}` is not the number of a year",
                    "count years from 0, the first year of the appraisal",
                    at=("bands", key),
                )
            )
            continue
        rate = faults.attempt(("bands", key), _read_rate, item, context)
        if rate is not None:
            bands.append((int(key), rate))
    bands.sort()
    if not faults.found and (not bands or bands[0][0] != 0):
        faults.add(FaultError("CBA218", "the first band must begin in year 0", _HOW))
    faults.raise_any()
    return tuple(bands)


DiscountingField = Annotated[
    Discounting,
    plain(read_discounting),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "description": "A named schedule."},
                {
                    "type": "object",
                    "properties": {
                        "rate": {
                            "type": ["string", "number"],
                            "description": "One rate for every year, such as 3.5%.",
                        },
                        "bands": {
                            "type": "object",
                            "description": "Rates by the year they begin in, from 0: "
                            "{0: 3.5%, 31: 3%}.",
                        },
                    },
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
TimingField = Annotated[
    Timing,
    one_of("start", "mid", "end"),
    WithJsonSchema({"enum": ["start", "mid", "end"]}),
]
