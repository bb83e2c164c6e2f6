"""``cba units search`` and ``cba units list``: values found, or all of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cba.commands.outcome import CannotRunError, Exit
from cba.commands.show import show
from cba.commands.units_given import Asked, Given, asked, print_json, refused
from cba.library.narrowed import borne_by, known_bodies, of_category
from cba.library.search import closest_word
from cba.library.search import search as find
from cba.library.unit_cost import UnitCost
from cba.loading.findings import listed
from cba.loading.suggest import clipped
from cba.models.sectors import ALSO_CALLED
from cba.reports.units_list import Shelf, list_text, search_text

#: Of all names, so many are told to one who has typed another.
_SOME = 12


def search(
    given: Given,
    words: Sequence[str],
    agency: str | None,
    category: str | None,
    *,
    as_json: bool,
) -> int:
    """Print the values that the words speak of, best first; 1 where none does."""
    if not any(word.strip() for word in words):
        return list_all(given, agency, category, None, as_json=as_json)
    libraries = asked(given)
    if not libraries.libraries:
        return refused(libraries, as_json=as_json)
    found = find(_narrowed(libraries, agency, category), words)
    costs = [match.cost for match in found.matches]
    shelf = Shelf(libraries.libraries, libraries.year, libraries.deflator, given.which)
    text = clipped(" ".join(words))
    if as_json:
        from cba.reports.units_json import list_json

        words_too = {"words": text, "all_words": found.all_words}
        print_json(list_json(costs, shelf) | words_too, libraries.problems)
    else:
        show(search_text(costs, shelf, text, all_words=found.all_words))
    return Exit.YES if costs else Exit.NO


def list_all(
    given: Given,
    agency: str | None,
    category: str | None,
    table: Path | None,
    *,
    as_json: bool,
) -> int:
    """Print every value in the order of its library, or write them as a library."""
    libraries = asked(given)
    if not libraries.libraries:
        return refused(libraries, as_json=as_json)
    costs = _narrowed(libraries, agency, category)
    shelf = Shelf(libraries.libraries, libraries.year, libraries.deflator)
    if table is not None:
        from cba.commands.units_table import write

        write(costs, table)
    if as_json:
        from cba.reports.units_json import list_json

        print_json(list_json(costs, shelf), libraries.problems)
    elif table is None:
        show(list_text(costs, shelf))
    return Exit.YES if costs else Exit.NO


def _narrowed(
    libraries: Asked, agency: str | None, category: str | None
) -> tuple[UnitCost, ...]:
    """The values of one body and of one category, where these were named."""
    costs = libraries.costs
    if category is not None:
        known = tuple(dict.fromkeys(cost.category for cost in costs))
        costs = of_category(costs, category)
        if not costs:
            raise _unknown("category", category, known)
    if agency is not None:
        known = known_bodies(costs)
        costs = borne_by(costs, agency)
        if not costs:
            raise _unknown("agency", agency, known)
    return costs


def _unknown(option: str, name: str, known: tuple[str, ...]) -> CannotRunError:
    near = closest_word(name, (*known, *ALSO_CALLED))
    return CannotRunError(
        "CBA001",
        f"no value here has the {option} `{clipped(name)}`",
        f"did you mean `{near}`?" if near else f"there are {listed(known[:_SOME])}",
    )
