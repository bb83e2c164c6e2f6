"""What a value is once the unit-cost library has filled it in, and who bears it.

A part that the file gives replaces the library's; what it leaves out comes from
the library. The library says who bears a cost by sector, and the project which
of its agencies that is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from cba.library.unit_cost import UnitCost
from cba.library.unit_costs import unit_cost
from cba.models.agency import Agency
from cba.models.benefit import Benefit
from cba.models.inputs import Input
from cba.models.shares import Shares
from cba.models.value import Value, ValuePart
from cba.models.years import Year

#: Who bears what no declared agency stands for.
ELSEWHERE = "other_public"


class ResolvedValue(NamedTuple):
    """The parts of a value, in money a unit of its price year, and their bearers.

    A part is None where neither the file nor the library gives one; so is
    ``price_year`` where the line decides it. ``falls_to`` has the bearers' shares
    among the project's agencies: None where the library names no bearers, or
    where it is not clear who they are. ``elsewhere`` lists bearers, with their
    shares, whom no declared agency stands for; ``doubtful`` those for whom several
    do, with their ids.
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


def resolve(
    value: Value, agencies: Mapping[str, Agency], edition: str | None = None
) -> ResolvedValue:
    """The value with what the library knows of its unit cost, and its bearers.

    ``edition`` is the edition of the unit costs, None the current one. Raises
    `UnknownReference` for a unit cost, or an edition, that there is not.
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
        )
    cost = unit_cost(value.unit_cost, edition)
    bearers = _bearers(cost, agencies)
    return ResolvedValue(
        fiscal=value.fiscal or _given(cost.fiscal),
        economic=value.economic or _given(cost.economic),
        social=value.social or _given(cost.social),
        transfer=value.transfer or _given(cost.transfer),
        price_year=value.price_year or cost.price_year,
        source=value.source or cost.source,
        status=value.status or cost.status,
        falls_to=bearers.shares,
        elsewhere=bearers.elsewhere,
        doubtful=bearers.doubtful,
        unit_cost=cost,
    )


def valued_parts(benefit: Benefit) -> tuple[tuple[str | None, Value], ...]:
    """The values of a benefit line: one without a name, or several by id."""
    if benefit.values is not None:
        return tuple(benefit.values.items())
    return () if benefit.value is None else ((None, benefit.value),)


def bears_fiscal(
    benefit: Benefit, value: Value | None, resolved: ResolvedValue | None
) -> Shares | None:
    """Who saves the fiscal part: as the part says, else the line, else the library."""
    own = value.falls_to if isinstance(value, ValuePart) else None
    known = None if resolved is None else resolved.falls_to
    return own or benefit.falls_to or known


@cache
def _given(amount: float) -> Input | None:
    """An amount of the library as an input; None where the source has none."""
    return Input(amount) if amount else None


class _Bearers(NamedTuple):
    shares: Shares | None
    elsewhere: tuple[tuple[str, float], ...]
    doubtful: tuple[tuple[str, tuple[str, ...]], ...]


def _bearers(cost: UnitCost, agencies: Mapping[str, Agency]) -> _Bearers:
    shares: dict[str, float] = {}
    elsewhere = []
    doubtful = []
    for name, sector, share, _ in cost.bearers:
        known = _who_bears(name, sector, agencies)
        if len(known) > 1:
            doubtful.append((name, known))
        elif not known:
            elsewhere.append((name, share))
        agency = known[0] if known else ELSEWHERE
        shares[agency] = shares.get(agency, 0.0) + share
    clear = bool(shares) and not doubtful
    return _Bearers(
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
            if word.lower() in {each.lower() for each in agency.bears or ()}
        )
        if listed:
            return listed
    return tuple(
        key
        for key, agency in bodies.items()
        if not agency.bears and agency.sector == sector
    )
