"""What one unit of an outcome costs, by code, with who bears the fiscal part."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cba.library.catalogue import DataEdition, data_edition
from cba.library.names import look_up
from cba.library.rows import number_or_none, published_year, read_rows

if TYPE_CHECKING:
    from cba.models.years import Year


class UnitCost(NamedTuple):
    """The published value of one unit, in pounds of its price year.

    ``transfer`` is the part of ``fiscal`` that only moves money, such as a
    benefit payment: a saving to the payer and a loss to the person. ``bearers``
    are pairs of a sector and its share of the fiscal part, in the source's
    order and adding up to 1; the sector is None for bearers that the source
    does not name, and there are no pairs where several bodies share the cost in
    proportions it does not give. ``named_bearers`` are the same shares under the
    source's own names for the bodies, each with its sector. ``robustness`` is the
    source's own rating of the figure: green, amber or red.
    """

    code: str
    title: str
    unit: str
    fiscal: float
    economic: float
    social: float
    transfer: float
    price_year: Year
    source: str
    status: str
    licence: str
    edition: str
    robustness: str
    bearers: tuple[tuple[str | None, float], ...]
    named_bearers: tuple[tuple[str, str | None, float], ...]


def unit_cost(code: str, edition: str | None = None) -> UnitCost:
    """The unit cost of a code, such as ``CR3.0``.

    Raises `UnknownReference` for a code, or an edition, that there is not.

    >>> unit_cost("CR3.0").fiscal
    33785.0
    """
    costs = _costs(data_edition("unit_costs", edition))
    return look_up("unit cost", code, costs)


def unit_cost_codes(edition: str | None = None) -> tuple[str, ...]:
    """The codes of all unit costs, in the order of their file."""
    return tuple(_costs(data_edition("unit_costs", edition)))


class _Bearer(NamedTuple):
    name: str
    sector: str | None
    amount: float
    transfer: bool


@cache
def _costs(entry: DataEdition) -> dict[str, UnitCost]:
    costs, bearers, sectors = (read_rows(file) for file in entry.files)
    table = {row["bearer"]: row for row in sectors}
    return {
        row["code"]: _cost(
            row,
            tuple(
                _bearer(table[bearer["bearer"]], float(bearer["fiscal"]))
                for bearer in bearers
                if bearer["code"] == row["code"]
            )
            or _sole_bearer(row, table),
            entry,
        )
        for row in costs
    }


def _bearer(row: dict[str, str], amount: float) -> _Bearer:
    return _Bearer(
        row["bearer"], row["sector"] or None, amount, row["transfer"] == "yes"
    )


def _sole_bearer(
    row: dict[str, str], table: dict[str, dict[str, str]]
) -> tuple[_Bearer, ...]:
    """The one body that bears a cost without a breakdown, where one is named."""
    if not row["agency"]:
        return ()
    return (_bearer(table[row["agency"]], float(row["fiscal"])),)


def _cost(
    row: dict[str, str], bearers: tuple[_Bearer, ...], entry: DataEdition
) -> UnitCost:
    fiscal = number_or_none(row["fiscal"]) or 0.0
    # The published parts are rounded: their own sum is the whole to share out.
    whole = moved = 0.0
    amounts: dict[str | None, float] = {}
    for bearer in bearers:
        amounts[bearer.sector] = amounts.get(bearer.sector, 0.0) + bearer.amount
        whole += bearer.amount
        moved += bearer.amount if bearer.transfer else 0.0
    return UnitCost(
        code=row["code"],
        title=row["title"],
        unit=row["unit"],
        fiscal=fiscal,
        economic=number_or_none(row["economic"]) or 0.0,
        social=number_or_none(row["social"]) or 0.0,
        transfer=fiscal * moved / whole if moved else 0.0,
        price_year=published_year(row["price_year"]),
        source=row["source"],
        status=row["status"],
        licence=entry.licence,
        edition=entry.edition,
        robustness=row["robustness"],
        bearers=tuple((sector, amount / whole) for sector, amount in amounts.items()),
        named_bearers=tuple(
            (bearer.name, bearer.sector, bearer.amount / whole) for bearer in bearers
        ),
    )
