"""``cba units show``: everything of one value."""

from __future__ import annotations

from cba.commands.outcome import CannotRunError, Exit
from cba.commands.show import show as show_lines
from cba.commands.units_given import Asked, Given, asked, print_json, refused
from cba.library.search import closest_word
from cba.library.unit_cost import UnitCost
from cba.loading.suggest import clipped
from cba.reports.units_list import Shelf
from cba.reports.units_page import page_text


def show(given: Given, code: str, *, as_json: bool) -> int:
    """Print everything of the value of a code; of each, where libraries differ."""
    libraries = asked(given)
    if not libraries.libraries:
        return refused(libraries, as_json=as_json)
    costs = _found(libraries, code)
    shelf = Shelf(libraries.libraries, libraries.year, libraries.deflator)
    if as_json:
        from cba.reports.units_json import list_json

        print_json(list_json(costs, shelf), libraries.problems)
    else:
        (first, *others) = [page_text(cost, shelf) for cost in costs]
        for page in others:
            first += page
        show_lines(first)
    return Exit.YES


def _found(libraries: Asked, code: str) -> list[UnitCost]:
    """The values of a code, however its letters are written."""
    name, slash, rest = code.rpartition("/")
    within = libraries.libraries
    if slash:
        from cba.library.find import PACKAGED

        within = tuple(each for each in within if (each.name or PACKAGED) == name)
    wanted = _plain(rest)
    found = [
        cost
        for library in within
        for cost in library.costs.values()
        if _plain(cost.code) == wanted
    ]
    if found:
        return found
    near = closest_word(code, [cost.code for cost in libraries.costs])
    hint = (
        f"did you mean `{near}`?" if near else f"`cba units {clipped(code)}` searches"
    )
    raise CannotRunError("CBA001", f"there is no value `{clipped(code)}`", hint)


def _plain(code: str) -> str:
    return code.strip().lower()
