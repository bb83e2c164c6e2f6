"""Effects without a price: which way they go, how large they are, and for whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from cba.models.base import Declaration
from cba.models.values import Id, Ids, Text, one_of

Direction = Literal["gain", "harm"]
DIRECTIONS = ("gain", "harm")
Size = Literal["small", "moderate", "large"]
SIZES = ("small", "moderate", "large")


class NonMonetised(Declaration):
    """An effect that matters and that no figure holds."""

    title: Text | None = Field(None, description="What the effect is.")
    direction: Annotated[
        Direction, one_of(*DIRECTIONS), WithJsonSchema({"enum": list(DIRECTIONS)})
    ] = Field(description="gain or harm.")
    size: Annotated[Size, one_of(*SIZES), WithJsonSchema({"enum": list(SIZES)})] = (
        Field(description="small, moderate or large.")
    )
    who: Ids | None = Field(None, description="The agencies that it falls to.")
    description: Text | None = Field(
        None, description="What it consists of, and why it has no price."
    )
    quantity: Text | None = Field(
        None, description="How much of it, where it can be counted."
    )
    objective: Id | None = Field(None, description="The objective that it serves.")
    options: Ids | None = Field(
        None,
        description="The options that have it; left out: all but the baseline.",
    )
    source: Text | None = Field(None, description="Where it is described.")
