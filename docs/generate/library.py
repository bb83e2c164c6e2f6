"""The page of unit costs: every packaged value, with all that a reader may ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from cba.library.bearers import bearer_sectors
from cba.library.catalogue import DataEdition, data_edition
from cba.library.library_rows import CATEGORIES
from cba.library.overlaps import KINDS
from cba.library.unit_cost import OverlapKind, UnitCost
from cba.library.unit_costs import packaged_library
from docs.generate.parts import table

_TITLES = {
    "crime": "Crime",
    "education": "Education and skills",
    "employment": "Employment",
    "fire": "Fire",
    "health": "Health",
    "housing": "Housing",
    "social-care": "Social care",
    "value": "Value parameters",
}
_KINDS = {
    "part": "a whole and its part",
    "average": "an average and what went into it",
    "prevented": "a saving and what it prevents",
    "wellbeing": "wellbeing and health",
    "other": "some of the same cost",
}
_VALUES = (
    "code",
    "what it is",
    "unit",
    "fiscal",
    "economic",
    "social",
    "prices of",
    "who bears the fiscal part",
    "rating",
)


@cache
def library_parts() -> Mapping[str, str]:
    """The editions, values, sources, overlaps, values by year and sectors."""
    costs = tuple(packaged_library().costs.values())
    return {
        "library-editions": _editions(),
        "library-values": "\n\n".join(_by_category(costs)),
        "library-by-year": _by_year(costs),
        "library-sources": _sources(costs),
        "library-overlaps": _overlaps(costs),
        "library-sectors": _sectors(),
    }


def _editions() -> str:
    entries = [data_edition(name) for name in ("unit_costs", "values")]
    heads = ("data set", "edition", "source", "licence", "checked")
    return table(heads, (_edition(each) for each in entries))


def _edition(entry: DataEdition) -> tuple[str, ...]:
    checked = f"{entry.checked}: {entry.how}" if entry.checked else "not on record"
    name = f"`{entry.dataset}`"
    return name, f"`{entry.edition}`", entry.source, entry.licence, checked


def _by_category(costs: tuple[UnitCost, ...]) -> Iterable[str]:
    for category in CATEGORIES:
        members = [cost for cost in costs if cost.category == category]
        if members:
            yield f"### {_TITLES[category]}"
            yield table(_VALUES, (_value(cost) for cost in members))


def _value(cost: UnitCost) -> tuple[str, ...]:
    what = cost.title
    if cost.standing != "current":
        what += f" ({cost.standing}: use `{cost.superseded_by}`)"
    if cost.comment:
        what += f"<br>{cost.comment}"
    years = [str(cost.price_year)]
    for part in ("economic", "social"):
        year = getattr(cost, f"{part}_price_year")
        years += [f"{part} {year}"] if year else []
    return (
        f"`{cost.code}`",
        what,
        cost.unit,
        _fiscal(cost),
        _part(cost, "economic"),
        _part(cost, "social"),
        ", ".join(years),
        _bearers(cost),
        cost.robustness or "not rated",
    )


def _fiscal(cost: UnitCost) -> str:
    text = _part(cost, "fiscal")
    return (
        f"{text}, of it {_pounds(cost.transfer)} a transfer" if cost.transfer else text
    )


def _part(cost: UnitCost, part: str) -> str:
    amount: float = getattr(cost, part)
    if not amount:
        return ""
    ranges = {name: (low, high) for name, low, high in cost.spread}
    if part not in ranges:
        return _pounds(amount)
    low, high = ranges[part]
    return f"{_pounds(amount)} ({_pounds(low)} to {_pounds(high)})"


def _bearers(cost: UnitCost) -> str:
    if not cost.fiscal:
        return ""
    if not cost.bearers:
        return "several, in shares the source does not give"
    if len(cost.bearers) == 1:
        return cost.bearers[0].name
    return ", ".join(f"{each.name} {each.share:.0%}" for each in cost.bearers)


def _by_year(costs: tuple[UnitCost, ...]) -> str:
    heads = ("code", "year", "low", "central", "high")
    return table(
        heads,
        (
            (f"`{cost.code}`", str(year), *(_pounds(each) for each in amounts))
            for cost in costs
            for year, *amounts in cost.by_year
        ),
    )


def _sources(costs: tuple[UnitCost, ...]) -> str:
    texts = dict.fromkeys(cost.attribution for cost in costs)
    numbers = {text: str(n) for n, text in enumerate(texts, start=1)}
    rows = ((f"`{x.code}`", x.source, numbers[x.attribution]) for x in costs)
    notes = "\n".join(f"{n}. {text}." for text, n in numbers.items())
    return f"{table(('code', 'source', 'credit'), rows)}\n\n{notes}"


def _overlaps(costs: tuple[UnitCost, ...]) -> str:
    reasons: dict[tuple[OverlapKind, str], dict[str, list[str]]] = {}
    for cost in costs:
        for overlap in cost.overlaps_with:
            pairs = reasons.setdefault((overlap.kind, overlap.why), {})
            pairs.setdefault(cost.code, []).append(overlap.code)
    rows = sorted(reasons.items(), key=lambda item: KINDS.index(item[0][0]))
    return table(
        ("kind", "why", "which"),
        ((_KINDS[kind], why, "; ".join(_pairs(pairs))) for (kind, why), pairs in rows),
    )


def _pairs(pairs: Mapping[str, list[str]]) -> Iterator[str]:
    """Each pair once, those codes together that have the same others."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for code, others in pairs.items():
        alike.setdefault(tuple(sorted(others)), []).append(code)
    told: set[frozenset[str]] = set()
    for partners, codes in sorted(alike.items(), key=lambda each: -len(each[0])):
        new = {x for x in partners for y in codes if frozenset((x, y)) not in told}
        told |= {frozenset((x, y)) for x in partners for y in codes}
        if new:
            yield f"{_codes(codes)} with {_codes([x for x in pairs if x in new])}"


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)


def _sectors() -> str:
    return table(
        ("name in a source", "sector", "only moves money"),
        (
            (each.name, f"`{each.sector}`" if each.sector else "not told", moves)
            for each in bearer_sectors()
            for moves in ("yes" if each.transfer else "",)
        ),
    )


def _pounds(amount: float) -> str:
    return f"£{amount:,.2f}".removesuffix(".00")
