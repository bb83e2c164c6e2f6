"""Everything of one value of a library, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from cba.library.bearers import is_several
from cba.library.rates import hourly_rate
from cba.library.rebased import Part, factor_to, parts_in
from cba.library.unit_cost import Bearer, OverlapKind, UnitCost
from cba.reports.formatting import listed, share
from cba.reports.library_words import (
    edition_words,
    licence_words,
    rating_words,
    standing_words,
    unit_words,
)
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.reports.texts import as_name, as_title, sentence, tidy
from cba.reports.units_list import Shelf
from cba.reports.units_words import PARTS, code_in, given, rebased

_KINDS: dict[OverlapKind, str] = {
    "part": "a whole and its part",
    "average": "an average and a kind in it",
    "prevented": "a treatment and what it prevents",
    "wellbeing": "wellbeing and health",
    "other": "some of the same",
}


def page_text(cost: UnitCost, shelf: Shelf) -> list[Line]:
    """The value in a sentence, its parts, who bears it, where it is from, its use."""
    lines = [
        Line(
            f"{code_in(cost, shelf.libraries)}  {as_title(cost.title)}", "title", HANG
        ),
        *(Line(each, hang=HANG) for each in _findings(cost, shelf)),
    ]
    for block in (
        _parts(cost, shelf),
        _years(cost, shelf),
        _bearers(cost, shelf),
        list(_origin(cost)),
        list(_overlaps(cost)),
        list(_use(cost, shelf)),
    ):
        if block:
            lines += [Line(""), *block]
    return lines


def _findings(cost: UnitCost, shelf: Shelf) -> Iterator[str]:
    parts = parts_in(cost, shelf.year, shelf.deflator)
    unit = unit_words(cost)
    lowered = unit[:1].lower() + unit[1:]
    if cost.by_year:
        (first, _, low, _), *_, (last, _, high, _) = cost.by_year
        yield (
            f"{given(low)} in {first} to {given(high)} in {last} {lowered}, by the "
            f"year of the flow, in {cost.price_year} prices."
        )
        return
    if not parts:
        yield f"{given(0.0)} {lowered}, in {cost.price_year} prices."
        return
    for year in dict.fromkeys(part.price_year for part in parts):
        words = listed(
            f"{given(part.amount)} {part.name}"
            for part in parts
            if part.name in PARTS and part.price_year == year
        )
        yield f"{words} {lowered}, in {year} prices."
    if shelf.year is not None and all(p.factor is not None for p in parts):
        words = listed(
            f"{rebased(p.rebased)} {p.name}" for p in parts if p.name in PARTS
        )
        yield f"In {shelf.year} prices: {words}."
    elif shelf.year is not None:
        yield f"No price index reaches from its prices to those of {shelf.year}."
    if cost.standing != "current":
        yield f"{sentence(standing_words(cost))} Do not use it in a new appraisal."
    if cost.transfer:
        part = "All" if cost.transfer >= cost.fiscal else given(cost.transfer)
        yield (
            f"{part} of the fiscal part is a transfer: public bodies save it and "
            "people lose it, so it is no public value."
        )


def _parts(cost: UnitCost, shelf: Shelf) -> list[Line]:
    parts = parts_in(cost, shelf.year, shelf.deflator)
    if cost.by_year or not parts:
        return []
    spread = any(part.low is not None for part in parts)
    heads = ["As published", "Prices", *(("Low", "High") if spread else ())]
    if shelf.year is not None:
        heads.append(f"In {shelf.year} prices")
    rows = [Row(_part_name(part), _cells(part, shelf, spread)) for part in parts]
    return text_table("£ a unit", heads, rows)


def _part_name(part: Part) -> str:
    return "of it transfer" if part.name == "transfer" else part.name.capitalize()


def _cells(part: Part, shelf: Shelf, spread: bool) -> tuple[str, ...]:  # noqa: FBT001
    ends = (given(part.low), given(part.high)) if spread else ()
    last = (rebased(part.rebased),) if shelf.year is not None else ()
    return (given(part.amount), str(part.price_year), *ends, *last)


def _years(cost: UnitCost, shelf: Shelf) -> list[Line]:
    """The value for each year of the flow, where it varies."""
    if not cost.by_year:
        return []
    factor = factor_to(cost.price_year, shelf.year, shelf.deflator)
    heads = ["Low", "Central", "High"]
    if shelf.year is not None:
        heads.append(f"Central, {shelf.year} prices")
    rows = [
        Row(
            str(year),
            (
                *map(given, (low, central, high)),
                *(
                    (rebased(None if factor is None else central * factor),)
                    if shelf.year is not None
                    else ()
                ),
            ),
        )
        for year, low, central, high in cost.by_year
    ]
    return text_table("Year of the flow", heads, rows)


def _bearers(cost: UnitCost, shelf: Shelf) -> list[Line]:
    if not cost.fiscal:
        return []
    if not cost.bearers:
        said = "The source does not say who bears the fiscal part"
        if is_several(cost.agency):
            said = "Several bodies bear the fiscal part, in shares that are not known"
        return [Line(f"{said}: a project says who with `falls_to`.", hang=HANG)]
    factor = factor_to(cost.price_year, shelf.year, shelf.deflator)
    heads = ["Sector", "Share", "As published"]
    heads += [f"In {shelf.year} prices"] if shelf.year is not None else []
    rows = []
    for bearer in cost.bearers:
        amount = bearer.share * cost.fiscal
        sector = bearer.sector or "not known"
        last = rebased(None if factor is None else amount * factor)
        rows.append(
            Row(
                _body(bearer),
                (
                    sector.replace("-", " "),
                    share(bearer.share),
                    given(amount),
                    *((last,) if shelf.year is not None else ()),
                ),
            )
        )
    return text_table("Fiscal part falls to", heads, rows)


def _body(bearer: Bearer) -> str:
    name = as_name(bearer.name)
    if not bearer.transfer or "transfer" in name.lower():
        return name
    return f"{name} (transfer)"


def _origin(cost: UnitCost) -> Iterator[Line]:
    bodies = [each for each in (cost.agency, cost.agency_detail) if each]
    named = ", ".join(tidy(each) for each in bodies if not is_several(each))
    status = (
        "Not confirmed at the primary source"
        if cost.status == "unverified"
        else "As the source has it"
    )
    facts = (
        ("Source", tidy(cost.source)),
        ("Publisher", tidy(cost.publisher)),
        ("Edition", f"{edition_words(cost)}, {cost.standing}".removeprefix(", ")),
        ("Rating", rating_words(cost)),
        ("Status", status),
        ("Agency", named),
        ("Category", cost.category.replace("-", " ")),
        ("Licence", licence_words(cost.licence)),
        ("Credit", tidy(cost.attribution)),
        ("Note", tidy(cost.comment)),
    )
    for name, words in facts:
        if words:
            yield Line(f"{name:<10} {words}", hang=11)


def _overlaps(cost: UnitCost) -> Iterator[Line]:
    if not cost.overlaps_with:
        return
    yield Line("Do not count beside it, for the same people", "head", HANG)
    reasons: dict[str, list[str]] = {}
    for each in cost.overlaps_with:
        why = f"{_KINDS[each.kind]}; {tidy(each.why)}"
        reasons.setdefault(why, []).append(each.code)
    for why, codes in reasons.items():
        yield Line(sentence(f"{listed(codes)}: {why}"), hang=HANG)


def _use(cost: UnitCost, shelf: Shelf) -> Iterator[Line]:
    yield Line("In a project file", "head")
    code = code_in(cost, shelf.libraries)
    for library in shelf.libraries:
        if library.name == cost.library and library.file:
            yield Line(f"libraries: {{{library.name}: {_beside(library.file)}}}")
    if hourly_rate(cost) is not None and _is_hour(cost):
        yield Line("# on a cost line with hours")
        yield Line(f"rate: {{unit_cost: {code}}}")
        if cost.category == "value":
            return
    ranged = ", range: true" if cost.spread or cost.by_year else ""
    yield Line("# on a benefit that is counted in this unit")
    yield Line(f"value: {{unit_cost: {code}{ranged}}}")
    if cost.fiscal and not cost.bearers:
        yield Line("falls_to: {council: 60%, nhs: 40%}  # who saves, in your shares")


def _beside(file: str) -> str:
    """The file as a project beside it names it: one elsewhere has to come there."""
    path = PurePath(file)
    return path.name if path.is_absolute() or ".." in path.parts else file


def _is_hour(cost: UnitCost) -> bool:
    return tidy(cost.unit).lower().removeprefix("per ") == "hour"
