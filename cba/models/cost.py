"""A cost line: what is spent, or given in kind, and by whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from cba.models.base import Declaration
from cba.models.evidence import (
    CapitalBias,
    Confidence,
    CostBias,
    CostConfidence,
)
from cba.models.hourly import Hourly
from cba.models.line import Line
from cba.models.shares import AgencyShares
from cba.models.values import (
    Flag,
    Growth,
    Id,
    Ids,
    Kept,
    LoanYears,
    Money,
    Quantity,
    Text,
    one_of,
)
from cba.models.years import Year

CostKind = Literal["capital", "revenue", "in-kind"]
KINDS: tuple[CostKind, ...] = ("capital", "revenue", "in-kind")
#: What given hours do: add to what is done, or stand in for paid work.
Work = Literal["additive", "substitutive"]
WORKS: tuple[Work, ...] = ("additive", "substitutive")
KindField = Annotated[CostKind, one_of(*KINDS), WithJsonSchema({"enum": list(KINDS)})]
__all__ = ["KINDS", "CapitalBias", "Confidence", "Cost", "CostKind", "Financing"]


class Financing(Declaration):
    """How capital is paid for."""

    borrow: LoanYears = Field(description="Whole years over which it is repaid.")
    rate: Growth = Field(description="Interest a year.")


class Cost(Line):
    """A cost above business as usual; a negative amount is a receipt."""

    kind: KindField = Field(
        description="capital, revenue or in-kind (resources given, not cash)."
    )
    paid_by: AgencyShares = Field(description="The agency that pays, or shares.")
    amount: Money | None = Field(None, description="Money a year.")
    hours: Quantity | None = Field(None, description="Hours a year, with `rate`.")
    rate: Hourly | None = Field(
        None, description="Money an hour, or {unit_cost: CODE} of a library."
    )
    people: Id | None = Field(None, description="The group, with `each`.")
    each: Money | None = Field(
        None, description="Money for each person retained, in the year they start."
    )
    work: (
        Annotated[Work, one_of(*WORKS), WithJsonSchema({"enum": list(WORKS)})] | None
    ) = Field(
        None,
        description="What given hours do: additive (left out) or substitutive.",
    )
    replaces: Ids | None = Field(
        None,
        description="The benefits that count the paid work that the hours replace.",
    )
    affected: Kept | None = Field(None, description="Share of the group (kept).")
    engagement: Kept | None = Field(None, description="Share who take part (kept).")
    retention: Kept | None = Field(None, description="Share who stay (kept).")
    confidence: CostConfidence | None = Field(
        None,
        description="Confidence grades of the cost data; decide the optimism bias.",
    )
    optimism_bias: CostBias | None = Field(
        None, description="A share by which costs are raised, or a capital class."
    )
    financing: Financing | None = Field(
        None, description="How capital is borrowed for, in the cash ledger alone."
    )
    inflation: Growth | None = Field(
        None,
        description="Inflation a year of the line's own, in the cash ledger alone.",
    )
    budget_code: Text | None = Field(None, description="The line's budget code.")
    recurrent: Flag | None = Field(None, description="Whether the cost recurs.")

    @property
    def prices_of(self) -> Year | None:
        """The year whose prices it is in: its own, else that of its rate, if any."""
        of_rate = self.rate.price_year if self.rate is not None else None
        return self.price_year or of_rate

    @property
    def gives_hours(self) -> bool:
        """Whether it is hours that are given and not paid for, each at a rate."""
        return self.kind == "in-kind" and self.hours is not None
