"""A payment: money from one partner to another."""

from __future__ import annotations

from pydantic import Field

from cba.models.line import Line
from cba.models.values import Id, Kept, Money, Text, Years


class Payment(Line):
    """Money between agencies: nets to zero in the whole, not for each."""

    payer: Id = Field(alias="from", description="The agency that pays.")
    payee: Id = Field(alias="to", description="The agency that receives.")
    amount: Money | None = Field(None, description="Money a year.")
    share_of: Text | None = Field(
        None, description="The line of which a share is paid; used by a later version."
    )
    share: Kept | None = Field(None, description="The share, with `share_of`.")
    per: Text | None = Field(
        None, description="The line whose units are paid for; used by a later version."
    )
    tariff: Money | None = Field(None, description="Money a unit, with `per`.")
    cap: Money | None = Field(None, description="The most paid in all, with `per`.")
    paid_after: Years | None = Field(None, description="Years until it is paid.")
