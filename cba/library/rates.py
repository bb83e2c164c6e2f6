"""Rates an hour that come from a library of unit costs."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cba.library.brought import PARTS, published_prices
from cba.library.find import AmbiguousUnitCost, find_unit_cost
from cba.library.names import UnknownReference
from cba.models.project import Project

if TYPE_CHECKING:
    from cba.library.unit_cost import UnitCost
    from cba.models.cost import Cost
    from cba.models.inputs import Status
    from cba.models.years import Year

_HOUR = re.compile(r"\b(hour(s|ly)?|hrs?|h)\b", re.IGNORECASE)


class HourlyRate(NamedTuple):
    """What an hour is worth, and in the prices of which year the library has it."""

    value: float
    price_year: Year
    status: Status


def hourly_rate(cost: UnitCost) -> HourlyRate | None:
    """A unit cost as money an hour; None where it is no single value."""
    parts = [part for part in PARTS if part != "transfer" and getattr(cost, part)]
    if len(parts) != 1 or cost.by_year:
        return None
    (part,) = parts
    status: Status = "unverified" if cost.status == "unverified" else "published"
    return HourlyRate(getattr(cost, part), published_prices(cost, part), status)


def is_of_an_hour(cost: UnitCost) -> bool:
    """Whether the unit that is valued is an hour, in words or in short."""
    return _HOUR.search(cost.unit) is not None


def with_rates(project: Project) -> Project:
    """The project with the rates of its cost lines that libraries hold.

    Each brings its source, its status and its price year. One that no library has,
    or that is no single value, stays as it is: the checks report it.
    """
    filled = {
        identifier: found
        for identifier, cost in project.costs.items()
        if (found := _with_rate(project, cost)) is not None
    }
    if not filled:
        return project
    costs = MappingProxyType({**project.costs, **filled})
    return project.model_copy(update={"costs": costs})


def _with_rate(project: Project, cost: Cost) -> Cost | None:
    if cost.rate is None or cost.rate.unit_cost is None:
        return None
    try:
        found = find_unit_cost(project, cost.rate.unit_cost)
    except (UnknownReference, AmbiguousUnitCost):
        return None
    known = hourly_rate(found)
    if known is None:
        return None
    rate = replace(
        cost.rate,
        value=known.value,
        source=found.source,
        status=known.status,
        price_year=known.price_year,
    )
    return None if rate == cost.rate else cost.model_copy(update={"rate": rate})
