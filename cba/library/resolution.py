"""What a value is once the libraries have filled it in, and who bears it.

A part that the file gives replaces the library's; what it leaves out comes from
the library, in the prices of the library's own year. The library says who bears a
cost by sector, and the project which of its agencies that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from cba.library.bearing import ELSEWHERE, bearing
from cba.library.brought import PARTS, Part, brought, published_prices
from cba.library.find import find_unit_cost
from cba.library.unit_cost import UnitCost
from cba.models.benefit import Benefit
from cba.models.inputs import Input
from cba.models.project import Project
from cba.models.series import Series
from cba.models.shares import Shares
from cba.models.value import Value, ValuePart
from cba.models.years import Year

__all__ = [
    "ELSEWHERE",
    "PARTS",
    "Override",
    "Part",
    "ResolvedValue",
    "bears_fiscal",
    "placed_values",
    "resolve",
    "valued_parts",
]


class Override(NamedTuple):
    """A part that the file gives where the library has another value of it.

    ``library`` is that value, in the prices of ``price_year``; ``own`` is what the
    file says instead.
    """

    part: Part
    library: float
    price_year: Year
    own: Input


class ResolvedValue(NamedTuple):
    """The parts of a value, in money a unit of its price year, and their bearers.

    A part is None where neither the file nor the library gives one; so is
    ``price_year`` where the line decides it. ``price_years`` has the parts that are
    in the prices of another year. ``transfer_share`` is the share of the fiscal part
    that is only a transfer, where the library and not the file says so. ``falls_to``
    has the bearers' shares among the project's agencies, and ``elsewhere`` and
    ``doubtful`` are those of `Bearing`. ``overrides`` lists the parts that the file
    gives instead of the library.
    """

    fiscal: Input | None = None
    economic: Input | None = None
    social: Input | None = None
    transfer: Input | None = None
    price_year: Year | None = None
    source: str | None = None
    status: str | None = None
    falls_to: Shares | None = None
    elsewhere: tuple[tuple[str, float], ...] = ()
    doubtful: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unit_cost: UnitCost | None = None
    price_years: tuple[tuple[Part, Year], ...] = ()
    transfer_share: float | None = None
    overrides: tuple[Override, ...] = ()
    licence: str | None = None

    @property
    def has_fiscal(self) -> bool:
        """Whether the fiscal part is not nought."""
        return self.fiscal is not None and not self.fiscal.is_zero()

    @property
    def has_wider(self) -> bool:
        """Whether the economic or the social part is not nought."""
        return any(
            part is not None and not part.is_zero()
            for part in (self.economic, self.social)
        )

    def prices_of(self, part: Part) -> Year | None:
        """The year whose prices a part is in; None where the line decides it."""
        return dict(self.price_years).get(part, self.price_year)

    def override_of(self, part: str) -> Override | None:
        """What the library has of a part that the file gives; None for any other."""
        return next((each for each in self.overrides if each.part == part), None)


def resolve(project: Project, value: Value) -> ResolvedValue:
    """The value with what the libraries know of its unit cost, and its bearers.

    Raises `UnknownReference` for a unit cost, or an edition, that there is not, and
    `AmbiguousUnitCost` for one that several libraries have.
    """
    if value.unit_cost is None:
        return ResolvedValue(
            value.fiscal,
            value.economic,
            value.social,
            value.transfer,
            value.price_year,
            value.source,
            value.status,
            licence=value.licence,
        )
    cost = find_unit_cost(project, value.unit_cost)
    horizon = project.appraisal.horizon
    parts: dict[Part, Input | None] = {
        part: _typed(value, part)
        or brought(cost, part, horizon, ranged=bool(value.range))
        for part in PARTS
    }
    share = _transfer_share(cost, value)
    if share is not None and parts["fiscal"] is not None:
        parts["transfer"] = _scaled(parts["fiscal"], share)
    years = {part: _prices_of(cost, value, part) for part in PARTS if parts[part]}
    main = value.price_year or cost.price_year
    overrides = _overrides(cost, value)
    borne = bearing(cost, project.agencies)
    return ResolvedValue(
        fiscal=parts["fiscal"],
        economic=parts["economic"],
        social=parts["social"],
        transfer=parts["transfer"],
        price_year=main,
        source=value.source or cost.source,
        status=value.status
        or (None if _all_replaced(cost, overrides) else cost.status),
        falls_to=borne.shares,
        elsewhere=borne.elsewhere,
        doubtful=borne.doubtful,
        unit_cost=cost,
        price_years=tuple((part, year) for part, year in years.items() if year != main),
        transfer_share=share,
        overrides=overrides,
        licence=value.licence or cost.licence,
    )


def _typed(value: Value, part: Part) -> Input | None:
    given: Input | None = getattr(value, part)
    return given


def _overrides(cost: UnitCost, value: Value) -> tuple[Override, ...]:
    """The parts that are typed where the library has others."""
    found = []
    for part in PARTS:
        own = _typed(value, part)
        has: float = getattr(cost, part)
        year = published_prices(cost, part)
        if (
            own is None
            or not has
            or (own.value == has and value.price_year in {None, year})
        ):
            continue
        found.append(Override(part, has, year, own))
    return tuple(found)


def _all_replaced(cost: UnitCost, overrides: tuple[Override, ...]) -> bool:
    """Whether no figure of the library is left, so that its status says nothing."""
    own = {each.part for each in overrides}
    return all(
        part in own or not getattr(cost, part)
        for part in PARTS
        if part != "transfer" or "fiscal" not in own
    )


def _prices_of(cost: UnitCost, value: Value, part: Part) -> Year:
    """The year whose prices a part is in: what is typed is in those of the file.

    A price year beside a library value that nothing replaces is meant for that.
    """
    follows: Part = "fiscal" if part == "transfer" else part
    typed = any(_typed(value, each) is not None for each in PARTS)
    if _typed(value, follows) is not None or _typed(value, part) is not None:
        return value.price_year or cost.price_year
    if value.price_year is not None and not typed:
        return value.price_year
    return published_prices(cost, follows)


def _transfer_share(cost: UnitCost, value: Value) -> float | None:
    """The library's share of a transfer in the fiscal part, unless the file types one.

    A transfer that only the library knows moves with the fiscal part it belongs to,
    whether that is typed, set, drawn or tried at its ends.
    """
    if value.transfer is not None or not (cost.transfer and cost.fiscal):
        return None
    return cost.transfer / cost.fiscal


def _scaled(given: Input, by: float) -> Input:
    """The same input times a share, its range left out."""
    value = given.value
    scaled = value.scaled(by) if isinstance(value, Series) else value * by
    return replace(given, value=scaled, range=None)


def valued_parts(benefit: Benefit) -> tuple[tuple[str | None, Value], ...]:
    """The values of a benefit line: one without a name, or several by id."""
    if benefit.values is not None:
        return tuple(benefit.values.items())
    return () if benefit.value is None else ((None, benefit.value),)


def placed_values(benefit: Benefit) -> Iterator[tuple[tuple[str, ...], Value]]:
    """Each value of a benefit line with the keys below the line at which it stands."""
    for name, value in valued_parts(benefit):
        yield ("value",) if name is None else ("values", name), value


def bears_fiscal(
    benefit: Benefit, value: Value | None, resolved: ResolvedValue | None
) -> Shares | None:
    """Who saves the fiscal part: as the part says, else the line, else the library."""
    own = value.falls_to if isinstance(value, ValuePart) else None
    known = None if resolved is None else resolved.falls_to
    return own or benefit.falls_to or known
