"""Risks: what might go wrong, how likely it is, and who would bear it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WithJsonSchema

from cba.models.cost import CostKind, KindField
from cba.models.horizon import Context
from cba.models.line import Line
from cba.models.shares import AgencyShares
from cba.models.values import Flag, Kept, Money, Text, plain, read_id, read_list

#: How a file says that a risk replaces the optimism bias of no line.
OF_NO_LINE = "none"
_read_ids = read_list(read_id)


def read_replaced(node: object, context: Context) -> tuple[str, ...]:
    """The lines whose optimism bias a risk replaces; none for the word `none`."""
    return () if node == OF_NO_LINE else _read_ids(node, context)


Replaced = Annotated[
    tuple[str, ...],
    plain(read_replaced),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "description": "One line, or none."},
                {"type": "array", "items": {"type": "string"}},
            ]
        }
    ),
]


class Risk(Line):
    """One risk of the register; in the figures only where it is `counted`.

    A counted risk costs its chance times its cost, in the years of the cost, and
    bears no optimism bias.
    """

    description: Text | None = Field(None, description="What it would mean.")
    chance: Kept | None = Field(None, description="How likely it is, such as 20%.")
    cost: Money | None = Field(
        None, description="What it would cost if it happened, by year if counted."
    )
    falls_on: AgencyShares | None = Field(
        None, description="The agency that would bear it, or shares."
    )
    owner: Text | None = Field(
        None, description="Who answers for it: an agency's id, or a name."
    )
    mitigation: Text | None = Field(None, description="What is done about it.")
    counted: Flag | None = Field(
        None, description="Whether chance × cost enters the figures; left out: false."
    )
    kind: KindField | None = Field(
        None, description="capital, revenue (default) or in-kind; with `counted`."
    )
    replaces_bias_of: Replaced | None = Field(
        None,
        description="Lines whose optimism bias the counted risk replaces, or none.",
    )

    @property
    def cost_kind(self) -> CostKind:
        """The kind of cost that it is: revenue, unless it says another."""
        return self.kind or "revenue"
