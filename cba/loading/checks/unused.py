"""What is declared and not used (CBA408), and a project of nothing (CBA323)."""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.findings import Finding
from cba.models.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Groups of people that no line refers to, and an appraisal without a line."""
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
    if not (project.costs or project.benefits or project.payments):
        yield Finding(
            "CBA323",
            (),
            "the project has no costs, no benefits and no payments",
            "add lines under `costs:` and `benefits:`",
        )
