"""Values of libraries in words: what they were, what they are now, who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cba.library.licences import licence
from cba.library.unit_cost import UnitCost
from cba.reports.formatting import exact, listed, pounds, share
from cba.reports.texts import as_name, tidy

if TYPE_CHECKING:
    from cba.results.library_values import LibraryValue, PartValue, Use

_NAMES = {"transfer": "of it a transfer payment"}
_PENCE_BELOW = 100.0
_RATINGS = {
    "green": "Green: robust by its source's own rating",
    "amber": "Amber: its source has some doubts about it",
    "red": "Red: old or weak evidence by its source's own rating",
    "": "Not rated by its source",
}
_STANDINGS = {
    "current": "",
    "superseded": "Superseded",
    "withdrawn": "Withdrawn by its publisher",
}


def as_published(value: LibraryValue) -> str:
    """Each part in the prices of its own year, those of one year together.

    The library is in pounds, and so is every project that may use it.
    """
    years = dict.fromkeys(part.price_year for part in value.parts)
    return "; ".join(
        f"{', '.join(_original(part) for part in value.parts if part.price_year == y)},"
        f" in {y} prices"
        for y in years
    )


def as_used(value: LibraryValue) -> str:
    """Each part in the prices of the project."""
    return ", ".join(_rebased(part) for part in value.parts)


def moved(amount: float) -> str:
    """An amount that was moved to other prices: without pence, unless it is small.

    >>> moved(48715.61), moved(12.446)
    ('£48,716', '£12.45')
    """
    return pounds(amount) if amount >= _PENCE_BELOW else exact(amount)


def _original(part: PartValue) -> str:
    words = f"{exact(part.original)} {_NAMES.get(part.part, part.part)}"
    if part.by_year:
        first, last = part.by_year[0], part.by_year[-1]
        words = f"{exact(first.original)} in {first.year} to {exact(last.original)} in "
        words += f"{last.year} {_NAMES.get(part.part, part.part)}"
    elif part.low is not None and part.high is not None:
        words += f" ({exact(part.low)} to {exact(part.high)})"
    return words


def _rebased(part: PartValue) -> str:
    name = _NAMES.get(part.part, part.part)
    if not part.by_year:
        return f"{moved(part.rebased)} {name}"
    first, last = part.by_year[0], part.by_year[-1]
    return (
        f"{moved(first.rebased)} in {first.year} to {moved(last.rebased)} in "
        f"{last.year} {name}"
    )


def borne_by(cost: UnitCost) -> str:
    """Who bears the fiscal part, by the source's own names; empty without one."""
    if not cost.fiscal:
        return ""
    names = [as_name(bearer.name) for bearer in cost.bearers]
    if not names:
        return "Several bodies, in shares that the source does not give"
    if len(names) == 1:
        return names[0]
    return ", ".join(
        f"{name} {share(bearer.share)}"
        for name, bearer in zip(names, cost.bearers, strict=True)
    )


def rating_words(cost: UnitCost) -> str:
    """How robust the source holds the value to be."""
    return _RATINGS[cost.robustness]


def standing_words(cost: UnitCost) -> str:
    """Whether there is something newer; empty for a value that is current."""
    words = _STANDINGS[cost.standing]
    if cost.superseded_by:
        return f"{words or _STANDINGS['superseded']} by {tidy(cost.superseded_by)}"
    return words


def replaced_words(uses: Iterable[Use]) -> Iterator[str]:
    """What the project puts in the place of the library's figures, part by part."""
    for use in uses:
        for each in use.replaced:
            had = exact(each.library) if each.library else "none"
            own = "values by year" if each.written is None else exact(each.written)
            yield (
                f"The file has {own} {each.part} at `{use.address}`, where the library "
                f"has {had}"
            )


def instead_words(unit_cost: str, value: float, price_year: str, currency: str) -> str:
    """What the library has where the file says otherwise.

    >>> instead_words("CR3.0", 33785.0, "2012-13", "GBP")
    'instead of £33,785 in the library (CR3.0, 2012-13 prices)'
    """
    has = exact(value, currency)
    return f"instead of {has} in the library ({tidy(unit_cost)}, {price_year} prices)"


def edition_words(cost: UnitCost) -> str:
    """The edition, with the name of a library that the project keeps itself."""
    kept = f"`{tidy(cost.library)}`" if cost.library else ""
    if cost.edition == cost.library:
        return kept
    return " of ".join(filter(None, (tidy(cost.edition), kept)))


def unit_words(cost: UnitCost) -> str:
    """What one unit is: "per incident"; sources say it with and without the "per"."""
    unit = tidy(cost.unit)
    if not unit or unit.lower().startswith(("per ", "each")):
        return unit[:1].upper() + unit[1:]
    return f"Per {unit}"


def in_one_line(values: tuple[LibraryValue, ...]) -> str:
    """How many values come from whom, for a terminal; empty for none.

    The whole credit is in the JSON document and in every report.
    """
    if not values:
        return ""
    makers = Counter(_maker(value.cost) for value in values)
    moved = any(value.is_rebased for value in values)
    changed = f", moved to {values[0].prices} prices" if moved else ""
    words = listed(f"{count} of {maker}" for maker, count in makers.items())
    return f"Values from libraries: {words}{changed}."


def _maker(cost: UnitCost) -> str:
    """Who published a value, in short, and under which licence."""
    if cost.library and not cost.publisher:
        return f"the project's library `{tidy(cost.library)}`"
    maker = as_name(cost.publisher or cost.source)
    return f"{maker} ({licence_words(cost.licence)})" if cost.licence else maker


def licence_words(text: str) -> str:
    """A licence in short: by a tag that is a name, else by what it says.

    >>> licence_words("Open Government Licence v3.0"), licence_words("own")
    ('OGL v3.0', "The project's own figures")
    """
    known = licence(text)
    if known is None:
        return tidy(text)
    return known.title if known.tag.islower() else known.tag
