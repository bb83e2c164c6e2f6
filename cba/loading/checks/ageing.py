"""Unit costs in use that have aged, or that may not be passed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from cba.library.names import UnknownReference
from cba.library.outdated import OLD_AFTER, Aged, outdated
from cba.loading.findings import Address, Finding, listed
from cba.models.project import Project

#: So many values are named in one note; of others it says how many there are.
_MOST = 6


def check_lines(project: Project) -> Iterator[Finding]:
    """CBA512 for a value that is not current, CBA515 for one that is to stay here."""
    for each in _found(project):
        if each.kind in {"superseded", "withdrawn"}:
            yield _not_current(each)
        elif each.kind == "licence":
            yield _closed(each)


def check(project: Project) -> Iterator[Finding]:
    """One note, CBA513, on all values in old prices, and one, CBA514, on red ones."""
    found = _found(project)
    yield from _old_prices(project, [x for x in found if x.kind == "old-prices"])
    yield from _red([x for x in found if x.kind == "red"])


def _found(project: Project) -> tuple[Aged, ...]:
    if not any(_uses(project)):
        return ()
    try:
        return outdated(project)
    except UnknownReference:  # the edition is at fault, and reported
        return ()


def _uses(project: Project) -> Iterator[bool]:
    """Whether a line rests on a library or on a licence: most tests of it are quick."""
    for cost in project.costs.values():
        yield cost.rate is not None and cost.rate.unit_cost is not None
    for benefit in project.benefits.values():
        values = [benefit.value, *(benefit.values or {}).values()]
        for value in values:
            yield value is not None and bool(value.unit_cost or value.licence)


def _at(each: Aged) -> Address:
    return (*each.path, "unit_cost" if each.code else "licence")


def _not_current(each: Aged) -> Finding:
    if each.kind == "withdrawn":
        message = f"`{each.code}` was withdrawn by its publisher"
        hint = "give a value of another source, or accept it with the reason"
    elif each.superseded_by:
        message = f"`{each.code}` is superseded by `{each.superseded_by}`"
        hint = f"write `{each.superseded_by}`, or accept it with the reason"
    else:
        message = f"`{each.code}` is superseded by a newer value"
        hint = "look for the newer value, or accept it with the reason"
    return Finding("CBA512", _at(each), message, hint, "not current")


def _closed(each: Aged) -> Finding:
    what = f"`{each.code}`" if each.code else "the value"
    return Finding(
        "CBA515",
        _at(each),
        f"{what} is under a licence that forbids passing it on: {each.licence}",
        "keep what shows it among those whom the licence allows, or write another "
        "value; with leave of its owner, write `licence: with permission`",
        "not to be passed on",
    )


def _old_prices(project: Project, found: list[Aged]) -> Iterator[Finding]:
    if not found:
        return
    of_code = {each.code: f"`{each.code}` ({each.price_year})" for each in found}
    one = len(of_code) == 1
    yield Finding(
        "CBA513",
        _at(max(found, key=lambda each: each.years)),
        f"{'a unit cost is' if one else f'{len(of_code)} unit costs are'} in prices of "
        f"more than {OLD_AFTER} years before {project.appraisal.prices_of}: "
        f"{_told(of_code.values())}",
        "prices are moved, but not what changed besides: look for newer figures, or "
        "accept it with the reason; `cba units outdated` lists them",
    )


def _red(found: list[Aged]) -> Iterator[Finding]:
    if not found:
        return
    codes = dict.fromkeys(f"`{each.code}`" for each in found)
    verb = "is" if len(codes) == 1 else "are"
    yield Finding(
        "CBA514",
        _at(found[0]),
        f"{_told(codes)} {verb} rated red by the source: old or weak evidence",
        "use a sounder value, test the answer with `cba sensitivity`, or accept it "
        "with the reason",
    )


def _told(words: Iterable[str]) -> str:
    every = list(words)
    more = len(every) - _MOST
    if more <= 0:
        return listed(every)
    return listed([*islice(every, _MOST), f"{more} more"])
