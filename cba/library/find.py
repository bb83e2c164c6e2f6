"""Where a project looks unit costs up: in libraries of its own and the packaged one."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from cba.library.in_use import editions_of
from cba.library.library_file import LibraryFault, read_library
from cba.library.names import UnknownReference, look_up
from cba.library.unit_cost import Library, UnitCost
from cba.library.unit_costs import packaged_library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cba.models.library_file import LibraryFile
    from cba.models.project import Project

#: How the packaged library is named before a code: ``packaged/CR3.0``.
PACKAGED = "packaged"


class AmbiguousUnitCost(LookupError):
    """A code that several libraries have, each with another value.

    ``names`` has the code as each of them is asked for it: ``gm/CR3.0``.
    """

    def __init__(self, code: str, names: tuple[str, ...]) -> None:
        """Keep the parts, so that a caller can word its own message."""
        super().__init__(code, names)
        self.code = code
        self.names = names

    def __str__(self) -> str:
        """The code, and how each library is asked for it."""
        return f"several libraries have `{self.code}`: {', '.join(self.names)}"


def own_library(
    name: str, file: LibraryFile
) -> tuple[Library, tuple[LibraryFault, ...]]:
    """A library that a project names, with what is wrong in its file."""
    return _read(name, file)


@lru_cache(maxsize=32)
def _read(name: str, file: LibraryFile) -> tuple[Library, tuple[LibraryFault, ...]]:
    library, faults = read_library(file.text, name)
    costs = MappingProxyType(_with_known_overlaps(library.costs))
    return library._replace(file=file.file, digest=file.sha256, costs=costs), faults


def _with_known_overlaps(costs: Mapping[str, UnitCost]) -> dict[str, UnitCost]:
    """The values, each with what the packaged library knows it to overlap with.

    A published list says of few values what they have of each other in them. What is
    under the same code of the same publisher is the same thing, in any edition.
    """
    packaged = packaged_library().costs
    return {code: _completed(cost, packaged.get(code)) for code, cost in costs.items()}


def _completed(cost: UnitCost, known: UnitCost | None) -> UnitCost:
    if known is None or known.publisher != cost.publisher:
        return cost
    own = {each.code for each in cost.overlaps_with}
    more = (each for each in known.overlaps_with if each.code not in own)
    return cost._replace(overlaps_with=(*cost.overlaps_with, *more))


def libraries_of(project: Project) -> tuple[Library, ...]:
    """The project's own libraries in the order of its file, then the packaged one.

    The packaged one is of the editions that the project names. Raises
    `UnknownReference` for an edition that there is not.
    """
    editions = editions_of(project)
    own = (own_library(name, file)[0] for name, file in project.libraries.items())
    packaged = packaged_library(editions.get("unit_costs"), editions.get("values"))
    return (*own, packaged)


def find_unit_cost(project: Project, code: str) -> UnitCost:
    """The unit cost of a code, in the libraries of a project.

    ``gm/CR3.0`` asks the library that the project calls ``gm``, ``packaged/CR3.0``
    the packaged one. Without either, a code that several libraries have with the same
    value is the packaged one's, which knows most of it, else the first one's. Raises
    `UnknownReference` for what none of them has, `AmbiguousUnitCost` where they do not
    agree.
    """
    return find_in(libraries_of(project), code)


def find_in(libraries: tuple[Library, ...], code: str) -> UnitCost:
    """The unit cost of a code in these libraries; else as `find_unit_cost`."""
    name, slash, rest = code.partition("/")
    asked = [each for each in libraries if slash and (each.name or PACKAGED) == name]
    if asked:
        return look_up("unit cost", rest, asked[0].costs)
    found = [each for each in libraries if code in each.costs]
    if not found:
        known = (code for each in libraries for code in each.costs)
        raise UnknownReference("unit cost", code, tuple(dict.fromkeys(known)))
    best = next((each for each in found if not each.name), found[0]).costs[code]
    if len({_value(each.costs[code], best) for each in found}) > 1:
        names = tuple(f"{each.name or PACKAGED}/{code}" for each in found)
        raise AmbiguousUnitCost(code, names)
    return best


def _value(cost: UnitCost, best: UnitCost) -> tuple[object, ...]:
    """What two libraries have to agree on: also on what of it only moves money.

    A range is missing from many lists, and makes no difference there.
    """
    return (
        *(cost.fiscal, cost.economic, cost.social, cost.transfer),
        *(cost.price_year, cost.economic_price_year, cost.social_price_year),
        *(cost.spread or best.spread, cost.by_year),
    )
