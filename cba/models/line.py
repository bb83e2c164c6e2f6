"""What cost, benefit and payment lines have in common."""

from __future__ import annotations

from pydantic import Field

from cba.models.base import Declaration
from cba.models.discount import Discounting, DiscountingField, Timing, TimingField
from cba.models.evidence import EvidenceStatus
from cba.models.inputs import Input, Status
from cba.models.values import AnyYear, Growth, Ids, Text
from cba.models.years import Year

__all__ = ["Discounting", "Input", "Line", "Status", "Timing", "Year", "titled"]


class Line(Declaration):
    """A line of the appraisal, known by its id."""

    title: Text | None = Field(
        None, description="What the line is, as reports show it."
    )
    source: Text | None = Field(None, description="Where its figures come from.")
    status: EvidenceStatus | None = Field(
        None, description="published, local, illustrative or unverified."
    )
    notes: Text | None = Field(None, description="Anything a reader should know.")
    options: Ids | None = Field(
        None,
        description="The options that have the line; left out: all but the baseline.",
    )
    price_year: AnyYear | None = Field(
        None, description="The year whose prices the amounts are in."
    )
    real_growth: Growth | None = Field(
        None, description="Growth a year above general inflation, from the price year."
    )
    discounting: DiscountingField | None = Field(
        None, description="A discount schedule of the line's own."
    )
    timing: TimingField | None = Field(
        None, description="When in a year the line's flows fall: start, mid or end."
    )


def titled(title: str | None, identifier: str) -> str:
    """The title of a thing, or its id made readable.

    >>> titled(None, "key_workers")
    'Key workers'
    """
    return title or identifier.replace("_", " ").capitalize()
