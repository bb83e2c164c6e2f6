"""Which values of libraries an appraisal rests on, and whom to credit for them.

A value stands here as its library published it, in its own price year, with what it
comes to in the prices of the project; whoever reads a result can find it at its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cba.library.brought import (
    PARTS,
    Part,
    part_by_year,
    published_prices,
    value_in,
)
from cba.library.in_use import deflator_of
from cba.library.licences import licence
from cba.library.resolution import ResolvedValue
from cba.library.unit_cost import UnitCost
from cba.library.used import unit_costs_in_use
from cba.loading.project_loader import option_project
from cba.models.project import Project
from cba.prices import rebase_factor


class YearValue(NamedTuple):
    """What a value is for flows of one year, as published and rebased."""

    year: str
    original: float
    rebased: float


class PartValue(NamedTuple):
    """One part of a value: what was published, and what it is in the project's prices.

    ``low`` and ``high`` are the ends of the range that the source gives, in its own
    prices, or None. ``by_year`` has an item for each year of the appraisal where the
    value differs between them; ``original`` and ``rebased`` are those of the first.
    """

    part: str
    original: float
    price_year: str
    rebased: float
    low: float | None = None
    high: float | None = None
    by_year: tuple[YearValue, ...] = ()


class Replaced(NamedTuple):
    """A part of a value that the project replaces by its own.

    ``written`` is None for one that has no single central value.
    """

    part: str
    library: float
    written: float | None


class Use(NamedTuple):
    """Where a value is used: an address, in which options, and what it replaces."""

    address: str
    options: tuple[str, ...]
    replaced: tuple[Replaced, ...]


class LibraryValue(NamedTuple):
    """A value of a library with every place that uses it."""

    cost: UnitCost
    parts: tuple[PartValue, ...]
    uses: tuple[Use, ...]
    prices: str

    @property
    def is_rebased(self) -> bool:
        """Whether a part was moved to the prices of another year."""
        return any(part.price_year != self.prices for part in self.parts)


class Credit(NamedTuple):
    """Whom to credit for values, under which licence, and what was changed.

    ``text`` is the whole of it in sentences that can be pasted into a document.
    """

    text: str
    licence: str
    codes: tuple[str, ...]
    is_changed: bool


def library_values(project: Project) -> tuple[LibraryValue, ...]:
    """The values of libraries that any option of a project uses, as it uses them first.

    Those of a project that cannot be resolved are faults of its file, found earlier.
    """
    found: dict[tuple[str, str], _Found] = {}
    for identifier in project.option_ids:
        chosen = option_project(project, identifier)
        for address, cost, replaced in _used(chosen, identifier):
            entry = found.setdefault((cost.library, cost.code), _Found(cost))
            entry.add(address, identifier, replaced)
    return tuple(
        LibraryValue(
            entry.cost,
            tuple(_parts(project, entry.cost)),
            tuple(entry.uses()),
            str(project.appraisal.prices_of),
        )
        for entry in found.values()
    )


def credits_of(values: Iterable[LibraryValue]) -> tuple[Credit, ...]:
    """Whom to credit for values, each maker and licence once.

    Those that are under a licence which asks for no credit are left out.
    Creative Commons Attribution 4.0, section 3(a): who made it, under which licence,
    and whether it was changed.
    """
    groups: dict[tuple[str, str], list[LibraryValue]] = {}
    for value in values:
        if not asks_for_credit(value.cost.licence):
            continue
        key = (_maker(value.cost), value.cost.licence)
        groups.setdefault(key, []).append(value)
    return tuple(
        _credit(maker, terms, group) for (maker, terms), group in groups.items()
    )


def asks_for_credit(terms: str) -> bool:
    """Whether a licence asks for credit; one that nobody knows is taken to."""
    known = licence(terms)
    return known is None or known.attribution


class _Found:
    """A value on the way to its record."""

    def __init__(self, cost: UnitCost) -> None:
        self.cost = cost
        self._options: dict[str, list[str]] = {}
        self._replaced: dict[str, tuple[Replaced, ...]] = {}

    def add(self, address: str, option: str, replaced: tuple[Replaced, ...]) -> None:
        self._options.setdefault(address, []).append(option)
        self._replaced.setdefault(address, replaced)

    def uses(self) -> Iterator[Use]:
        for address, options in self._options.items():
            yield Use(address, tuple(options), self._replaced[address])


def _used(
    project: Project, option: str
) -> Iterator[tuple[str, UnitCost, tuple[Replaced, ...]]]:
    """Every use in an option: its address, the value, and what is replaced of it."""
    for used in unit_costs_in_use(project):
        section, key, *_ = used.path
        line = project.costs[key] if section == "costs" else project.benefits[key]
        if project.has_line(option, line):
            replaced = () if used.resolved is None else tuple(_replaced(used.resolved))
            yield used.address, used.cost, replaced


def _replaced(resolved: ResolvedValue) -> Iterator[Replaced]:
    for each in resolved.overrides:
        own = each.own
        written = None if own.is_series else own.constant()
        yield Replaced(each.part, each.library, written)


def _parts(project: Project, cost: UnitCost) -> Iterator[PartValue]:
    """The parts that the library has, each moved from its own price year."""
    ranges = {part: (low, high) for part, low, high in cost.spread}
    changing = part_by_year(cost)
    for part in PARTS:
        original: float = getattr(cost, part)
        year, factor = _price(project, cost, part)
        if part == changing:
            yield _changing(project, cost, part)
        elif original:
            low, high = ranges.get(part, (None, None))
            yield PartValue(part, original, year, original * factor, low, high)


def _price(project: Project, cost: UnitCost, part: Part) -> tuple[str, float]:
    """The price year of a part, and what £1 of it is in the prices of the project."""
    year = published_prices(cost, part)
    to = project.appraisal.prices_of
    return str(year), rebase_factor(deflator_of(project), year, to)


def _changing(project: Project, cost: UnitCost, part: Part) -> PartValue:
    """A part that differs from year to year, in the years that its source has."""
    year, factor = _price(project, cost, part)
    horizon = project.appraisal.horizon
    years = (horizon.first.plus(n) for n in range(horizon.years))
    found = [
        (str(at), known.central)
        for at in years
        if (known := value_in(cost, at)) is not None
    ]
    by_year = tuple(YearValue(at, value, value * factor) for at, value in found)
    original = by_year[0].original if by_year else 0.0
    return PartValue(part, original, year, original * factor, by_year=by_year)


def _maker(cost: UnitCost) -> str:
    """Whom to name: as the library asks for it, else its publisher or its source."""
    return cost.attribution or cost.publisher or cost.source


def _credit(maker: str, terms: str, group: list[LibraryValue]) -> Credit:
    codes = tuple(value.cost.code for value in group)
    is_changed = any(value.is_rebased for value in group)
    done = f"values moved to {group[0].prices} prices" if is_changed else "not changed"
    sentence = maker.rstrip(" .")
    known = licence(terms)
    named = {terms.casefold()} | ({known.title.casefold()} if known else set())
    if terms and not any(name in sentence.casefold() for name in named):
        sentence = f"{sentence}, {known.tag if known else terms}"
    return Credit(f"{sentence}; {done}.", terms, codes, is_changed)
