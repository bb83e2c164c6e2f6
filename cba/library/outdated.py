"""What has aged of the unit costs in use, and what may not be used as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from cba.library.licences import may_pass_on
from cba.library.rebased import parts_in
from cba.library.resolution import placed_values
from cba.library.unit_cost import UnitCost
from cba.library.used import Used, unit_costs_in_use
from cba.models.project import Project
from cba.models.years import Year

Kind = Literal["superseded", "withdrawn", "licence", "old-prices", "red"]
#: Prices of more years before those of the project are old.
OLD_AFTER = 5
#: Values that guidance sets are as old as the guidance, whichever prices they are in.
_SET_BY_GUIDANCE = "value"


class Aged(NamedTuple):
    """One thing to know of a value at one place of a project.

    ``path`` is the address of the value or the rate; ``code`` is empty for a value
    that the project gives itself. ``years`` is how many years its oldest prices are
    before those of the project.
    """

    kind: Kind
    path: tuple[str, ...]
    code: str
    library: str = ""
    title: str = ""
    superseded_by: str | None = None
    licence: str = ""
    price_year: Year | None = None
    years: int = 0


def outdated(project: Project) -> tuple[Aged, ...]:
    """What has aged of each unit cost in use, in the order of the project.

    Superseded or withdrawn; in prices of more than five years before the project's;
    rated red by its source; under a licence that forbids passing it on. Age and
    rating do not matter where the project replaces every part of the value.
    """
    found: list[Aged] = []
    for used in unit_costs_in_use(project):
        found += _of_cost(used, project.appraisal.prices_of)
    found += _of_own_values(project)
    return tuple(found)


def _of_cost(used: Used, prices_of: Year) -> Iterator[Aged]:
    cost = used.cost
    base = Aged("superseded", used.path, cost.code, cost.library, cost.title)
    if cost.standing == "superseded":
        yield base._replace(superseded_by=cost.superseded_by)
    if cost.standing == "withdrawn":
        yield base._replace(kind="withdrawn")
    licence = (used.resolved and used.resolved.licence) or cost.licence
    if may_pass_on(licence) is False:
        yield base._replace(kind="licence", licence=licence)
    if _is_replaced(used):
        return
    oldest = _oldest_prices(cost)
    years = prices_of.start - oldest.start
    if years > OLD_AFTER and cost.category != _SET_BY_GUIDANCE:
        yield base._replace(kind="old-prices", price_year=oldest, years=years)
    if cost.robustness == "red":
        yield base._replace(kind="red")


def _is_replaced(used: Used) -> bool:
    """Whether nothing of the library's figures is left."""
    if used.resolved is None:
        return False
    replaced = {each.part for each in used.resolved.overrides}
    return all(part.name in replaced for part in parts_in(used.cost))


def _oldest_prices(cost: UnitCost) -> Year:
    years = [part.price_year for part in parts_in(cost)]
    return min(years or [cost.price_year], key=lambda year: year.start)


def _of_own_values(project: Project) -> Iterator[Aged]:
    """Values that the project gives under a licence that forbids passing them on."""
    for identifier, benefit in project.benefits.items():
        for below, value in placed_values(benefit):
            own = value.licence if value.unit_cost is None else None
            if own is not None and may_pass_on(own) is False:
                path = ("benefits", identifier, *below)
                yield Aged("licence", path, "", licence=own)
