"""The terms of an apportionment: those of the file, and what is asked instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cba.analysis.apportionment.answers import Terms
from cba.models.faults import FaultError
from cba.models.horizon import Context, read_year
from cba.models.inputs import Input
from cba.models.project import Project
from cba.models.sharing import Gains, Rule, Sharing
from cba.problems import Problem, ProjectError

_NONE = Sharing()


def terms_of(
    project: Project,
    *,
    rule: Rule | None = None,
    to: Gains | None = None,
    whole_by: str | None = None,
    partners: Sequence[str] | None = None,
) -> Terms:
    """The terms of a project's `sharing:`, with those given in their place.

    Left out everywhere: costs are shared in proportion to cashable savings, and
    partners should be whole by the last year. Partners that nobody names are found
    by `apportion` for the option that it looks at. Raises `ProjectError` where
    ``whole_by`` is no year of the appraisal.
    """
    sharing = project.sharing or _NONE
    labels = project.appraisal.horizon.labels
    last = str(sharing.whole_by) if sharing.whole_by is not None else labels[-1]
    by_year, deficits = {}, {}
    for identifier, agency in project.agencies.items():
        if agency.limit is not None and agency.limit.a_year is not None:
            by_year[identifier] = agency.limit.a_year.constant()
        if agency.limit is not None and agency.limit.deficit is not None:
            deficits[identifier] = agency.limit.deficit.constant()
    return Terms(
        rule=rule or sharing.rule or "proportional",
        to=to or sharing.to or "cashable",
        whole_by=last if whole_by is None else _year(project, whole_by),
        partners=tuple(partners or sharing.partners or ()),
        limits=by_year,
        deficits=deficits,
        caps=_amounts(sharing.caps),
        shares={
            partner: (each.low, each.high)
            for partner, each in (sharing.shares or {}).items()
        },
        may_pay=None if sharing.may_pay is None else dict(sharing.may_pay),
        tariffs=_amounts(sharing.tariffs),
        paid_after=0.0 if sharing.paid_after is None else sharing.paid_after.constant(),
    )


def _year(project: Project, text: str) -> str:
    horizon, currency = project.appraisal.horizon, project.appraisal.currency
    try:
        return str(read_year(text, Context(horizon, currency)))
    except FaultError as fault:
        problem = Problem(fault.code, fault.message, "sharing.whole_by", fault.hint)
        raise ProjectError([problem]) from None


def _amounts(given: Mapping[str, Input] | None) -> dict[str, float]:
    return {key: each.constant() for key, each in (given or {}).items()}
