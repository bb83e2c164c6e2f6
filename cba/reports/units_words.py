"""Values of a library in words and figures, as lists and single pages share them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cba.library.rebased import Part, parts_in
from cba.library.unit_cost import Library, UnitCost
from cba.models.years import Year
from cba.reports.formatting import NO_FIGURE, exact, listed
from cba.reports.library_words import moved, unit_words
from cba.reports.texts import as_title

PARTS = ("fiscal", "economic", "social")


def titled(cost: UnitCost) -> str:
    """The title with what one unit is: "Prison place, per prisoner per year"."""
    unit = unit_words(cost)
    lowered = unit[:1].lower() + unit[1:]
    return f"{as_title(cost.title)}, {lowered}" if unit else as_title(cost.title)


def code_in(cost: UnitCost, libraries: Sequence[Library]) -> str:
    """The code as a project writes it: with its library where several have it."""
    if sum(cost.code in each.costs for each in libraries) < 2:
        return cost.code
    # Where one library is asked, nothing waits for what only a project has.
    from cba.library.find import PACKAGED

    return f"{cost.library or PACKAGED}/{cost.code}"


def amounts(parts: Iterable[Part], *, now: bool = False) -> tuple[str, ...]:
    """The fiscal, economic and social part; a dash for what there is not."""
    found = {part.name: part.rebased if now else part.amount for part in parts}
    shown = [found.get(name) for name in PARTS]
    return tuple(rebased(each) if now else given(each) for each in shown)


def given(amount: float | None) -> str:
    """An amount as it was published; a dash for none."""
    return NO_FIGURE if amount is None else exact(amount)


def rebased(amount: float | None) -> str:
    """An amount that was moved to other prices; a dash for none."""
    return NO_FIGURE if amount is None else moved(amount)


def prices_of(cost: UnitCost) -> str:
    """The years whose prices the parts are in: one, for nearly all."""
    years = dict.fromkeys(str(p.price_year) for p in parts_in(cost) if p.name in PARTS)
    return listed(years or [str(cost.price_year)])


def reach_of(costs: Sequence[UnitCost]) -> str:
    """From which year's prices to which those of several values are."""
    found = {cost.price_year for cost in costs}
    found |= {part.price_year for cost in costs for part in parts_in(cost)}
    years = sorted(found, key=_in_time)
    first, last = years[0], years[-1]
    if first == last:
        return f"in {first} prices"
    return f"in the prices of years from {first} to {last}"


def _in_time(year: Year) -> tuple[int, bool]:
    return year.start, year.financial
