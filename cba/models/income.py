"""Income groups: whose lives change, from the poorest to the richest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WithJsonSchema

from cba.models import kinds
from cba.models.base import Declaration
from cba.models.evidence import EvidenceStatus
from cba.models.fixed import fixed_of
from cba.models.inputs import Input
from cba.models.shares import Shares, read_shares
from cba.models.values import Keyed, Text, plain

Income = Annotated[Input, *fixed_of(kinds.INCOME)]
Elasticity = Annotated[Input, *fixed_of(kinds.ELASTICITY)]
_WORDS = ("an income group", "income groups", "write low, or {low: 60%, high: 40%}")
#: Income groups by id with their shares in a benefit, which sum to 100%.
GroupShares = Annotated[
    Shares,
    plain(lambda node, context: read_shares(node, context, _WORDS)),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "description": "One group, which has all of it."},
                {
                    "type": "object",
                    "additionalProperties": {"type": ["string", "number"]},
                    "description": "Shares of income groups, which sum to 100%.",
                },
            ]
        }
    ),
]


class IncomeGroups(Declaration):
    """The incomes by which what people gain is weighted, beside the unweighted."""

    median: Income = Field(description="The median income, after housing and size.")
    groups: Keyed[Income] = Field(
        description="The income of each group by id, on the measure of the median."
    )
    elasticity: Elasticity | None = Field(
        None, description="Of the marginal utility of income; left out: the library's."
    )
    source: Text | None = Field(None, description="Where the incomes come from.")
    status: EvidenceStatus | None = Field(
        None, description="published, local, illustrative or unverified."
    )
    notes: Text | None = Field(None, description="Anything a reader should know.")
