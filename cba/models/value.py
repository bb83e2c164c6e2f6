"""What one unit of an outcome is worth, and to whom."""

from __future__ import annotations

from pydantic import Field

from cba.models.base import Declaration
from cba.models.cashable import Cashable, CashableField
from cba.models.discount import DiscountingField
from cba.models.evidence import EvidenceStatus
from cba.models.income import GroupShares
from cba.models.shares import AgencyShares
from cba.models.values import AnyYear, Flag, Growth, Kept, Money, Text, Units

__all__ = ["Cashable", "Kept", "Value", "ValuePart"]


class Value(Declaration):
    """The worth of one unit, in its fiscal, economic and social parts."""

    unit_cost: Text | None = Field(
        None, description="The code of a value in a library of unit costs."
    )
    range: Flag | None = Field(
        None, description="Whether the unit cost brings its low and high value as well."
    )
    per: Text | None = Field(None, description="The unit, in the singular.")
    fiscal: Money | None = Field(None, description="Public-sector cost saved.")
    economic: Money | None = Field(None, description="Gain to the economy.")
    social: Money | None = Field(None, description="Gain in wellbeing and safety.")
    transfer: Money | None = Field(
        None, description="The part of the fiscal value that is only a transfer."
    )
    price_year: AnyYear | None = Field(
        None, description="The year whose prices the values are in."
    )
    source: Text | None = Field(None, description="Where the values come from.")
    status: EvidenceStatus | None = Field(
        None, description="published, local, illustrative or unverified."
    )
    licence: Text | None = Field(
        None, description="The licence that the values are used under."
    )
    notes: Text | None = Field(None, description="Anything a reader should know.")


class ValuePart(Value):
    """One of several values of an outcome, with what differs from its line."""

    title: Text | None = Field(None, description="What the part is called.")
    units_per_person: Units | None = Field(
        None, description="Units a person a year, instead of the line's."
    )
    falls_to: AgencyShares | None = Field(
        None, description="Public bodies that save the fiscal part."
    )
    enjoyed_by: AgencyShares | None = Field(
        None, description="Who has the economic and the social part."
    )
    cashable: CashableField | None = Field(
        None, description="The cashable share of the fiscal part."
    )
    real_growth: Growth | None = Field(
        None, description="Growth a year above general inflation."
    )
    discounting: DiscountingField | None = Field(
        None, description="A discount schedule of the part's own."
    )
    income_groups: GroupShares | None = Field(
        None, description="Who gains, in shares of income groups: {low: 40%, …}."
    )
