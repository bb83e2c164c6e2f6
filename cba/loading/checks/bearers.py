"""Who saves the fiscal part of a benefit: given, or known from the library."""

from __future__ import annotations

from collections.abc import Iterator

from cba.library.resolution import ELSEWHERE, ResolvedValue, bears_fiscal
from cba.loading.checks.lines import parts_of
from cba.loading.findings import Address, Finding, listed, quoted
from cba.models.benefit import Benefit
from cba.models.project import Project


def check(project: Project) -> Iterator[Finding]:
    """CBA310 nobody named, CBA503 and 506 on the bearers of unit costs."""
    for identifier, benefit in project.benefits.items():
        at = ("benefits", identifier)
        if benefit.amount is not None:
            if _is_fiscal(benefit) and benefit.falls_to is None:
                yield _nobody(at, "its amount")
            continue
        for path, value, resolved in parts_of(project, benefit, at):
            if not resolved.has_fiscal:
                continue
            if bears_fiscal(benefit, value, None) is None:
                yield from _from_library(path, resolved)


def _is_fiscal(benefit: Benefit) -> bool:
    amount = benefit.amount
    return benefit.category == "fiscal" and amount is not None and not amount.is_zero()


def _nobody(at: Address, what: str) -> Finding:
    return Finding(
        "CBA310",
        (*at, "falls_to") if len(at) == 2 else at,
        f"`{at[1]}` does not say which public bodies save {what}",
        "add `falls_to`, such as `falls_to: {council: 60%, nhs: 40%}`",
        "`falls_to` is missing",
        key=True,
    )


def _from_library(path: Address, resolved: ResolvedValue) -> Iterator[Finding]:
    cost = resolved.unit_cost
    if cost is None or not cost.fiscal:
        yield _nobody(
            path if path[-2] == "values" else path[:2], "the fiscal part of its value"
        )
        return
    at = (*path, "unit_cost")
    if not cost.bearers:
        several = f" (`{cost.agency}`)" if cost.agency else ""
        yield Finding(
            "CBA503",
            at,
            f"several bodies{several} bear the cost `{cost.code}`, and its source does "
            "not say in what shares",
            "add `falls_to`, such as `falls_to: {council: 60%, nhs: 40%}`",
        )
    for bearer, agencies in resolved.doubtful:
        yield Finding(
            "CBA503",
            at,
            f"`{cost.code}` falls to `{bearer}`, who could be {quoted(agencies, 'or')}",
            f"add `falls_to` to the line, or `bears: [{bearer}]` to one of them",
        )
    if resolved.elsewhere and resolved.falls_to is not None:
        names = listed([f"{share:.0%} to {name}" for name, share in resolved.elsewhere])
        yield Finding(
            "CBA506",
            at,
            f"`{cost.code}` falls {names}, which no agency declared here stands for; "
            f"it is counted under `{ELSEWHERE}`",
            "declare an agency of that sector, or say who saves with `falls_to`",
        )
