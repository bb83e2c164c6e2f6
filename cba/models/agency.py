"""An agency: one who pays, saves or gains."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WithJsonSchema

from cba.models.base import Declaration
from cba.models.limit import LimitField
from cba.models.sectors import ALSO_CALLED, SECTORS, Sector, Tier, is_public, tier_of
from cba.models.values import Flag, Money, Text, Texts, one_of


class Agency(Declaration):
    """One who pays, saves or gains, in the order in which reports show them."""

    name: Text | None = Field(None, description="The name that reports print.")
    sector: Annotated[
        Sector,
        one_of(*SECTORS, also=ALSO_CALLED),
        WithJsonSchema({"enum": list(SECTORS)}),
    ] = Field(description="The kind of body; it decides what is public and local.")
    public: Flag | None = Field(
        None, description="Whether it is a public body, where the sector misleads."
    )
    tier: (
        Annotated[
            Tier,
            one_of("local", "central"),
            WithJsonSchema({"enum": ["local", "central"]}),
        ]
        | None
    ) = Field(None, description="local or central, where the sector misleads.")
    spend: Money | None = Field(
        None, description="What it spends on the service each year, for comparison."
    )
    limit: LimitField | None = Field(
        None,
        description="The most it can pay partners in a year, and be in deficit: an "
        "amount for both, or {a_year: …, deficit: …}.",
    )
    bears: Texts | None = Field(
        None, description="Bearers of unit costs that this agency stands for."
    )

    @property
    def is_public(self) -> bool:
        """Whether it is a public body, whose money the financial case counts."""
        return is_public(self.sector) if self.public is None else self.public

    @property
    def in_tier(self) -> Tier | None:
        """Local or central; None for one who is no public body."""
        if not self.is_public:
            return None
        return self.tier or tier_of(self.sector) or "central"


#: Agencies that may be named without being declared.
RESERVED: dict[str, Agency] = {
    "society": Agency(name="Society", sector="community"),
    "other_public": Agency(name="Other public bodies", sector="other-public"),
}
