"""Options (alternatives to choose between) and scenarios (sets of assumptions)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from cba.models.base import Declaration
from cba.models.later import RawMapping
from cba.models.values import Text, one_of

Role = Literal["baseline", "do-minimum", "preferred"]
ROLES = ("baseline", "do-minimum", "preferred")


class Option(Declaration):
    """An alternative, with the inputs that it sets otherwise."""

    title: Text | None = Field(None, description="What the option is called.")
    role: (
        Annotated[Role, one_of(*ROLES), WithJsonSchema({"enum": list(ROLES)})] | None
    ) = Field(None, description="baseline, do-minimum or preferred.")
    set: RawMapping | None = Field(
        None, description="Inputs by address, such as people.leavers.engagement: 50%."
    )
    notes: Text | None = Field(None, description="Anything a reader should know.")


class Scenario(Declaration):
    """A set of assumptions under which the options are appraised."""

    title: Text | None = Field(None, description="What the scenario is called.")
    set: RawMapping = Field(description="Inputs by address.")
    notes: Text | None = Field(None, description="Anything a reader should know.")
