"""Which editions of reference data an appraisal rests on."""

from __future__ import annotations

from collections.abc import Iterator

from cba.calculation.grades import benefit_grades, cost_grades
from cba.library.catalogue import current_editions
from cba.library.in_use import editions_of
from cba.library.resolution import valued_parts
from cba.library.unit_costs import value_codes
from cba.library.used import unit_costs_in_use
from cba.loading.project_loader import option_project
from cba.models.discount import Discounting
from cba.models.evidence import CapitalBias
from cba.models.line import Line
from cba.models.project import Project
from cba.models.value import Value, ValuePart
from cba.models.years import Year

#: Before the name of a library of the project's own, among the data of a run.
OWN_LIBRARY = "libraries."
#: The price index of the project's own, among the data of a run.
OWN_DEFLATOR = "deflator"


#: Keys of a line at which a unit cost may stand.
_OF_WORTH = frozenset({"value", "values", "rate"})


def editions_used(project: Project) -> dict[str, str]:
    """The edition of each packaged data set that a figure of the project rests on."""
    named = {**current_editions(), **editions_of(project)}
    return {name: named[name] for name in sorted(_used(project))}


def own_libraries(project: Project) -> dict[str, str]:
    """The project's own libraries of unit costs, each with its file and digest."""
    return {
        f"{OWN_LIBRARY}{name}": f"{library.file} sha256:{library.sha256}"
        for name, library in project.libraries.items()
    }


def own_deflator(project: Project) -> dict[str, str]:
    """The edition, else the source, of the project's own price index, where told."""
    own = project.appraisal.deflator
    said = None if own is None else own.edition or own.source
    return {} if said is None else {OWN_DEFLATOR: said}


def _used(project: Project) -> set[str]:
    used = set()
    if any(each.name for each in _discountings(project)):
        used.add("discount_schedules")
    if project.appraisal.deflator is None and _rebases(project):
        used.add("gdp_deflator")
    if _is_graded(project):
        used.add("optimism_bias")
    if any(isinstance(x.optimism_bias, CapitalBias) for x in project.costs.values()):
        used.add("capital_bias")
    packaged = {
        each.cost.code
        for variant in _variants(project)
        for each in unit_costs_in_use(variant)
        if not each.cost.library
    }
    if packaged - set(value_codes()):
        used.add("unit_costs")
    if packaged & set(value_codes()):
        used.add("values")
    income = project.income_groups
    if income is not None and income.elasticity is None:
        used.add("distributional_weights")
    return used


def _variants(project: Project) -> Iterator[Project]:
    """The project, and each option that may bring unit costs of its own."""
    yield project
    for identifier, option in project.options.items():
        if any(_OF_WORTH & set(address.split(".")) for address in option.set or ()):
            yield option_project(project, identifier)


def _lines(project: Project) -> Iterator[Line]:
    yield from project.costs.values()
    yield from project.benefits.values()
    yield from project.payments.values()


def _values(project: Project) -> Iterator[Value]:
    for benefit in project.benefits.values():
        yield from (value for _, value in valued_parts(benefit))


def _discountings(project: Project) -> Iterator[Discounting]:
    yield project.appraisal.discounting
    own = [line.discounting for line in _lines(project)]
    own += [x.discounting for x in _values(project) if isinstance(x, ValuePart)]
    yield from (each for each in own if each is not None)


def _rebases(project: Project) -> bool:
    years: list[Year | None] = [each.price_year for each in _lines(project)]
    years += [cost.prices_of for cost in project.costs.values()]
    for value in _values(project):
        years.append(value.price_year)
        if value.unit_cost:
            return True
    return any(year not in {None, project.appraisal.prices_of} for year in years)


def _is_graded(project: Project) -> bool:
    for key, cost in project.costs.items():
        if cost.optimism_bias is None and cost_grades(project, f"costs.{key}", cost):
            return True
    for key, benefit in project.benefits.items():
        values = tuple(value for _, value in valued_parts(benefit)) or (None,)
        if benefit.optimism_bias is None and any(
            benefit_grades(project, f"benefits.{key}", benefit, value)
            for value in values
        ):
            return True
    return False
