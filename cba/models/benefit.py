"""A benefit line: from people, units or pounds to value, and to whom it falls."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from cba.models.base import Declaration
from cba.models.cashable import Cashable, CashableField
from cba.models.effect import (
    AttributionField,
    DeadweightField,
    LastsField,
    OutcomeField,
    PersistenceField,
)
from cba.models.evidence import BenefitBias, BenefitConfidence
from cba.models.income import GroupShares
from cba.models.line import Line
from cba.models.people import StartsField
from cba.models.shares import AgencyShares
from cba.models.study import Study
from cba.models.value import Value, ValuePart
from cba.models.values import (
    Count,
    Dates,
    Id,
    Kept,
    Keyed,
    Lost,
    Money,
    Quantity,
    Text,
    Units,
    Years,
    one_of,
)

Category = Literal["fiscal", "economic", "social"]
CATEGORIES: tuple[Category, ...] = ("fiscal", "economic", "social")
#: Keys of a benefit that follow people through a chain of effects.
CHAIN = (
    "affected",
    "engagement",
    "retention",
    "impact",
    "units_per_person",
    "delay",
    "lasts",
    "drop_off",
    "persistence",
    "outcome",
    "starts",
)
__all__ = ["CATEGORIES", "CHAIN", "Benefit", "Cashable", "Category", "Measure"]


class Measure(Declaration):
    """How the benefit will be measured once the project runs."""

    indicator: Text = Field(description="What is measured.")
    baseline: Text | None = Field(None, description="Its value before the project.")
    target: Text | None = Field(None, description="Its value aimed at.")
    owner: Text | None = Field(
        None, description="Who answers for it: an agency's id, or a name."
    )
    every: Text | None = Field(None, description="How often it is measured.")
    reviews: Dates | None = Field(
        None, description="The days on which it is reviewed, such as [2028-10-01]."
    )


class Benefit(Line):
    """A benefit above business as usual; negative values are harms."""

    people: Id | None = Field(None, description="The group whose lives change.")
    population: Count | None = Field(
        None, description="How many start each year, where no group is declared."
    )
    quantity: Quantity | None = Field(None, description="Units a year, directly.")
    amount: Money | None = Field(None, description="Money a year, directly.")
    category: (
        Annotated[
            Category, one_of(*CATEGORIES), WithJsonSchema({"enum": list(CATEGORIES)})
        ]
        | None
    ) = Field(None, description="fiscal, economic or social; with `amount`.")
    starts: StartsField | None = Field(
        None, description="at-start or evenly; with `population`."
    )
    affected: Kept | None = Field(None, description="Share affected (kept).")
    engagement: Kept | None = Field(None, description="Share taking part (kept).")
    retention: Kept | None = Field(None, description="Share who stay (kept).")
    impact: Kept | None = Field(
        None, description="Share of those retained who change (kept)."
    )
    deadweight: DeadweightField | None = Field(
        None, description="What would have happened anyway (lost), or {points: 2%}."
    )
    attribution: AttributionField | None = Field(
        None, description="Share due to this project (kept), or {to_others: 15%}."
    )
    displacement: Lost | None = Field(
        None, description="Share that only moves elsewhere (lost)."
    )
    leakage: Lost | None = Field(
        None, description="Share that goes to people outside the place (lost)."
    )
    substitution: Lost | None = Field(
        None, description="Share that replaces one gain by another (lost)."
    )
    units_per_person: Units | None = Field(
        None, description="Units of the outcome for each person, a year."
    )
    delay: Years | None = Field(
        None, description="Years before the effect starts; may be fractional."
    )
    lasts: LastsField | None = Field(
        None, description="Years each cohort's effect lasts, or `end`."
    )
    drop_off: Lost | None = Field(
        None, description="Share of the effect lost in each later year."
    )
    persistence: PersistenceField | None = Field(
        None, description="Shares of the effect left by year, from 100%."
    )
    outcome: OutcomeField | None = Field(
        None, description="Curves with and without the project, by year since starting."
    )
    value: Value | None = Field(None, description="What one unit is worth.")
    values: Keyed[ValuePart] | None = Field(
        None, description="Several values of the one outcome, by id."
    )
    falls_to: AgencyShares | None = Field(
        None, description="Public bodies that save the fiscal part."
    )
    enjoyed_by: AgencyShares | None = Field(
        None, description="Who has the economic and the social part; default: society."
    )
    cashable: CashableField | None = Field(
        None, description="The cashable share of the fiscal part; default: none."
    )
    confidence: BenefitConfidence | None = Field(
        None, description="Confidence grades 1 to 6; decide the optimism bias."
    )
    optimism_bias: BenefitBias | None = Field(
        None, description="A share by which benefits are lowered, instead of grades."
    )
    evidence: Study | None = Field(None, description="What the source found.")
    measure: Measure | None = Field(None, description="How it will be measured.")
    objective: Id | None = Field(None, description="The objective it serves.")
    income_groups: GroupShares | None = Field(
        None, description="Who gains, in shares of income groups: {low: 40%, …}."
    )
