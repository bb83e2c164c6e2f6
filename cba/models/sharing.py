"""How partners share: the rule, what may be asked of whom, and the agreement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import Field, WithJsonSchema

from cba.models import kinds
from cba.models.base import Declaration
from cba.models.faults import FaultError
from cba.models.fixed import fixed_of
from cba.models.horizon import Context
from cba.models.inputs import Input
from cba.models.limit import Sum
from cba.models.values import (
    AppraisalYear,
    ByAddress,
    Date,
    Dates,
    Ids,
    Keyed,
    Text,
    one_of,
    plain,
)

Rule = Literal[
    "proportional", "equal-return", "shapley", "least-payments", "outcome-based"
]
#: Which savings count: cash, fiscal value, or all that an agency gains.
Gains = Literal["cashable", "fiscal", "public-value"]
RULES: tuple[Rule, ...] = get_args(Rule)
GAINS: tuple[Gains, ...] = get_args(Gains)

_BOUNDS = re.compile(r"(.+?)\s+to\s+(.+)")


@dataclass(frozen=True, slots=True)
class ShareBounds:
    """The least and the most of the costs that a partner bears."""

    low: float
    high: float


def read_bounds(node: object, context: Context) -> ShareBounds:
    """A floor and a ceiling, such as ``10% to 50%``, or one share that is both.

    Raises the faults of a share, and CBA230 where the floor is above the ceiling.
    """
    if not isinstance(node, str):
        raise FaultError(
            "CBA113", "{name} takes a floor and a ceiling", "write it as 10% to 50%"
        )
    found = _BOUNDS.fullmatch(node.strip())
    low, high = (found[1], found[2]) if found else (node, node)
    try:
        bounds = ShareBounds(
            kinds.SHARE.read(low, context), kinds.SHARE.read(high, context)
        )
    except FaultError as fault:
        if fault.code == "CBA201":
            fault.hint = "write a floor and a ceiling, such as 10% to 50% or 0% to 30%"
        raise
    if bounds.low > bounds.high:
        raise FaultError(
            "CBA230",
            f"{{name}} is {node}: the floor is above the ceiling",
            f"write {high} to {low}",
        )
    return bounds


Bounds = Annotated[ShareBounds, plain(read_bounds), WithJsonSchema({"type": "string"})]
Share = Annotated[Input, *fixed_of(kinds.SHARE)]
Delay = Annotated[Input, *fixed_of(kinds.WAIT)]


class GainShare(Declaration):
    """What payers owe where they save more than forecast."""

    above: Share = Field(description="How far above forecast savings must be.")
    share: Share = Field(description="The share of what is above that is paid on.")


class Clawback(Declaration):
    """What payers get back where they save less than forecast."""

    below: Share = Field(description="How far below forecast savings must be.")
    share: Share = Field(description="The share of what is below that is paid back.")


class Sharing(Declaration):
    """Who should pay what: the terms on which `cba apportion` finds payments."""

    rule: (
        Annotated[Rule, one_of(*RULES), WithJsonSchema({"enum": list(RULES)})] | None
    ) = Field(None, description="How costs are shared.")
    to: (
        Annotated[Gains, one_of(*GAINS), WithJsonSchema({"enum": list(GAINS)})] | None
    ) = Field(None, description="Which savings count.")
    whole_by: AppraisalYear | None = Field(
        None,
        description="The year by which every partner has its money back.",
    )
    partners: Ids | None = Field(
        None,
        description="Who is party to it.",
    )
    may_pay: Keyed[Ids] | None = Field(None, description="Who may pay whom.")
    caps: Keyed[Sum] | None = Field(
        None, description="The most that a partner may pay in all."
    )
    shares: Keyed[Bounds] | None = Field(
        None, description="Floor and ceiling of a share of the costs: 10% to 50%."
    )
    tariffs: ByAddress[Sum] | None = Field(
        None, description="Prices of outcomes: {benefits.x: £2,500}."
    )
    paid_after: Delay | None = Field(
        None, description="Years until an outcome is paid for."
    )
    gain_share: GainShare | None = Field(
        None, description="What is shared where savings are above forecast."
    )
    clawback: Clawback | None = Field(
        None, description="What is paid back where savings are below forecast."
    )
    purpose: Text | None = Field(None, description="What the agreement is for.")
    reviews: Dates | None = Field(None, description="When it is reviewed.")
    ends: Date | None = Field(None, description="When it ends.")
    data: Text | None = Field(None, description="Whose data decides, and how often.")
    disputes: Text | None = Field(None, description="How a dispute is settled.")
    exit: Text | None = Field(None, description="How a partner leaves.")
