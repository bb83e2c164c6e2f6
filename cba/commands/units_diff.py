"""``cba units diff``: what one edition of a library changed over another."""

from __future__ import annotations

from pathlib import Path

from cba.commands.conversation import answer, refuse
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.show import show
from cba.commands.units_given import SCHEMA, Asked, Given, asked
from cba.library.catalogue import editions
from cba.library.difference import difference
from cba.library.unit_cost import Library
from cba.library.unit_costs import packaged_library
from cba.loading.suggest import clipped, closest
from cba.reports.units_difference import difference_json, difference_text
from cba.results.json_document import envelope

_UNIT_COSTS, _VALUES = "unit_costs", "values"


def diff(old: str, new: str, *, as_json: bool) -> int:
    """Print what was added, removed and changed; 1 where a file has errors."""
    both = [_library(each) for each in (old, new)]
    problems = tuple(problem for each in both for problem in each.problems)
    if not all(each.libraries for each in both):
        if as_json:
            answer(envelope(SCHEMA, None, problems))
        else:
            refuse(problems, next(x.source for x in both if not x.libraries))
        return Exit.NO
    (before,), (after,) = (each.libraries for each in both)
    found = difference(before, after)
    names = clipped(old), clipped(new)
    if as_json:
        answer(envelope(SCHEMA, difference_json(found, *names), problems))
    else:
        show(difference_text(found, *names))
    return Exit.YES


def _library(name: str) -> Asked:
    """A packaged edition by its name, or the library in a file."""
    for dataset in (_UNIT_COSTS, _VALUES):
        if name in editions(dataset):
            return Asked((_edition(dataset, name),))
    if Path(name).suffix.lower() == ".csv":
        return asked(Given(library=Path(name)))
    known = (*editions(_UNIT_COSTS), *editions(_VALUES))
    near = closest(name, known)
    hint = f"did you mean `{near}`?" if near else f"there are {', '.join(known)}"
    if Path(name).suffix.lower() in {".xlsx", ".xlsm"}:
        hint = f"make a library of it first: `cba units import {clipped(name)}`"
    message = f"`{clipped(name)}` is no edition and no library file"
    raise CannotRunError("CBA001", message, hint)


def _edition(dataset: str, name: str) -> Library:
    """The values of one edition of one data set alone."""
    chosen = {"edition" if dataset == _UNIT_COSTS else "values": name}
    library = packaged_library(**chosen)
    costs = {code: x for code, x in library.costs.items() if x.edition == name}
    return library._replace(costs=costs, edition=name)
