"""Which of a project's agencies bear a unit cost: by name, by `bears`, by sector."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cba.library.bearers import plain_name
from cba.library.unit_cost import UnitCost
from cba.models.agency import Agency
from cba.models.shares import Shares

#: Who bears what no declared agency stands for.
ELSEWHERE = "other_public"


class Bearing(NamedTuple):
    """The bearers' shares among the agencies of a project.

    ``shares`` is None where the library names no bearers, or where it is not clear
    who they are. ``elsewhere`` lists bearers, with their shares, whom no declared
    agency stands for; ``doubtful`` those for whom several do, with their ids.
    """

    shares: Shares | None
    elsewhere: tuple[tuple[str, float], ...]
    doubtful: tuple[tuple[str, tuple[str, ...]], ...]


def bearing(cost: UnitCost, agencies: Mapping[str, Agency]) -> Bearing:
    """Who of these agencies bears the fiscal part of a unit cost, in what shares."""
    shares: dict[str, float] = {}
    elsewhere = []
    doubtful = []
    for bearer in cost.bearers:
        known = _who_bears(bearer.name, bearer.sector, agencies)
        if len(known) > 1:
            doubtful.append((bearer.name, known))
        elif not known:
            elsewhere.append((bearer.name, bearer.share))
        agency = known[0] if known else ELSEWHERE
        shares[agency] = shares.get(agency, 0.0) + bearer.share
    clear = bool(shares) and not doubtful
    return Bearing(
        tuple(shares.items()) if clear else None, tuple(elsewhere), tuple(doubtful)
    )


def _who_bears(
    name: str, sector: str | None, agencies: Mapping[str, Agency]
) -> tuple[str, ...]:
    """The public bodies that stand for a bearer: by its name, else by its sector.

    An agency that lists what it bears stands for nothing else.
    """
    bodies = {key: agency for key, agency in agencies.items() if agency.is_public}
    for word in (name, sector or name):
        listed = tuple(
            key
            for key, agency in bodies.items()
            if plain_name(word) in {plain_name(each) for each in agency.bears or ()}
        )
        if listed:
            return listed
    return tuple(
        key
        for key, agency in bodies.items()
        if not agency.bears and agency.sector == sector
    )
