"""Groups of people who start in each year, declared once and used by lines."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from cba.models.base import Declaration
from cba.models.evidence import BenefitConfidence, EvidenceStatus
from cba.models.study import Study
from cba.models.values import Count, Kept, Text, one_of

Starts = Literal["at-start", "evenly"]
StartsField = Annotated[
    Starts,
    one_of("at-start", "evenly"),
    WithJsonSchema({"enum": ["at-start", "evenly"]}),
]


class PeopleGroup(Declaration):
    """Who starts in each year, and how many of them stay."""

    title: Text | None = Field(None, description="Who they are, as reports show it.")
    starting: Count = Field(description="How many start in each year.")
    affected: Kept | None = Field(
        None, description="Share of them whom the problem affects (kept)."
    )
    engagement: Kept | None = Field(
        None, description="Share of those affected who take part (kept)."
    )
    retention: Kept | None = Field(
        None, description="Share of those taking part who stay to the end (kept)."
    )
    starts: StartsField | None = Field(
        None,
        description="at-start, or evenly through the year (half a year's delay).",
    )
    confidence: BenefitConfidence | None = Field(
        None, description="Confidence grades of the population data, 1 to 6."
    )
    evidence: Study | None = Field(
        None, description="What a source found, for lines without their own."
    )
    source: Text | None = Field(None, description="Where the numbers come from.")
    status: EvidenceStatus | None = Field(
        None, description="published, local, illustrative or unverified."
    )
    notes: Text | None = Field(None, description="Anything a reader should know.")
