"""What an hour is worth: money, or a value of a unit-cost library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import WithJsonSchema

from cba.models import kinds
from cba.models.faults import FaultError, Faults
from cba.models.horizon import Context
from cba.models.inputs import RANGE_KEY, Input, Ranged, YearReplaced, read_input
from cba.models.values import plain, read_text, schema_of


def read_hourly(node: object, context: Context) -> Input:
    """The input that money an hour, or ``{unit_cost: CODE}``, writes.

    The value of the latter is 0 until a library has been asked.
    """
    if isinstance(node, (Ranged, YearReplaced)) and _library(node.node):
        at = (RANGE_KEY,) if isinstance(node, Ranged) else ()
        message = (
            "{name} comes from a library: it takes no range and no year of its own"
        )
        raise FaultError("CBA315", message, "write the rate in pounds", at=at)
    if not isinstance(node, Mapping) or not _library(node):
        return read_input(node, kinds.MONEY, context)
    faults = Faults()
    for key in node:
        if key != "unit_cost":
            message = f"`{key}` cannot stand beside `unit_cost` here"
            hint = "the library brings the value with its source and price year"
            faults.add(FaultError("CBA111", message, hint, at=(key,)))
    code = faults.attempt(("unit_cost",), read_text, node["unit_cost"], context)
    faults.raise_any()
    return Input(0.0, bounds=kinds.MONEY.bounds, unit_cost=code)


def _library(node: object) -> bool:
    while isinstance(node, (Ranged, YearReplaced)):
        node = node.node
    return isinstance(node, Mapping) and "unit_cost" in node


Hourly = Annotated[
    Input,
    plain(read_hourly),
    WithJsonSchema(
        {
            "anyOf": [
                *schema_of(kinds.MONEY)["anyOf"],
                {
                    "type": "object",
                    "properties": {
                        "unit_cost": {
                            "type": "string",
                            "description": "The code of a value in a library.",
                        }
                    },
                    "required": ["unit_cost"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
