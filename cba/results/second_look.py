"""Warnings that only the figures can show, or finish.

Checks of a project file calculate nothing. Whether a newer edition of reference
data would move the answer (CBA507), and whether a body saves more than it spends
(CBA423), is seen here, once a project has been appraised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from cba.library.catalogue import current_editions
from cba.library.find import AmbiguousUnitCost
from cba.library.names import UnknownReference
from cba.models.acknowledged import reason_for
from cba.models.project import Project
from cba.money import money, symbol
from cba.prices import YearNotCovered
from cba.problems import Problem, ProjectError
from cba.results.appraisal import Appraisal, OptionAppraisal
from cba.results.appraise import appraise_option

#: Half a penny: what lies below is the rounding of sums.
_NOTHING = 0.005


def second_look(
    appraisal: Appraisal, *, with_bias: bool = True, with_hours: bool = True
) -> tuple[Problem, ...]:
    """The problems of an appraisal, finished and joined by what its figures show.

    Their order is that of the appraisal, with new ones, which have no place yet, at
    the end. ``with_bias`` and ``with_hours`` are as the appraisal was made. A new one
    has the reason with which the project accepts it.
    """
    project = appraisal.project
    how = (with_bias, with_hours)
    finished = [
        replace(each, message=f"{each.message}: {_effect(appraisal, each, how)}")
        if each.code == "CBA507"
        else each
        for each in appraisal.problems
    ]
    found = [
        replace(each, accepted=reason_for(project.acknowledge, each.code, each.path))
        for each in _beyond_spend(appraisal)
    ]
    return (*finished, *found)


def _effect(appraisal: Appraisal, pinned: Problem, how: tuple[bool, bool]) -> str:
    """What the current edition of a data set would do to the preferred option."""
    dataset = pinned.path.rpartition(".")[2]
    project = appraisal.project
    newer = current_editions()[dataset]
    moved = project.model_copy(
        update={"data": MappingProxyType({**project.data, dataset: newer})}
    )
    bias, hours = how
    try:
        after = appraise_option(
            moved, project.preferred, with_bias=bias, with_hours=hours
        )
    except (ProjectError, AmbiguousUnitCost, UnknownReference, YearNotCovered):
        return f"with {newer} this project could not be appraised as it stands"
    return _difference(project, newer, appraisal.preferred, after)


def _difference(
    project: Project, newer: str, before: OptionAppraisal, after: OptionAppraisal
) -> str:
    changes = {
        "to society": after.public_value.npv - before.public_value.npv,
        "to public bodies": after.financial.npv - before.financial.npv,
    }
    moved: dict[str, list[str]] = {}
    for to_whom, change in changes.items():
        if abs(change) >= _NOTHING:
            words = _moved(change, project.appraisal.currency)
            moved.setdefault(words, []).append(to_whom)
    said = [
        f"the NPV {' and '.join(to_whom)} would be {words}"
        for words, to_whom in moved.items()
    ]
    return f"with {newer} {' and '.join(said) or 'the NPV would be the same'}"


def _moved(change: float, currency: str) -> str:
    # What `money` would round to none.
    size = f"less than {symbol(currency)}1"
    if abs(change) >= 0.5:
        size = money(abs(change), currency)
    return f"{size} {'higher' if change > 0 else 'lower'}"


def _beyond_spend(appraisal: Appraisal) -> Iterator[Problem]:
    """Bodies that save more in a year than the project says they spend (CBA423)."""
    project = appraisal.project
    options = sorted(
        appraisal.options.values(),
        key=lambda each: each.identifier != project.preferred,
    )
    for agency in project.agencies:
        found = (_years_beyond(project, option, agency) for option in options)
        first = next(
            ((o, years) for o, years in zip(options, found, strict=True) if years), None
        )
        if first is not None:
            yield _too_much(project, agency, *first)


def _years_beyond(
    project: Project, option: OptionAppraisal, agency: str
) -> tuple[tuple[str, float, float], ...]:
    """The years in which a body saves more than it spends, with both amounts."""
    spend = project.agencies[agency].spend
    appraised = option.agencies.get(agency)
    if spend is None or appraised is None or not appraised.public:
        return ()
    by_year = spend.by_year(project.appraisal.horizon)
    return tuple(
        (year.year, year.benefits, spent)
        for year, spent in zip(appraised.by_year, by_year, strict=True)
        if spent is not None and year.benefits - spent > _NOTHING
    )


def _too_much(
    project: Project,
    agency: str,
    option: OptionAppraisal,
    years: tuple[tuple[str, float, float], ...],
) -> Problem:
    (year, saving, spent), *others = years
    currency = project.appraisal.currency
    also = f", and so in {len(others)} other year" if others else ""
    also += "s" if len(others) > 1 else ""
    where = ""
    if option.identifier != project.preferred:
        where = f" in the option `{option.identifier}`"
    return Problem(
        "CBA423",
        f"`{agency}` would save {money(saving, currency)} in {year}{where}, more than "
        f"the {money(spent, currency)} that it spends on the service{also}",
        f"agencies.{agency}.spend",
        "look for a saving counted twice or for people whom the service does not "
        "reach, or correct `spend`",
        "less than is saved",
    )
