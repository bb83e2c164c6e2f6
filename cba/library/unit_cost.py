"""What one unit of an outcome is worth, and everything a reviewer asks about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from cba.models.years import Year

#: Whether a value is still to be used: another took its place, or none did.
Standing = Literal["current", "superseded", "withdrawn"]
#: The source's own rating of a figure; empty where it gives none.
Robustness = Literal["green", "amber", "red", ""]
#: A headline and its part; an average and one of the kinds it is taken over; a
#: treatment and what it prevents; wellbeing and health; anything else.
OverlapKind = Literal["part", "average", "prevented", "wellbeing", "other"]


class Overlap(NamedTuple):
    """Another value of the library that counts some of the same thing."""

    code: str
    kind: OverlapKind
    why: str


class Bearer(NamedTuple):
    """One body's share of the fiscal part, under the source's name for the body.

    ``sector`` is None where no sector is known for the name. A ``transfer`` only
    moves money, such as a benefit payment: the person loses what the body saves.
    """

    name: str
    sector: str | None
    share: float
    transfer: bool


class UnitCost(NamedTuple):
    """The value of one unit in pounds of its price year, as its source has it.

    Nothing here is rebased. ``price_year`` is that of every part, save where
    ``economic_price_year`` or ``social_price_year`` gives another. ``transfer`` is
    the part of ``fiscal`` that only moves money. ``spread`` has the part, low and
    high where the source gives a range; ``by_year`` the year of the flow, low,
    central and high of a value that varies with it, in prices of the price year.

    ``bearers`` share the fiscal part: their shares add up to 1, in the source's
    order, and there are none where several bodies share a cost in proportions
    that the source does not give. ``agency`` and ``agency_detail`` are whom the
    source names beside the value. ``library`` is empty for what is packaged, else
    the name under which a project refers to a library of its own.
    """

    code: str
    title: str
    unit: str
    category: str
    fiscal: float
    economic: float
    social: float
    transfer: float
    price_year: Year
    source: str
    status: str
    licence: str
    edition: str
    economic_price_year: Year | None = None
    social_price_year: Year | None = None
    spread: tuple[tuple[str, float, float], ...] = ()
    by_year: tuple[tuple[Year, float, float, float], ...] = ()
    attribution: str = ""
    publisher: str = ""
    robustness: Robustness = ""
    standing: Standing = "current"
    superseded_by: str | None = None
    comment: str = ""
    agency: str = ""
    agency_detail: str = ""
    bearers: tuple[Bearer, ...] = ()
    overlaps_with: tuple[Overlap, ...] = ()
    library: str = ""

    @property
    def sectors(self) -> tuple[tuple[str | None, float], ...]:
        """The bearers' shares added up by sector, in the bearers' order."""
        shares: dict[str | None, float] = {}
        for bearer in self.bearers:
            shares[bearer.sector] = shares.get(bearer.sector, 0.0) + bearer.share
        return tuple(shares.items())


class Library(NamedTuple):
    """Values by code, in the order of their file, and where the file comes from.

    ``name`` is empty for what is packaged; ``digest`` is the SHA-256 of the file
    or files in hexadecimal. Edition, licence, source, publisher and attribution
    are those that all rows share, and empty where the rows differ.
    """

    name: str
    title: str
    edition: str
    licence: str
    source: str
    publisher: str
    attribution: str
    file: str
    digest: str
    costs: Mapping[str, UnitCost]
