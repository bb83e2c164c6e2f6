"""Hours that are given: what they do, and which benefits count work they replace."""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.checks.lines import agency_named
from cba.loading.findings import Address, Finding, did_you_mean
from cba.models.cost import Cost
from cba.models.project import Project


def check(project: Project) -> Iterator[Finding]:
    """CBA126, CBA337 and CBA338 for `work` and `replaces`, CBA416 for what is lost."""
    for identifier, cost in project.costs.items():
        if cost.work is not None or cost.replaces is not None:
            yield from _of_cost(project, cost, ("costs", identifier))


def _of_cost(project: Project, cost: Cost, at: Address) -> Iterator[Finding]:
    key = "work" if cost.work is not None else "replaces"
    if not cost.gives_hours or _is_paid_staff(project, cost):
        yield Finding(
            "CBA126",
            (*at, key),
            f"`{key}` belongs to hours that are given from outside government",
            "remove it, or give the cost as `hours` with a `rate`, `kind: in-kind`, "
            "paid by volunteers, carers or a community",
            "without effect here",
            key=True,
        )
        return
    for position, name in enumerate(cost.replaces or ()):
        if name not in project.benefits:
            yield Finding(
                "CBA337",
                (*at, "replaces", position),
                f"there is no benefit `{name}` for the paid work to be counted in",
                did_you_mean(
                    name, project.benefits, "name the line under `benefits:` by its id"
                ),
                "unknown benefit",
            )
    if cost.replaces and cost.work != "substitutive":
        yield Finding(
            "CBA338",
            (*at, "replaces"),
            f"the hours of `{at[-1]}` replace paid work, but are not said to",
            "write `work: substitutive` beside `replaces`",
            "replaces paid work",
            key=True,
        )
    if cost.work == "substitutive" and not cost.replaces:
        yield Finding(
            "CBA416",
            (*at, "work"),
            f"`{at[-1]}` replaces paid work, and no benefit is said to count it",
            "give the work that is no longer paid for as a benefit, and name it: "
            "`replaces: ID`",
            "counted as a cost alone",
        )


def _is_paid_staff(project: Project, cost: Cost) -> bool:
    """Whether a public body is among those who give; it pays for their time."""
    givers = (agency_named(project, agency) for agency, _ in cost.paid_by)
    return any(each is not None and each.is_public for each in givers)
