"""Income groups: declared before a benefit names them (CBA326), and named (CBA411)."""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.findings import Address, Finding, did_you_mean, quoted
from cba.models.project import Project
from cba.models.shares import Shares


def check(project: Project) -> Iterator[Finding]:
    """Groups that nobody declared, and value that has no people to weight it by."""
    for path, shares in _named(project):
        yield from _declared(project, path, shares)
    for identifier, benefit in project.benefits.items():
        fiscal = benefit.category in {None, "fiscal"}
        if benefit.amount is None or benefit.income_groups is None or not fiscal:
            continue
        yield Finding(
            "CBA126",
            ("benefits", identifier, "income_groups"),
            "`income_groups` weights economic and social value, and this is fiscal",
            "remove it, or give the line another `category`",
            "without effect here",
            key=True,
        )


def check_used(project: Project) -> Iterator[Finding]:
    """CBA411 where income groups are declared and no benefit says who gains."""
    if project.income_groups is not None and not any(_named(project)):
        groups = list(project.income_groups.groups)
        first = groups[0] if groups else "low"
        yield Finding(
            "CBA411",
            ("income_groups",),
            "no benefit names an income group, so nothing is weighted",
            f"write `income_groups: {{{first}: 100%}}` on a benefit, with its shares",
            "not used",
            key=True,
        )


def _named(project: Project) -> Iterator[tuple[Address, Shares]]:
    for identifier, benefit in project.benefits.items():
        at = ("benefits", identifier)
        if benefit.income_groups:
            yield (*at, "income_groups"), benefit.income_groups
        for name, part in (benefit.values or {}).items():
            if part.income_groups:
                yield (*at, "values", name, "income_groups"), part.income_groups


def _declared(project: Project, path: Address, shares: Shares) -> Iterator[Finding]:
    given = project.income_groups
    known = tuple(given.groups) if given is not None else ()
    for group, _ in shares:
        if group not in known:
            otherwise = (
                f"name {quoted(known, 'or')}, or declare it"
                if known
                else "declare it: `income_groups: {median: £…, groups: {low: £…}}`"
            )
            yield Finding(
                "CBA326",
                (*path, group),
                f"`{group}` is not declared under `income_groups:`",
                did_you_mean(group, known, otherwise),
                "unknown income group",
                key=True,
            )
