"""Unit costs that a project asks for: known, one of a kind, with what is asked."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from cba.library.brought import covered_to, part_by_year
from cba.library.find import (
    PACKAGED,
    AmbiguousUnitCost,
    find_in,
    libraries_of,
    own_library,
)
from cba.library.licences import LICENCES, licence
from cba.library.names import UnknownReference
from cba.library.rates import hourly_rate, is_of_an_hour
from cba.library.resolution import placed_values
from cba.library.unit_cost import Library, UnitCost
from cba.loading.checks.years import years_of_values
from cba.loading.findings import Address, Finding, did_you_mean, quoted
from cba.loading.suggest import clipped
from cba.models.benefit import Benefit
from cba.models.project import Project
from cba.models.value import Value


def check(project: Project) -> Iterator[Finding]:
    """CBA501, 511, 516 and 517 on each unit cost, and on licences of own values."""
    asked = list(_asked(project))
    if not asked:
        return
    try:
        libraries = libraries_of(project)
    except UnknownReference:  # the edition is at fault, and reported
        return
    # A code may be in a file, or a row, that could not be read.
    whole = not any(own_library(*named)[1] for named in project.libraries.items())
    for at, code, holder in asked:
        found = yield from _found(libraries, at, code, whole=whole)
        if found is None:
            continue
        if holder is None:
            yield from _as_rate(at, found)
        else:
            benefit, value = holder
            yield from _by_year(project, benefit, value, at, found)
            yield from _ranged(at, value, found)
            if value.licence is None:
                yield from _licensed(at, found.licence, f"`{found.code}`")


def check_licences(project: Project) -> Iterator[Finding]:
    """CBA517 for each licence of a value that the tool does not know."""
    for identifier, benefit in project.benefits.items():
        for below, value in placed_values(benefit):
            if value.licence is not None:
                at = ("benefits", identifier, *below, "licence")
                yield from _licensed(at, value.licence, "the value")


_Holder = tuple[Benefit, Value]


def _asked(project: Project) -> Iterator[tuple[Address, str, _Holder | None]]:
    """Where a unit cost is named, its code, and the value; None for a rate."""
    for identifier, cost in project.costs.items():
        if cost.rate is not None and cost.rate.unit_cost is not None:
            at = ("costs", identifier, "rate", "unit_cost")
            yield at, cost.rate.unit_cost, None
    for identifier, benefit in project.benefits.items():
        for below, value in placed_values(benefit):
            if value.unit_cost is not None:
                path = ("benefits", identifier, *below, "unit_cost")
                yield path, value.unit_cost, (benefit, value)


def _found(
    libraries: tuple[Library, ...], at: Address, code: str, *, whole: bool
) -> Generator[Finding, None, UnitCost | None]:
    """The unit cost of a code, after what is to be said where there is none."""
    try:
        return find_in(libraries, code)
    except UnknownReference as unknown:
        if whole:
            yield _unknown(libraries, at, code, unknown.known)
    except AmbiguousUnitCost as several:
        yield Finding(
            "CBA511",
            at,
            f"`{code}` has another value in each of {len(several.names)} libraries",
            f"write {quoted(several.names, 'or')}",
            "which of them?",
        )
    return None


def _unknown(
    libraries: tuple[Library, ...], at: Address, code: str, known: tuple[str, ...]
) -> Finding:
    name, slash, _ = code.partition("/")
    names = [each.name or PACKAGED for each in libraries]
    message = f"the library has no unit cost `{code}`"
    words = list(known)
    if slash and name in names:
        message = f"the library `{name}` has no unit cost `{_bare(code)}`"
        words = [f"{name}/{each}" for each in known]
    elif slash:
        message = f"there is no library `{name}`, which `{code}` would be in"
        words = [f"{each}/{_bare(code)}" for each in names]
    elif len(libraries) > 1:
        message = f"no library here has a unit cost `{code}`"
    hint = did_you_mean(code, words, "`cba units` lists them; or give the value")
    return Finding("CBA501", at, message, hint, "unknown unit cost")


def _bare(code: str) -> str:
    """The code without the name of the library before it."""
    return code.partition("/")[2]


def _as_rate(at: Address, cost: UnitCost) -> Iterator[Finding]:
    if hourly_rate(cost) is None:
        yield Finding(
            "CBA516",
            at,
            f"`{cost.code}` is no single value, so it cannot be the rate of an hour",
            "give the rate in pounds, with its `price_year` and `source`",
            "no rate",
        )
    elif not is_of_an_hour(cost):
        yield Finding(
            "CBA516",
            at,
            f"`{cost.code}` is the value of `{clipped(cost.unit)}`, and not of an hour",
            "name a value of one hour, or give the rate in pounds",
            "no rate",
        )
    yield from _licensed(at, cost.licence, f"`{cost.code}`")


def _by_year(
    project: Project, benefit: Benefit, value: Value, at: Address, cost: UnitCost
) -> Iterator[Finding]:
    """A value by year that the effect outlasts."""
    part = part_by_year(cost)
    if part is None or getattr(value, part) is not None:
        return
    horizon = project.appraisal.horizon
    used = years_of_values(project, benefit)
    last = covered_to(cost, horizon)
    years = [n for n, needed in enumerate(used) if needed]
    beyond = [n for n in years if last is None or n > horizon.position(last.start)]
    if not beyond:
        return
    first, end = horizon.first.plus(beyond[0]), horizon.first.plus(years[-1])
    reach = "for none of these years" if last is None else f"up to {last}"
    span = str(end) if first == end else f"{first} to {end}"
    yield Finding(
        "CBA516",
        at,
        f"`{cost.code}` has values {reach}, and this line needs them for {span}",
        f"let the line end earlier, or give the value by year: `{part}: "
        f"{{{horizon.first}: …, {end}: …}}`",
        "not for so long",
    )


def _ranged(at: Address, value: Value, cost: UnitCost) -> Iterator[Finding]:
    if value.range and not (cost.spread or cost.by_year):
        yield Finding(
            "CBA516",
            (*at[:-1], "range"),
            f"the source of `{cost.code}` gives no low and high value",
            "remove `range`, or write the value with a range: `fiscal: £400 (£300 to "
            "£500)`",
            "no range",
        )


def _licensed(at: Address, text: str, what: str) -> Iterator[Finding]:
    if licence(text) is None:
        yield Finding(
            "CBA517",
            at,
            f"{what} is under a licence that the tool does not know: {text}",
            did_you_mean(
                text,
                (each.tag for each in LICENCES),
                f"the tags are {quoted((each.tag for each in LICENCES), 'or')}",
            ),
            "unknown licence",
        )
