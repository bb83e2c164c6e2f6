"""Risks: what might go wrong, how likely it is, and who would bear it."""

from __future__ import annotations

from pydantic import Field

from cba.models.base import Declaration
from cba.models.evidence import EvidenceStatus
from cba.models.shares import AgencyShares
from cba.models.values import AnyYear, Ids, Kept, Money, Text


class Risk(Declaration):
    """One risk of the register; its figures enter no present value yet."""

    title: Text | None = Field(None, description="What might happen.")
    description: Text | None = Field(None, description="What it would mean.")
    chance: Kept | None = Field(None, description="How likely it is, such as 20%.")
    cost: Money | None = Field(None, description="What it would cost if it happened.")
    price_year: AnyYear | None = Field(
        None, description="The year whose prices the cost is in."
    )
    falls_on: AgencyShares | None = Field(
        None, description="The agency that would bear it, or shares."
    )
    owner: Text | None = Field(
        None, description="Who answers for it: an agency's id, or a name."
    )
    mitigation: Text | None = Field(None, description="What is done about it.")
    options: Ids | None = Field(
        None,
        description="The options that have the risk; left out: all but the baseline.",
    )
    source: Text | None = Field(None, description="Where its figures come from.")
    status: EvidenceStatus | None = Field(
        None, description="published, local, illustrative or unverified."
    )
    notes: Text | None = Field(None, description="Anything a reader should know.")
