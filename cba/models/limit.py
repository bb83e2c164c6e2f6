"""How much an agency can pay its partners, and how deep it may be in deficit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from cba.models import kinds
from cba.models.base import Declaration
from cba.models.fixed import fixed_of
from cba.models.inputs import Input

_KEYS = frozenset({"a_year", "deficit"})
Sum = Annotated[Input, *fixed_of(kinds.CAP)]


class Limit(Declaration):
    """What an agreement may ask of an agency, in the prices of the appraisal."""

    a_year: Sum | None = Field(
        None, description="The most it may pay its partners in a year."
    )
    deficit: Sum | None = Field(
        None, description="The deepest it may be out of pocket, added up over years."
    )


def _for_both(node: object) -> object:
    """A plain amount as the limit of both."""
    if node is None or (isinstance(node, Mapping) and not {"value", "low"} & set(node)):
        return node
    if isinstance(node, Limit):
        return node
    return dict.fromkeys(sorted(_KEYS), node)


LimitField = Annotated[
    Limit,
    BeforeValidator(_for_both),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number"], "description": "Both, in pounds."},
                {"$comment": "Limit"},
            ]
        }
    ),
]
