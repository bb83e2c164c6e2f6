"""Which inputs budgets alone rest on: no figure in real terms does."""

from __future__ import annotations

from collections.abc import Iterator

from cba.calculation.flows import CostFlow
from cba.models.funding import Grant
from cba.reports.workbook.needs import Need, Setting, given, of_input
from cba.results.explanation.view import View
from cba.results.nominal import is_assumed, nominal_years


def has_budget(view: View) -> bool:
    """Whether it is the preferred option, with bodies and years to budget for."""
    is_public = any(each.public for each in view.option.agencies.values())
    is_preferred = view.option is view.appraisal.preferred
    return is_preferred and is_public and any(nominal_years(view.project))


def grants_of(view: View) -> dict[str, Grant]:
    """The grants that the option has, by id."""
    project, option = view.project, view.option.identifier
    return {
        identifier: grant
        for identifier, grant in project.funding.items()
        if project.has_line(option, grant)
    }


def of_budget(view: View) -> Iterator[Need | Setting]:
    """What only budgets rest on: loans, own inflation, grants and spend."""
    if not has_budget(view):
        return
    project = view.project
    for identifier, flow in view.lines.items():
        cost = project.costs.get(identifier)
        if cost is None or not isinstance(flow, CostFlow):
            continue
        base = f"costs.{identifier}"
        if cost.inflation is not None:
            yield Need(f"{base}.inflation", "rate", (cost.inflation.constant(),))
        if cost.financing is not None:
            term, rate = cost.financing.borrow, cost.financing.rate
            yield Need(f"{base}.financing.borrow", "years", (term.constant(),))
            yield Need(f"{base}.financing.rate", "rate", (rate.constant(),))
        yield from given(view, base, ("budget_code", "recurrent"))
    for identifier in grants_of(view):
        base = f"funding.{identifier}"
        yield of_input(view, f"{base}.amount")
        yield from given(view, base, ("to", "from", "kind", "public", "options"))
    for agency, standing in view.option.agencies.items():
        if standing.public and project.agency(agency).spend is not None:
            yield of_input(view, f"agencies.{agency}.spend")


def of_inflation(view: View) -> Iterator[Need]:
    """The inflation that budgets assume where no price index reaches a year."""
    given = view.project.appraisal.inflation_after
    if given is not None and has_budget(view) and is_assumed(view.project):
        yield Need("appraisal.inflation_after", "rate", (given.constant(),))
