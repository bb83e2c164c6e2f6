"""What the frame of a business case names must exist: options, agencies, objectives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cba.loading.checks.agencies import unknown_agency
from cba.loading.checks.lines import agency_named
from cba.loading.checks.references import unknown_objective, unknown_option
from cba.loading.findings import Address, Finding, did_you_mean
from cba.loading.suggest import closest
from cba.models.longlist import SUCCESS_FACTORS
from cba.models.project import Project

_ID = re.compile(r"[a-z][a-z0-9_]*")


def check(project: Project) -> Iterator[Finding]:
    """CBA301 agencies and owners, CBA303 options, CBA319 objectives."""
    yield from _longlist(project)
    for name, effect in project.non_monetised.items():
        at: Address = ("non_monetised", name)
        yield from _agencies(project, (*at, "who"), effect.who)
        yield from _options(project, at, effect.options)
        yield from _objective(project, at, effect.objective)
    for name, risk in project.risks.items():
        at = ("risks", name)
        borne = [agency for agency, _ in risk.falls_on or ()]
        for agency in borne:
            if agency_named(project, agency) is None:
                path = (*at, "falls_on", agency)
                yield unknown_agency(project, path, agency, key=True)
        yield from _options(project, at, risk.options)
        yield from _owner(project, (*at, "owner"), risk.owner)
    for role, signatory in project.sign_off.items():
        signs_for = signatory.organisation
        if signs_for is not None and agency_named(project, signs_for) is None:
            at = ("sign_off", role, "organisation")
            yield unknown_agency(project, at, signs_for, key=False)
    for name, benefit in project.benefits.items():
        if benefit.measure is not None:
            at = ("benefits", name, "measure", "owner")
            yield from _owner(project, at, benefit.measure.owner)


def _longlist(project: Project) -> Iterator[Finding]:
    objectives = project.project.objectives or {}
    known = (*objectives, *SUCCESS_FACTORS)
    for name, entry in project.longlist.items():
        at: Address = ("longlist", name)
        if entry.becomes is not None and entry.becomes not in project.option_ids:
            yield unknown_option(project, (*at, "becomes"), entry.becomes)
        for criterion in entry.scores or {}:
            if criterion not in known:
                yield Finding(
                    "CBA319",
                    (*at, "scores", criterion),
                    f"`{criterion}` is neither an objective nor a success factor",
                    did_you_mean(
                        criterion,
                        known,
                        f"the success factors are {', '.join(SUCCESS_FACTORS)}",
                    ),
                    "unknown objective",
                    key=True,
                )


def _agencies(
    project: Project, path: Address, agencies: Iterable[str] | None
) -> Iterator[Finding]:
    for position, agency in enumerate(agencies or ()):
        if agency_named(project, agency) is None:
            yield unknown_agency(project, (*path, position), agency, key=False)


def _options(
    project: Project, at: Address, options: Iterable[str] | None
) -> Iterator[Finding]:
    for position, option in enumerate(options or ()):
        if option not in project.option_ids:
            yield unknown_option(project, (*at, "options", position), option)


def _objective(
    project: Project, at: Address, objective: str | None
) -> Iterator[Finding]:
    known = project.project.objectives or {}
    if objective is not None and objective not in known:
        yield unknown_objective((*at, "objective"), objective, known)


def _owner(project: Project, path: Address, owner: str | None) -> Iterator[Finding]:
    """An owner that looks like an agency's id, and is a slip of one."""
    if owner is None or agency_named(project, owner) is not None:
        return
    near = closest(owner, project.agencies) if _ID.fullmatch(owner) else None
    if near is not None:
        yield Finding(
            "CBA301",
            path,
            f"the owner `{owner}` is not declared under `agencies:`",
            f"did you mean `{near}`? Begin a name that is no id with a capital",
            "unknown agency",
        )
