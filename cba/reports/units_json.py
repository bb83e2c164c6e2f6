"""Values of libraries for programs: everything of each, and its price elsewhen."""

from __future__ import annotations

from collections.abc import Sequence

from cba.library.licences import may_pass_on
from cba.library.rebased import Part, factor_to, parts_in
from cba.library.unit_cost import UnitCost
from cba.reports.units_list import Shelf
from cba.results.bearer_json import bearer_json
from cba.results.json_document import Json
from cba.results.numbers import money


def list_json(costs: Sequence[UnitCost], shelf: Shelf) -> Json:
    """The values in their order, and the year whose prices stand beside their own."""
    return {
        "price_year": None if shelf.year is None else str(shelf.year),
        "deflator": shelf.deflator.name if shelf.year and shelf.deflator else None,
        "values": [value_json(cost, shelf) for cost in costs],
    }


def value_json(cost: UnitCost, shelf: Shelf) -> Json:
    """One value whole; ``rebased`` is null where no year was asked for."""
    parts = parts_in(cost, shelf.year, shelf.deflator)
    return {
        "code": cost.code,
        "library": cost.library or None,
        "title": cost.title,
        "unit": cost.unit,
        "category": cost.category,
        "parts": {part.name: _part(part) for part in parts},
        "by_year": _by_year(cost, shelf),
        "bearers": [bearer_json(bearer) for bearer in cost.bearers],
        "agency": cost.agency or None,
        "agency_detail": cost.agency_detail or None,
        "robustness": cost.robustness or None,
        "status": cost.status,
        "standing": cost.standing,
        "superseded_by": cost.superseded_by,
        "overlaps_with": [overlap._asdict() for overlap in cost.overlaps_with],
        "comment": cost.comment or None,
        "source": cost.source,
        "publisher": cost.publisher or None,
        "edition": cost.edition or None,
        "licence": cost.licence,
        "passes_on": may_pass_on(cost.licence),
        "attribution": cost.attribution or None,
    }


def _part(part: Part) -> Json:
    return {
        "value": money(part.amount),
        "price_year": str(part.price_year),
        "low": None if part.low is None else money(part.low),
        "high": None if part.high is None else money(part.high),
        "rebased": None if part.rebased is None else money(part.rebased),
    }


def _by_year(cost: UnitCost, shelf: Shelf) -> list[Json] | None:
    if not cost.by_year:
        return None
    factor = factor_to(cost.price_year, shelf.year, shelf.deflator)
    return [
        {
            "year": str(year),
            "low": money(low),
            "central": money(central),
            "high": money(high),
            "rebased": None if factor is None else money(central * factor),
        }
        for year, low, central, high in cost.by_year
    ]
