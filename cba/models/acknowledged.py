"""Warnings that a project stands by, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, TypeAlias

from pydantic import WithJsonSchema

from cba.models.faults import FaultError, Faults
from cba.models.horizon import Context
from cba.models.values import mapping_of, plain, read_text

#: Why every warning of a code is accepted, or why those below each address are.
Reason: TypeAlias = str | Mapping[str, str]


def read_reasons(node: object, context: Context) -> Mapping[str, Reason]:
    """Reasons by the code of the warning; whether there is such a code is checked.

    Raises `FaultError` or `FaultsError`: CBA113 and CBA116 for what is no text.
    """
    faults = Faults()
    made: dict[str, Reason] = {}
    for code, reason in mapping_of(node, context).items():
        if not isinstance(reason, Mapping) or not reason:
            text = faults.attempt((str(code),), read_text, reason, context)
            if text is not None:
                made[str(code)] = text
            continue
        by_address = {}
        for address, why in reason.items():
            at = (str(code), str(address))
            text = faults.attempt(at, _read_reason, why, context)
            if text is not None:
                by_address[str(address)] = text
        made[str(code)] = MappingProxyType(by_address)
    faults.raise_any()
    return MappingProxyType(made)


def _read_reason(node: object, context: Context) -> str:
    if isinstance(node, Mapping):
        raise FaultError(
            "CBA113",
            "{name} has keys below it, but a reason is needed here",
            "write the whole address before the reason, as `benefits.visits: reason`",
            "a reason is needed here",
        )
    return read_text(node, context)


def reason_for(reasons: Mapping[str, Reason], code: str, path: str) -> str | None:
    """Why a warning at an address is accepted; None where it is not.

    >>> reason_for({"CBA401": "New"}, "CBA401", "benefits.a.deadweight")
    'New'
    >>> reason_for({"CBA401": {"benefits.a": "New"}}, "CBA401", "benefits.ab")
    """
    address = address_for(reasons, code, path)
    given = reasons.get(code)
    if isinstance(given, Mapping):
        return None if address is None else given[address]
    return given or None


def address_for(reasons: Mapping[str, Reason], code: str, path: str) -> str | None:
    """The nearest address of those for which a warning is accepted, if any."""
    given = reasons.get(code)
    if not isinstance(given, Mapping):
        return None
    above = [each for each in given if f"{path}.".startswith(f"{each}.")]
    return max(above, key=len, default=None)


_TEXT = {
    "type": ["string", "number"],
    "description": "Why the project stands by it.",
}
Acknowledged = Annotated[
    Mapping[str, Reason],
    plain(read_reasons),
    WithJsonSchema(
        {
            "type": "object",
            "patternProperties": {
                "^CBA[0-9]{3}$": {
                    "description": "Why the project stands by it.",
                    "anyOf": [
                        _TEXT,
                        {
                            "type": "object",
                            "description": "Reasons by the address of a line.",
                            "additionalProperties": _TEXT,
                        },
                    ],
                }
            },
            "additionalProperties": False,
        }
    ),
]
