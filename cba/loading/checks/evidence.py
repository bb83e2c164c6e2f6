"""Values, amounts and costs that do not say where they come from (CBA403)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cba.library.resolution import placed_values
from cba.loading.findings import Address, Finding
from cba.models.benefit import Benefit
from cba.models.funding import Grant
from cba.models.inputs import Input
from cba.models.inputs_of import inputs_of
from cba.models.line import Line
from cba.models.project import Project
from cba.models.value import Value

_COST = ("amount", "rate", "each")


def check(project: Project) -> Iterator[Finding]:
    """What is worth or costs money, with no source and not said to be made up."""
    for identifier, cost in project.costs.items():
        if not _is_known(cost, (getattr(cost, key) for key in _COST)):
            yield _finding(("costs", identifier), f"`{identifier}`")
    for identifier, risk in project.risks.items():
        if risk.counted and not _is_known(risk, (risk.chance, risk.cost)):
            yield _finding(("risks", identifier), f"`{identifier}`")
    for identifier, grant in project.funding.items():
        if not _is_known(grant, (grant.amount,)):
            yield _finding(("funding", identifier), f"`{identifier}`")
    yield from _benefits(project)


def _benefits(project: Project) -> Iterator[Finding]:
    for identifier, benefit in project.benefits.items():
        if benefit.amount is not None:
            if not _is_known(benefit, (benefit.amount,)):
                yield _finding(("benefits", identifier), f"`{identifier}`")
            continue
        for below, value in placed_values(benefit):
            if not _is_known_value(benefit, value):
                what = "/".join((identifier, *below[1:]))
                at = ("benefits", identifier, *below)
                yield _finding(at, f"the value of `{what}`")


def _is_known(line: Line | Value | Grant, inputs: Iterable[Input | None]) -> bool:
    if line.source is not None or line.status == "illustrative":
        return True
    return any(
        given is not None
        and (given.source or given.unit_cost or given.status == "illustrative")
        for given in inputs
    )


def _is_known_value(benefit: Benefit, value: Value) -> bool:
    if value.unit_cost is not None or _is_known(benefit, ()):
        return True
    return _is_known(value, (given for _, given in inputs_of(value)))


def _finding(at: Address, what: str) -> Finding:
    return Finding(
        "CBA403",
        at,
        f"{what} has no source",
        "add `source: …`, or `status: illustrative` if the figure is made up",
        key=True,
    )
