"""A grant: money that a partner gets from outside the project, for its budget alone."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from cba.models.base import Declaration
from cba.models.evidence import EvidenceStatus
from cba.models.values import Flag, Id, Ids, Money, Text, one_of

GrantKind = Literal["revenue", "capital"]
GRANT_KINDS: tuple[GrantKind, ...] = ("revenue", "capital")


class Grant(Declaration):
    """Money from outside the project to one agency, in the money of each year.

    It is in the cash ledger and in nothing else: to society it is worth nothing, and
    to the public purse, where its giver's money is public, nothing either.
    """

    title: Text | None = Field(None, description="What the grant is called.")
    to: Id = Field(description="The agency that receives it.")
    giver: Text = Field(alias="from", description="Who gives it, in words.")
    amount: Money = Field(
        description="Money a year, in the money of that year: no price moves it."
    )
    kind: Annotated[
        GrantKind,
        one_of(*GRANT_KINDS),
        WithJsonSchema({"enum": list(GRANT_KINDS)}),
    ] = Field("revenue", description="revenue (default) or capital.")
    conditions: Text | None = Field(
        None, description="What it depends on, and what it may be spent on."
    )
    public: Flag = Field(
        True,  # noqa: FBT003
        description="Whether the giver's money is public; left out: true.",
    )
    source: Text | None = Field(None, description="Where the offer stands.")
    status: EvidenceStatus | None = Field(
        None, description="published, local, illustrative or unverified."
    )
    options: Ids | None = Field(
        None,
        description="The options that have it; left out: all but the baseline.",
    )
