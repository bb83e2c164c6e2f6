"""Values of one body or of one category, by the names that people give these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cba.library.unit_cost import UnitCost
from cba.models.sectors import ALSO_CALLED


def of_category(costs: Iterable[UnitCost], name: str) -> tuple[UnitCost, ...]:
    """The values of a category, such as ``health``; none where there is none such."""
    wanted = _plain(name)
    return tuple(cost for cost in costs if _plain(cost.category) == wanted)


def borne_by(costs: Iterable[UnitCost], name: str) -> tuple[UnitCost, ...]:
    """The values that a body bears, or that its source names beside the value.

    The body is called as the source calls it, by its sector, or by another name of
    the sector: ``NHS``, ``local-authority`` and ``council``.
    """
    wanted = _plain(name)
    sector = ALSO_CALLED.get(wanted) or ALSO_CALLED.get(wanted.removesuffix("s"))
    return tuple(
        cost
        for cost in costs
        if any(
            each in {wanted, sector} or wanted in each.split("-")
            for each in _bodies(cost)
        )
    )


def known_bodies(costs: Sequence[UnitCost]) -> tuple[str, ...]:
    """The names of the bodies and the sectors, as they come first."""
    names = [body for cost in costs for body in _named(cost) if body]
    return tuple(dict.fromkeys(names))


def _named(cost: UnitCost) -> tuple[str, ...]:
    bearers = cost.bearers
    own = (cost.agency, cost.agency_detail, *(bearer.name for bearer in bearers))
    return (*own, *(bearer.sector or "" for bearer in bearers))


def _bodies(cost: UnitCost) -> set[str]:
    return {_plain(name) for name in _named(cost) if name}


def _plain(name: str) -> str:
    return "-".join(name.lower().replace("_", " ").replace("-", " ").split())
