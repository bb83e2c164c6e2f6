"""The unit costs and value parameters that travel with the tool, by code."""

from __future__ import annotations

import hashlib
from functools import cache

from cba.library.bearers import BearerSector, bearer_sectors
from cba.library.catalogue import data_edition
from cba.library.names import look_up
from cba.library.packaged_costs import PackagedCosts
from cba.library.unit_cost import Bearer, Library, Overlap, UnitCost
from cba.resources import data_file

__all__ = [
    "Bearer",
    "BearerSector",
    "Library",
    "Overlap",
    "UnitCost",
    "bearer_sectors",
    "packaged_library",
    "unit_cost",
    "unit_cost_codes",
    "value_codes",
]


def unit_cost(code: str, edition: str | None = None) -> UnitCost:
    """The unit cost or value parameter of a code, such as ``CR3.0`` or ``QALY``.

    Raises `UnknownReference` for a code, or an edition, that there is not.

    >>> unit_cost("CR3.0").fiscal
    33785.0
    """
    return look_up("unit cost", code, packaged_library(edition).costs)


def unit_cost_codes(edition: str | None = None) -> tuple[str, ...]:
    """The codes of all packaged values, in the order of their files."""
    return tuple(packaged_library(edition).costs)


@cache
def value_codes(edition: str | None = None) -> tuple[str, ...]:
    """The codes of the value parameters alone, such as ``QALY``."""
    return tuple(PackagedCosts((data_edition("values", edition),)))


@cache
def packaged_library(edition: str | None = None, values: str | None = None) -> Library:
    """Everything packaged: unit costs of an edition, then value parameters of one.

    None asks for the current edition of either. Raises `UnknownReference`.
    """
    entries = (data_edition("unit_costs", edition), data_edition("values", values))
    digest = hashlib.sha256()
    for entry in entries:
        for name in entry.files:
            digest.update(data_file(name).read_bytes())
    costs = PackagedCosts(entries)
    return Library(
        name="",
        title="; ".join(entry.title for entry in entries),
        edition=", ".join(entry.edition for entry in entries),
        licence="; ".join(entry.licence for entry in entries),
        source="; ".join(entry.source for entry in entries),
        publisher="; ".join(entry.publisher for entry in entries),
        attribution="; ".join(costs.attributions()),
        file="",
        digest=digest.hexdigest(),
        costs=costs,
    )
