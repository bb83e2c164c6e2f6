"""Which sector the body belongs to that a unit-cost library names, as published."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from cba.library.rows import read_rows
from cba.library.unit_cost import Bearer

_FILE = "unit_costs/bearer_sectors.csv"
#: What a source writes for several bodies whose shares it does not give.
_SEVERAL = frozenset({"multiple", "various", "several"})


class BearerSector(NamedTuple):
    """A body under the name that sources give it, its sector, and where from.

    ``sector`` is None for bodies that the name does not tell. ``transfer`` marks
    payments that only move money, such as benefits.
    """

    name: str
    sector: str | None
    transfer: bool
    source: str


@cache
def bearer_sectors() -> tuple[BearerSector, ...]:
    """The published table of bodies and their sectors, in the order of its file."""
    return tuple(
        BearerSector(
            row["bearer"],
            row["sector"] or None,
            row["transfer"] == "yes",
            row["source"],
        )
        for row in read_rows(_FILE)
    )


def bearer_of(name: str, share: float) -> Bearer:
    """A share of a cost with the sector that the published table has for the name.

    >>> bearer_of("Criminal Justice System", 1.0).sector
    'justice'
    """
    known = _by_name().get(plain_name(name))
    if known is None:
        return Bearer(name, None, share, transfer=False)
    return Bearer(name, known.sector, share, known.transfer)


def is_several(name: str) -> bool:
    """Whether a name stands for several bodies, in shares that are not given."""
    return plain_name(name) in _SEVERAL


@cache
def _by_name() -> dict[str, BearerSector]:
    return {plain_name(each.name): each for each in bearer_sectors()}


def plain_name(name: str) -> str:
    """A name without what makes no difference: capitals, and spaces beside spaces."""
    return " ".join(name.lower().split())
