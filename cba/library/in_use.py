"""The reference data that a project uses: its editions, its price index, its rates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cba.discounting import DiscountSchedule, flat, from_bands
from cba.library.reference_data import discount_schedule, gdp_deflator
from cba.prices import Deflator, PriceIndex

if TYPE_CHECKING:
    from cba.models.discount import Discounting
    from cba.models.project import Project


def editions_of(project: Project) -> dict[str, str]:
    """The editions of reference data that the project names, by data set."""
    return {name: str(edition) for name, edition in project.data.items()}


def deflator_of(project: Project) -> Deflator:
    """The price index of the project: its own, else the GDP deflator it names."""
    own = project.appraisal.deflator
    if own is None:
        return gdp_deflator(editions_of(project).get("gdp_deflator"))
    points = tuple(
        PriceIndex(year, level, status or "outturn")
        for year, level, status in own.points
    )
    name = "the project's own price index"
    source = own.source or "the project"
    return Deflator(name, own.edition or "", source, points, "local")


def schedule_of(how: Discounting, editions: Mapping[str, str]) -> DiscountSchedule:
    """The discount schedule that is named or spelt out.

    Raises `UnknownReference` for a name that the library does not hold.
    """
    if how.name is not None:
        return discount_schedule(how.name, editions.get("discount_schedules"))
    if len(how.bands) == 1:
        return flat(how.bands[0][1])
    return from_bands(how.bands)
