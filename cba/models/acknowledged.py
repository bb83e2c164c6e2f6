"""Warnings that a project stands by, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import WithJsonSchema

from cba.models.faults import Faults
from cba.models.horizon import Context
from cba.models.values import mapping_of, plain, read_text


def read_reasons(node: object, context: Context) -> Mapping[str, str]:
    """Reasons by the code of the warning; whether there is such a code is checked.

    Raises `FaultError` or `FaultsError`: CBA113 and CBA116 for what is no text.
    """
    faults = Faults()
    made = {}
    for code, reason in mapping_of(node, context).items():
        text = faults.attempt((str(code),), read_text, reason, context)
        if text is not None:
            made[str(code)] = text
    faults.raise_any()
    return MappingProxyType(made)


Acknowledged = Annotated[
    Mapping[str, str],
    plain(read_reasons),
    WithJsonSchema(
        {
            "type": "object",
            "patternProperties": {
                "^CBA[0-9]{3}$": {
                    "type": ["string", "number"],
                    "description": "Why the project stands by it.",
                }
            },
            "additionalProperties": False,
        }
    ),
]
