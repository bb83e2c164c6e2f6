"""A payment: money from one partner to another, given or by what a line brings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import Field, WithJsonSchema

from cba.models.faults import FaultError
from cba.models.horizon import Context
from cba.models.line import Line
from cba.models.values import (
    Cap,
    Id,
    Kept,
    Money,
    Wait,
    one_of,
    plain,
    read_text,
)

#: Which saving of a benefit line is shared.
Saving = Literal["fiscal", "cashable"]
SAVINGS: tuple[Saving, ...] = get_args(Saving)
_COST = r"costs\.[a-z][a-z0-9_]*"
_BENEFIT = r"benefits\.[a-z][a-z0-9_]*(/[a-z][a-z0-9_]*)?"


@dataclass(frozen=True, slots=True)
class Followed:
    """The line that a payment follows, and one of its values where it is named."""

    section: Literal["costs", "benefits"]
    identifier: str
    part: str | None = None

    def __str__(self) -> str:
        """The address as the file writes it."""
        part = f"/{self.part}" if self.part else ""
        return f"{self.section}.{self.identifier}{part}"


def _followed(text: str) -> Followed:
    section, _, rest = text.partition(".")
    identifier, _, part = rest.partition("/")
    return Followed(
        "costs" if section == "costs" else "benefits", identifier, part or None
    )


def _read_line(node: object, context: Context) -> Followed:
    text = read_text(node, context).strip()
    if re.fullmatch(f"{_COST}|{_BENEFIT}", text):
        return _followed(text)
    raise FaultError(
        "CBA220",
        f"`{text}` names no line of which a share could be paid",
        "write `costs.ID`, `benefits.ID`, or `benefits.ID/PART` for one of its values",
        "not the address of a line",
    )


def read_followed_benefit(node: object, context: Context) -> Followed:
    """The benefit whose units are paid for; CBA220 for what names none."""
    text = read_text(node, context).strip()
    if re.fullmatch(_BENEFIT, text):
        return _followed(text)
    label = "not the address of a benefit"
    if re.fullmatch(_COST, text):
        raise FaultError(
            "CBA220",
            f"`{text}` is a cost, which has no units to be paid for",
            f"write `share_of: {text}` with `share`, or name a benefit",
            label,
        )
    hint = "write `benefits.ID`, or `benefits.ID/PART` for one of its values"
    if re.fullmatch(_BENEFIT, f"benefits.{text}"):
        hint = f"write `benefits.{text}`"
    fault = f"`{text}` names no benefit whose units could be paid for"
    raise FaultError("CBA220", fault, hint, label)


_Line = Annotated[
    Followed,
    plain(_read_line),
    WithJsonSchema({"type": "string", "pattern": f"^({_COST}|{_BENEFIT})$"}),
]
_Benefit = Annotated[
    Followed,
    plain(read_followed_benefit),
    WithJsonSchema({"type": "string", "pattern": f"^{_BENEFIT}$"}),
]
_Saving = Annotated[Saving, one_of(*SAVINGS), WithJsonSchema({"enum": list(SAVINGS)})]


class Payment(Line):
    """Money between agencies: nets to zero in the whole, not for each."""

    payer: Id = Field(alias="from", description="The agency that pays.")
    payee: Id = Field(alias="to", description="The agency that receives.")
    amount: Money | None = Field(None, description="Money a year.")
    share_of: _Line | None = Field(
        None,
        description="The line of which a share is paid.",
    )
    share: Kept | None = Field(
        None, description="The share of what the line costs or saves, with `share_of`."
    )
    of: _Saving | None = Field(
        None,
        description="Which saving of a benefit is shared, with `share_of`.",
    )
    per: _Benefit | None = Field(
        None,
        description="The benefit whose units are paid for.",
    )
    tariff: Money | None = Field(None, description="Money a unit, with `per`.")
    cap: Cap | None = Field(
        None, description="The most paid in all, in prices of `price_year`, with `per`."
    )
    paid_after: Wait | None = Field(
        None,
        description="Years from a result until it is paid, with `per`; part years "
        "fall into two years.",
    )

    @property
    def follows(self) -> Followed | None:
        """The line by which the payment is worked out; None for one by amount."""
        return self.share_of or self.per
