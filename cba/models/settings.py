"""What is appraised, over which years, in whose prices and at what rates."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from cba.models.base import Declaration
from cba.models.discount import Discounting, DiscountingField, TimingField
from cba.models.faults import FaultError
from cba.models.horizon import Context, Horizon
from cba.models.price_index import PriceIndexField
from cba.models.values import (
    AnyYear,
    Date,
    Flag,
    Growth,
    Keyed,
    Text,
    one_of,
    plain,
)
from cba.models.years import Year

Combination = Literal["worst", "mean", "product"]
LONGEST = 500


class About(Declaration):
    """What the project is, and how far it has come."""

    title: Text = Field(description="The name of the project.")
    place: Text | None = Field(None, description="Where it happens.")
    summary: Text | None = Field(
        None, description="What is done, in a sentence or two."
    )
    counterfactual: Text | None = Field(
        None, description="What would happen without the project."
    )
    author: Text | None = Field(None, description="Who wrote the appraisal.")
    dated: Date | None = Field(None, description="The only date a report prints.")
    version: Text | None = Field(None, description="The version of the appraisal.")
    status: (
        Annotated[
            Literal["draft", "review", "approved"],
            one_of("draft", "review", "approved"),
            WithJsonSchema({"enum": ["draft", "review", "approved"]}),
        ]
        | None
    ) = Field(None, description="draft, review or approved.")
    stage: (
        Annotated[
            Literal["strategic", "outline", "full"],
            one_of("strategic", "outline", "full"),
            WithJsonSchema({"enum": ["strategic", "outline", "full"]}),
        ]
        | None
    ) = Field(None, description="The stage of the business case.")
    objectives: Keyed[Text] | None = Field(
        None, description="What the project is for, by id."
    )
    perspective: Text | None = Field(
        None, description="Whose costs and benefits count; used by a later version."
    )


def read_length(node: object, context: Context) -> int:  # noqa: ARG001
    """How many years an appraisal covers: a whole number from 1 to 500."""
    if isinstance(node, str) and re.fullmatch(r"[1-9]\d{0,2}", node):
        years = int(node)
        if years <= LONGEST:
            return years
    raise FaultError(
        "CBA206",
        f"`{node}` is not a number of years to appraise",
        f"write a whole number from 1 to {LONGEST}",
    )


def read_currency(node: object, context: Context) -> str:  # noqa: ARG001
    """A currency by its three letters."""
    if isinstance(node, str) and re.fullmatch(r"[A-Z]{3}", node):
        return str(node)
    raise FaultError(
        "CBA207", f"`{node}` is not a currency", "write its three letters, such as GBP"
    )


class Settings(Declaration):
    """The frame of the appraisal."""

    first_year: AnyYear = Field(description="Year 0, such as 2026-27 or 2026.")
    years: Annotated[
        int,
        plain(read_length),
        WithJsonSchema({"type": "integer", "minimum": 1, "maximum": LONGEST}),
    ] = Field(description="How many years the appraisal covers.")
    price_year: AnyYear | None = Field(
        None, description="Every result is in these prices; default: first_year."
    )
    discounting: DiscountingField = Field(
        Discounting("green-book"), description="A schedule, {rate: …} or {bands: …}."
    )
    timing: TimingField = Field(
        "start", description="When in a year flows fall: start, mid or end."
    )
    currency: Annotated[
        str,
        plain(read_currency),
        WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"}),
    ] = Field("GBP", description="The currency, by its three letters.")
    deflator: PriceIndexField | None = Field(
        None,
        description="A price index of your own: a CSV of year, index, status, source "
        "and edition; or the index by year.",
    )
    in_kind_in_financial_case: Flag = Field(
        False,  # noqa: FBT003
        description="Whether public bodies' in-kind costs count as financial costs.",
    )
    optimism_bias: Annotated[
        Combination,
        one_of("worst", "mean", "product"),
        WithJsonSchema({"enum": ["worst", "mean", "product"]}),
    ] = Field("worst", description="How several grades on a line combine.")
    inflation_after: Growth | None = Field(
        None, description="Inflation a year past the last year of the deflator."
    )

    @property
    def horizon(self) -> Horizon:
        """The years of the appraisal."""
        return Horizon(self.first_year, self.years)

    @property
    def prices_of(self) -> Year:
        """The year whose prices every result is in."""
        return self.price_year or self.first_year
