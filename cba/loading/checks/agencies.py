"""Agencies must be declared (CBA301), and savings fall to public bodies (CBA309)."""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.checks.lines import agency_named
from cba.loading.findings import Address, Finding, did_you_mean, quoted
from cba.models.agency import RESERVED
from cba.models.benefit import Benefit
from cba.models.cash_shares import named_in
from cba.models.project import Project
from cba.models.shares import Shares
from cba.models.value import ValuePart

#: More agencies than this are not listed in a hint.
_FEW = 8


def check(project: Project) -> Iterator[Finding]:
    """Agencies that nobody declared, and savings of those who are no public body."""
    for identifier, cost in project.costs.items():
        payers = _names(cost.paid_by)
        yield from _declared(project, ("costs", identifier, "paid_by"), payers)
    for identifier, benefit in project.benefits.items():
        yield from _gains(project, benefit, ("benefits", identifier))
        for name, part in (benefit.values or {}).items():
            yield from _gains(project, part, ("benefits", identifier, "values", name))
    for identifier, payment in project.payments.items():
        at = ("payments", identifier)
        for key, agency in (("from", payment.payer), ("to", payment.payee)):
            if agency_named(project, agency) is None:
                yield unknown_agency(project, (*at, key), agency, key=False)


def _gains(
    project: Project, line: Benefit | ValuePart, at: Address
) -> Iterator[Finding]:
    yield from _declared(project, (*at, "enjoyed_by"), _names(line.enjoyed_by))
    savers = _names(line.falls_to)
    yield from _declared(project, (*at, "falls_to"), savers)
    for key, shares in line.cashable.shares() if line.cashable else ():
        yield from _declared(project, (*at, "cashable", key), named_in(shares))
    for saver in savers:
        agency = agency_named(project, saver)
        if agency is not None and not agency.is_public:
            yield Finding(
                "CBA309",
                (*at, "falls_to", saver),
                f"`{saver}` is no public body (its sector is {agency.sector}), and the "
                "fiscal part falls to public bodies",
                "give what others gain as `economic` or `social`, with `enjoyed_by`",
                "not a public body",
                key=True,
            )


def _names(shares: Shares | None) -> tuple[str, ...]:
    return tuple(agency for agency, _ in shares or ())


def _declared(
    project: Project, at: Address, agencies: tuple[str, ...]
) -> Iterator[Finding]:
    for agency in agencies:
        if agency_named(project, agency) is None:
            yield unknown_agency(project, (*at, agency), agency, key=True)


def _declared_ones(project: Project) -> str:
    """The agencies that could be named instead, where they are few."""
    few = len(project.agencies) <= _FEW
    return f"name {quoted(project.agencies, 'or')}, or " if few else ""


def unknown_agency(
    project: Project, path: Address, agency: str, *, key: bool
) -> Finding:
    """That an agency is named which nobody declared."""
    return Finding(
        "CBA301",
        path,
        f"`{agency}` is not declared under `agencies:`",
        did_you_mean(
            agency,
            (*project.agencies, *RESERVED),
            f"{_declared_ones(project)}declare it: `{agency}: {{name: …, sector: …}}`",
        ),
        "unknown agency",
        key=key,
    )
