"""What a line names must exist: groups, options, objectives; payments need two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cba.loading.checks.lines import lines_of
from cba.loading.findings import Address, Finding, did_you_mean, quoted
from cba.models.benefit import Benefit
from cba.models.cost import Cost
from cba.models.project import Project


def check(project: Project) -> Iterator[Finding]:
    """CBA302 groups, CBA303 options, CBA319 objectives, CBA322 payments to oneself."""
    options = project.option_ids
    objectives = project.project.objectives or {}
    for path, line in lines_of(project):
        for position, option in enumerate(line.options or ()):
            if option not in options:
                path_of = (*path, "options", position)
                yield unknown_option(project, path_of, option)
        group = line.people if isinstance(line, (Cost, Benefit)) else None
        if group is not None and group not in project.people:
            yield Finding(
                "CBA302",
                (*path, "people"),
                f"there is no group `{group}` under `people:`",
                did_you_mean(group, project.people, "declare it, with `starting:`"),
                "unknown group",
            )
        objective = line.objective if isinstance(line, Benefit) else None
        if objective is not None and objective not in objectives:
            yield unknown_objective((*path, "objective"), objective, objectives)
    for identifier, payment in project.payments.items():
        if payment.payer == payment.payee:
            yield Finding(
                "CBA322",
                ("payments", identifier, "to"),
                f"`{payment.payee}` would pay itself",
                "name the agency that receives the money",
                "it also pays",
            )


def unknown_option(project: Project, path: Address, option: str) -> Finding:
    """That an option is named which the file does not declare."""
    known = project.option_ids
    return Finding(
        "CBA303",
        path,
        f"there is no option `{option}`",
        did_you_mean(option, known, f"the file has {quoted(known)}"),
        "unknown option",
    )


def unknown_objective(path: Address, objective: str, known: Iterable[str]) -> Finding:
    """That an objective is named which the project does not declare."""
    return Finding(
        "CBA319",
        path,
        f"there is no objective `{objective}`",
        did_you_mean(objective, known, "declare it under `project.objectives`"),
        "unknown objective",
    )
