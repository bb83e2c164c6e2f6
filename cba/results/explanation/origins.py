"""Where an input stands in the project, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cba.calculation.compile_benefit import resolved_value
from cba.library.find import find_unit_cost
from cba.library.unit_cost import UnitCost
from cba.models.inputs import Input
from cba.models.value import Value
from cba.results.explanation.addresses import PRICE_YEAR, standing_at, steps
from cba.results.explanation.figures import Figure, Origin, Replaced
from cba.results.explanation.values import figure_of
from cba.results.explanation.view import View

#: What every present value rests on.
SETTINGS = tuple(
    f"appraisal.{key}"
    for key in ("first_year", "years", "price_year", "discounting", "timing")
)
_WORTH = ("fiscal", "economic", "social", "transfer")


def origins(view: View, addresses: Iterable[str]) -> tuple[Origin, ...]:
    """The origins of inputs, in the order of their addresses."""
    return tuple(origin(view, address) for address in addresses)


def origin(view: View, address: str) -> Origin:
    """Where an input is written, and its source and status: its own, or the nearest.

    An input that the option sets stands in the option; one that a unit cost brings
    rests on the library; one that is nowhere is a default.
    """
    project = view.project
    borrowed = _from_library(view, address) or _rate_from_library(view, address)
    if borrowed is not None:
        return borrowed
    try:
        found = standing_at(project, address)
        above = list(steps(project, address))
    except KeyError:
        if address == PRICE_YEAR:
            return _first_year(view)
        nothing = Figure(None, "text")
        path = _path(view, address)
        return Origin(address, path, nothing, written=False, evidence=False)
    given = found if isinstance(found, Input) else None
    return Origin(
        address,
        _path(view, address),
        figure_of(view, address, found, None),
        written=_is_written(view, address),
        evidence=given is not None,
        source=_nearest("source", found, above) if given else None,
        status=_nearest("status", found, above) if given else None,
        range=given.range if given else None,
        notes=given.notes if given else None,
        replaces=replaced(view, address),
    )


def _first_year(view: View) -> Origin:
    """The price year of a project that gives none: the first year."""
    return Origin(
        PRICE_YEAR,
        _path(view, PRICE_YEAR),
        Figure(str(view.project.appraisal.prices_of), "text"),
        written=False,
        evidence=False,
        notes="the first year, as no other is given",
    )


def _nearest(name: str, found: object, above: list[object]) -> str | None:
    for node in (found, *reversed(above)):
        said = getattr(node, name, None)
        if isinstance(said, str):
            return said
    return None


def _is_written(view: View, address: str) -> bool:
    """Whether an address of the settings is written, and no default."""
    section, _, key = address.partition(".")
    if section != "appraisal":
        return True
    return key.partition(".")[0] in view.project.appraisal.model_fields_set


def _path(view: View, address: str) -> tuple[str, ...]:
    """The way to an input in the project as written."""
    declared = view.appraisal.project.options.get(view.option.identifier)
    settings: Mapping[str, object] = (declared.set if declared else None) or {}
    before = ("options", view.option.identifier, "set")
    for name in settings:
        if name == address:
            return (*before, name)
        if address.startswith(f"{name}."):
            return (*before, name, *address.removeprefix(f"{name}.").split("."))
    return tuple(address.split("."))


def _from_library(view: View, address: str) -> Origin | None:
    """The origin of a part of a value that its unit cost brings."""
    base, _, key = address.rpartition(".")
    if key not in _WORTH or not address.startswith("benefits."):
        return None
    try:
        value = standing_at(view.project, base)
    except KeyError:
        return None
    if not isinstance(value, Value) or getattr(value, key) is not None:
        return None
    resolved = resolved_value(view.project, value)
    if resolved is None or resolved.unit_cost is None:
        return None
    cost = resolved.unit_cost
    brought: Input | None = getattr(resolved, key)
    return Origin(
        address,
        (*_path(view, base), "unit_cost"),
        figure_of(view, address, brought, None),
        written=False,
        source=_cited(resolved.source, cost),
        status=resolved.status,
        range=brought.range if brought else None,
        notes=_titled(cost),
    )


def _rate_from_library(view: View, address: str) -> Origin | None:
    """The origin of a rate an hour that a unit cost brings."""
    if not (address.startswith("costs.") and address.endswith(".rate")):
        return None
    try:
        rate = standing_at(view.project, address)
    except KeyError:
        return None
    if not isinstance(rate, Input) or rate.unit_cost is None:
        return None
    cost = find_unit_cost(view.project, rate.unit_cost)
    return Origin(
        address,
        (*_path(view, address), "unit_cost"),
        figure_of(view, address, rate, None),
        written=False,
        source=_cited(rate.source, cost),
        status=rate.status,
        notes=_titled(cost),
    )


def _cited(source: str | None, cost: UnitCost) -> str:
    """The source, with the library and the edition that the value was found in."""
    where = f", library {cost.library}" if cost.library else ""
    edition = f", edition {cost.edition}" if cost.edition else ""
    return f"{source or cost.source} (unit cost {cost.code}{where}{edition})"


def _titled(cost: UnitCost) -> str:
    return f"{cost.title}, {cost.unit}" if cost.unit else cost.title


def replaced(view: View, address: str) -> Replaced | None:
    """What a library has where the file gives a part of a value instead."""
    base, _, key = address.rpartition(".")
    if key not in _WORTH or not address.startswith("benefits."):
        return None
    value = standing_at(view.project, base)
    if not isinstance(value, Value) or value.unit_cost is None:
        return None
    resolved = resolved_value(view.project, value)
    override = resolved.override_of(key) if resolved else None
    if override is None:
        return None
    return Replaced(value.unit_cost, override.library, str(override.price_year))
