"""From the prices of the appraisal to the money of each year, for budgets."""

from __future__ import annotations

from cba.library.in_use import deflator_of
from cba.models.cost import Cost
from cba.models.project import Project
from cba.prices import covered_years, growth_factor, nominal_factors
from cba.problems import Problem

#: The currency of the packaged deflator.
_POUNDS = "GBP"


def nominal_years(project: Project) -> tuple[float | None, ...]:
    """What £1 of the appraisal is in the money of each of its years.

    index[year] / index[price year]; past the last year of the deflator prices grow by
    `inflation_after`, and without it there is None. So there is for every year of
    a project in another currency that brings no price index.
    """
    settings = project.appraisal
    horizon = settings.horizon
    if not _has_deflator(project):
        return (None,) * horizon.years
    after = settings.inflation_after
    return nominal_factors(
        deflator_of(project),
        settings.prices_of,
        [horizon.first.plus(n) for n in range(horizon.years)],
        None if after is None else after.constant(),
    )


def own_inflation(project: Project, cost: Cost | None) -> tuple[float, ...] | None:
    """What £1 of a cost is in the money of each year by the inflation of its own.

    (1 + inflation) multiplied by itself for each year since the price year of the
    appraisal; None for a line that moves with the price index.
    """
    if cost is None or cost.inflation is None:
        return None
    settings = project.appraisal
    since = settings.first_year.start - settings.prices_of.start
    rate = cost.inflation.constant()
    return tuple(growth_factor(rate, since + n) for n in range(settings.years))


def is_assumed(project: Project) -> bool:
    """Whether the money of any year rests on `inflation_after`: no index reaches it."""
    settings = project.appraisal
    if settings.inflation_after is None or not _has_deflator(project):
        return False
    first = settings.horizon.first
    years = [first.plus(n) for n in range(settings.years)]
    return None in nominal_factors(deflator_of(project), settings.prices_of, years)


def without_deflator(
    project: Project, years: tuple[str, ...], is_empty: str = "`nominal` is empty"
) -> tuple[Problem, ...]:
    """The warning for years without a nominal figure; none where there are none.

    ``is_empty`` says what that leaves without figures.
    """
    if not years:
        return ()
    if not _has_deflator(project):
        message = (
            f"there is no price index for {project.appraisal.currency}, so {is_empty}"
        )
        hint = "give the index by year in `appraisal.deflator`"
        return (Problem("CBA505", message, "appraisal.currency", hint),)
    deflator = deflator_of(project)
    first = project.appraisal.first_year
    covered = covered_years(deflator, financial=first.financial)
    reach = "" if covered is None else f": it runs from {covered[0]} to {covered[1]}"
    message = (
        f"{is_empty} in {_span(sorted(years))}, which the price index "
        f"{deflator.name} does not reach{reach}"
    )
    hint = "say how prices go on: `inflation_after: 2%` under `appraisal`"
    return (Problem("CBA505", message, "appraisal.inflation_after", hint),)


def _has_deflator(project: Project) -> bool:
    settings = project.appraisal
    return settings.deflator is not None or settings.currency == _POUNDS


def _span(years: list[str]) -> str:
    return years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
