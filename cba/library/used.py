"""Which unit costs a project uses, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cba.library.find import AmbiguousUnitCost, find_unit_cost
from cba.library.names import UnknownReference
from cba.library.resolution import ResolvedValue, placed_values, resolve
from cba.library.unit_cost import UnitCost
from cba.models.project import Project


class Used(NamedTuple):
    """A unit cost where a project uses it.

    ``path`` is the address of the value, or of the rate, that names it; ``line`` the
    id of the line, ``line/part`` of one of several values. ``resolved`` is what
    becomes of it there, None for a rate.
    """

    path: tuple[str, ...]
    line: str
    cost: UnitCost
    resolved: ResolvedValue | None = None

    @property
    def address(self) -> str:
        """The address of the value or rate: ``benefits.x.value``."""
        return ".".join(self.path)


def unit_costs_in_use(project: Project) -> Iterator[Used]:
    """Every unit cost that a project uses, costs first; unknown ones are left out."""
    for identifier, cost in project.costs.items():
        if cost.rate is None or cost.rate.unit_cost is None:
            continue
        try:
            found = find_unit_cost(project, cost.rate.unit_cost)
        except (UnknownReference, AmbiguousUnitCost):
            continue
        yield Used(("costs", identifier, "rate"), identifier, found)
    for identifier, benefit in project.benefits.items():
        for below, value in placed_values(benefit):
            if value.unit_cost is None:
                continue
            try:
                resolved = resolve(project, value)
            except (UnknownReference, AmbiguousUnitCost):
                continue
            line = "/".join((identifier, *below[1:]))
            if resolved.unit_cost is not None:
                at = ("benefits", identifier, *below)
                yield Used(at, line, resolved.unit_cost, resolved)
