"""What is declared and not used (CBA408), and a project of nothing (CBA323)."""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.findings import Finding
from cba.models.cashable import Cashable
from cba.models.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Groups and steps that no line refers to, and an appraisal without a line."""
    used = {cost.people for cost in project.costs.values()}
    used |= {benefit.people for benefit in project.benefits.values()}
    for identifier in project.people:
        if identifier not in used:
            yield Finding(
                "CBA408",
                ("people", identifier),
                f"no cost and no benefit refers to the group `{identifier}`",
                f"write `people: {identifier}` on a line, or remove the group",
                "not used",
                key=True,
            )
    steps = {each.step for each in _cashables(project) if each.stepped}
    for identifier in project.steps:
        if identifier not in steps:
            yield Finding(
                "CBA408",
                ("steps", identifier),
                f"no saving is cash in steps of `{identifier}`",
                f"write `cashable: {{stepped: 70%, step: {identifier}}}` on a benefit, "
                "or remove the step",
                "not used",
                key=True,
            )
    if not (project.costs or project.benefits or project.payments):
        yield Finding(
            "CBA323",
            (),
            "the project has no costs, no benefits and no payments",
            "add lines under `costs:` and `benefits:`",
        )


def _cashables(project: Project) -> Iterator[Cashable]:
    for benefit in project.benefits.values():
        parts = (part.cashable for part in (benefit.values or {}).values())
        yield from (each for each in (benefit.cashable, *parts) if each is not None)
