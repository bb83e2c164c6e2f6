"""Price years that can be moved to the appraisal's: the deflator must reach them."""

from __future__ import annotations

from collections.abc import Iterator

from cba.library.in_use import deflator_of
from cba.library.names import UnknownReference
from cba.loading.checks.lines import lines_of, parts_of
from cba.loading.findings import Address, Finding
from cba.models.benefit import Benefit
from cba.models.cost import Cost
from cba.models.project import Project
from cba.models.years import Year
from cba.prices import Deflator, covered_years, index

_POUNDS = "GBP"


def check(project: Project) -> Iterator[Finding]:
    """CBA320 for years without an index, CBA321 for another currency without one."""
    settings = project.appraisal
    yield from _library_in_pounds(project)
    others = [
        (path, year)
        for path, year in _price_years(project)
        if year != settings.prices_of
    ]
    if not others:
        return
    if settings.currency != _POUNDS and settings.deflator is None:
        for path, year in others:
            yield Finding(
                "CBA321",
                path,
                f"{year} prices would have to be moved to {settings.prices_of} prices, "
                f"and there is no price index for {settings.currency}",
                "give every amount in the prices of one year, or an "
                "`appraisal.deflator` for the currency",
            )
        return
    try:
        deflator = deflator_of(project)
    except UnknownReference:  # the edition is at fault, and reported
        return
    key = "price_year" if settings.price_year is not None else "first_year"
    wanted = [(("appraisal", key), settings.prices_of), *others]
    for path, year in wanted:
        if index(deflator, year) is None:
            yield _not_covered(path, year, deflator)


def _price_years(project: Project) -> Iterator[tuple[Address, Year]]:
    """Each price year that is not left to the appraisal, and where it is given."""
    for path, line in lines_of(project):
        of_line = False
        if isinstance(line, Benefit) and line.amount is None:
            for at, value, resolved in parts_of(project, line, path):
                if resolved.price_year is None:
                    of_line = True
                else:
                    key = "price_year" if value.price_year is not None else "unit_cost"
                    yield (*at, key), resolved.price_year
                    for _, year in resolved.price_years:
                        yield (*at, "unit_cost"), year
        else:
            of_line = True
        if of_line and line.price_year is not None:
            yield (*path, "price_year"), line.price_year
        elif isinstance(line, Cost) and line.prices_of is not None:
            yield (*path, "rate"), line.prices_of


def _not_covered(path: Address, year: Year, deflator: Deflator) -> Finding:
    covered = covered_years(deflator, financial=year.financial)
    reach = (
        f"runs from {covered[0]} to {covered[1]}"
        if covered
        else f"has no {'financial' if year.financial else 'calendar'} year"
    )
    return Finding(
        "CBA320",
        path,
        f"{year} prices cannot be moved to other years: {deflator.name} {reach}",
        "use a price year that it covers, or an `appraisal.deflator` of your own",
        "not covered",
    )


def _library_in_pounds(project: Project) -> Iterator[Finding]:
    currency = project.appraisal.currency
    if currency == _POUNDS:
        return
    for identifier, cost in project.costs.items():
        if cost.rate is not None and cost.rate.unit_cost is not None:
            yield Finding(
                "CBA321",
                ("costs", identifier, "rate"),
                f"the unit cost `{cost.rate.unit_cost}` is in pounds, and the project "
                f"is in {currency}",
                f"give the rate in {currency}",
            )
    for identifier, benefit in project.benefits.items():
        for path, value, _ in parts_of(project, benefit, ("benefits", identifier)):
            if value.unit_cost is not None:
                yield Finding(
                    "CBA321",
                    (*path, "unit_cost"),
                    f"the unit cost `{value.unit_cost}` is in pounds, and the project "
                    f"is in {currency}",
                    f"give the value in {currency} as `fiscal`, `economic` or `social`",
                )
