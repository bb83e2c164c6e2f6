"""The unit costs and value parameters that travel with the tool, by code."""

from __future__ import annotations

import hashlib
from functools import cache

from cba.library.bearers import BearerSector, bearer_sectors
from cba.library.catalogue import DataEdition, data_edition
from cba.library.library_file import read_library
from cba.library.names import look_up
from cba.library.overlaps import on_both_sides
from cba.library.rows import published_year, read_rows
from cba.library.unit_cost import Bearer, Library, Overlap, UnitCost
from cba.models.years import Year
from cba.resources import data_file

_AtYear = tuple[Year, float, float, float]

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


def value_codes(edition: str | None = None) -> tuple[str, ...]:
    """The codes of the value parameters alone, such as ``QALY``."""
    return tuple(cost.code for cost in _costs(data_edition("values", edition)))


@cache
def packaged_library(edition: str | None = None, values: str | None = None) -> Library:
    """Everything packaged: unit costs of an edition, then value parameters of one.

    None asks for the current edition of either. Raises `UnknownReference`.
    """
    entries = (data_edition("unit_costs", edition), data_edition("values", values))
    costs = [cost for entry in entries for cost in _costs(entry)]
    digest = hashlib.sha256()
    for entry in entries:
        for name in entry.files:
            digest.update(data_file(name).read_bytes())
    return Library(
        name="",
        title="; ".join(entry.title for entry in entries),
        edition=", ".join(entry.edition for entry in entries),
        licence="; ".join(entry.licence for entry in entries),
        source="; ".join(entry.source for entry in entries),
        publisher="; ".join(entry.publisher for entry in entries),
        attribution="; ".join(
            dict.fromkeys(cost.attribution for cost in costs if cost.attribution)
        ),
        file="",
        digest=digest.hexdigest(),
        costs=on_both_sides(costs),
    )


@cache
def _costs(entry: DataEdition) -> tuple[UnitCost, ...]:
    """The values of an edition; a file of it may have those that vary by year."""
    text = data_file(entry.files[0]).read_text(encoding="utf-8")
    library, faults = read_library(text, "")
    if faults:
        message = f"packaged {entry.files[0]}: {faults[0]}"
        raise ValueError(message)
    years = _by_year(entry)
    return tuple(
        cost._replace(by_year=years.get(cost.code, ()))
        for cost in library.costs.values()
    )


def _by_year(entry: DataEdition) -> dict[str, tuple[_AtYear, ...]]:
    found: dict[str, tuple[_AtYear, ...]] = {}
    for row in (row for name in _dated(entry) for row in read_rows(name)):
        low, central, high = (float(row[name]) for name in ("low", "central", "high"))
        point = (published_year(row["year"]), low, central, high)
        found[row["code"]] = (*found.get(row["code"], ()), point)
    return found


def _dated(entry: DataEdition) -> list[str]:
    return [name for name in entry.files if name.endswith("-by-year.csv")]
