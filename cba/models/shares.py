"""Shares of agencies in a cost, a saving or a gain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import WithJsonSchema

from cba.models import kinds
from cba.models.faults import FaultError, Faults
from cba.models.horizon import Context
from cba.models.ranges import has_range
from cba.models.values import plain, read_id

#: Agency ids with their shares, which sum to one.
Shares = tuple[tuple[str, float], ...]

_TOLERANCE = 1e-9
_OF_AGENCIES = (
    *("an agency", "agencies"),
    "write council, or {council: 60%, nhs: 40%}",
)


def read_shares(
    node: object,
    context: Context,
    words: tuple[str, str, str] = _OF_AGENCIES,
) -> Shares:
    """One agency, which has all of it, or shares of exactly 100%.

    ``words`` say what one of those is that share, what several are, and how to write
    them.

    Raises `FaultsError`: CBA114, the faults of a share, CBA204 for their sum.
    """
    if isinstance(node, str) and node.lstrip().startswith("{"):
        raise FaultError(
            "CBA113",
            f"{{name}} is a text in braces, not shares of {words[1]}",
            "in a table, head a column for each agency, such as `paid_by.council`; "
            "in the project file, leave out the quotes",
        )
    if isinstance(node, str):
        return ((read_id(node, context), 1.0),)
    if not isinstance(node, Mapping) or not node:
        raise FaultError(
            "CBA113",
            f"{{name}} takes {words[0]} or shares of several",
            words[2],
        )
    faults = Faults()
    shares = []
    for key, item in node.items():
        agency = faults.attempt((key,), read_id, key, context)
        share = faults.attempt((key,), _read_share, item, context)
        if agency is not None and share is not None:
            shares.append((agency, share))
    faults.raise_any()
    total = 0.0
    for _, share in shares:
        total += share
    if abs(total - 1.0) > _TOLERANCE:
        raise FaultError(
            "CBA204",
            f"the shares of {{name}} sum to {total * 100:.10g}%, not to 100%",
            "change them so that they do; write thirds as 1/3",
        )
    return tuple(shares)


def _read_share(node: object, context: Context) -> float:
    if isinstance(node, str) and has_range(node):
        raise FaultError(
            "CBA315", "shares of agencies take no range", "write one share, such as 25%"
        )
    if not isinstance(node, str):
        raise FaultError("CBA113", "a single share is needed here", "write it as 25%")
    return kinds.SHARE.read(node, context)


AgencyShares = Annotated[
    Shares,
    plain(read_shares),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "description": "One agency, which has all of it."},
                {
                    "type": "object",
                    "additionalProperties": {"type": ["string", "number"]},
                    "description": "Shares of agencies, which sum to 100%.",
                },
            ]
        }
    ),
]
