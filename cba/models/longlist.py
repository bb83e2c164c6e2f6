"""The longlist: the ways of doing it that were considered, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from cba.models.base import Declaration
from cba.models.values import Id, Keyed, Text, one_of

Sifted = Literal["preferred way forward", "carried forward", "discarded"]
SIFTED = ("preferred way forward", "carried forward", "discarded")
Score = Literal["meets", "partly", "fails"]
SCORES = ("meets", "partly", "fails")
#: The Green Book's critical success factors, by the keys of `scores`; objectives
#: of the project may be scored beside them.
SUCCESS_FACTORS: Mapping[str, str] = {
    "strategic_fit": "Strategic fit",
    "value_for_money": "Potential value for money",
    "supplier_capacity": "Supplier capacity and capability",
    "affordability": "Potential affordability",
    "achievability": "Potential achievability",
}
_Scored = Annotated[Score, one_of(*SCORES), WithJsonSchema({"enum": list(SCORES)})]


class Longlisted(Declaration):
    """One entry of the longlist, with the outcome of the sift and its reason."""

    title: Text | None = Field(None, description="What the way of doing it is called.")
    description: Text | None = Field(None, description="What it would consist of.")
    sifted: Annotated[
        Sifted, one_of(*SIFTED), WithJsonSchema({"enum": list(SIFTED)})
    ] = Field(description="preferred way forward, carried forward or discarded.")
    reason: Text | None = Field(None, description="Why it was kept or left.")
    scores: Keyed[_Scored] | None = Field(
        None,
        description="meets, partly or fails, by objective or critical success factor.",
    )
    becomes: Id | None = Field(None, description="The option that it became.")
