"""The lines of a project, their addresses, and what they refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cba.library.find import AmbiguousUnitCost
from cba.library.names import UnknownReference
from cba.library.resolution import ResolvedValue, placed_values, resolve
from cba.loading.findings import Address
from cba.models.agency import RESERVED, Agency
from cba.models.benefit import Benefit
from cba.models.line import Line
from cba.models.people import PeopleGroup
from cba.models.project import Project
from cba.models.value import Value

LINES = ("costs", "benefits", "payments")
_NO_VALUE = ResolvedValue()


def lines_of(project: Project) -> Iterator[tuple[Address, Line]]:
    """Every line with its address, costs first, and the risks that are counted."""
    for section in LINES:
        lines: Mapping[str, Line] = getattr(project, section)
        for identifier, line in lines.items():
            yield (section, identifier), line
    for identifier, risk in project.risks.items():
        if risk.counted:
            yield ("risks", identifier), risk


def parts_of(
    project: Project, benefit: Benefit, path: Address
) -> Iterator[tuple[Address, Value, ResolvedValue]]:
    """Each value of a benefit with its address and what the library makes of it.

    A value whose unit cost is not known, or not clear, is left out: that is reported
    elsewhere.
    """
    for below, value in placed_values(benefit):
        try:
            yield (*path, *below), value, resolve(project, value)
        except (UnknownReference, AmbiguousUnitCost):
            continue


def agency_named(project: Project, identifier: str) -> Agency | None:
    """An agency, declared or known without; None where it is neither."""
    return project.agencies.get(identifier) or RESERVED.get(identifier)


def group_of(project: Project, identifier: str | None) -> PeopleGroup | None:
    """The group of people that a line refers to, where it is declared."""
    return None if identifier is None else project.people.get(identifier)
