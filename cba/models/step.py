"""A step in which savings become cash: so many units close one ward, wing or team."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WithJsonSchema

from cba.models.base import Declaration
from cba.models.evidence import EvidenceStatus
from cba.models.inputs import Input, read_input
from cba.models.kinds import STEP
from cba.models.values import Text, plain

StepSize = Annotated[
    Input,
    plain(lambda node, context: read_input(node, STEP, context)),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number"], "description": STEP.words},
                {"$comment": "LongInput"},
            ]
        }
    ),
]


class Step(Declaration):
    """What can be taken out of budgets only as a whole, by all the lines that name it.

    The units of those lines are added up year by year; each ``size`` of them is one
    step.
    """

    title: Text | None = Field(None, description="What it is, as reports show it.")
    size: StepSize = Field(description="How many units a year close one.")
    unit: Text | None = Field(
        None, description="What is counted, as `per` of the values says it."
    )
    mechanism: Text | None = Field(None, description="How the budget is reduced.")
    owner: Text | None = Field(
        None, description="Who will reduce the budget: an agency's id, or a name."
    )
    source: Text | None = Field(None, description="Where the size comes from.")
    status: EvidenceStatus | None = Field(
        None, description="published, local, illustrative or unverified."
    )
    notes: Text | None = Field(None, description="Anything a reader should know.")
