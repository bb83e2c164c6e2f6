"""What only the cash ledger reads: loans, grants, inflation of a line's own, spend.

CBA227 a loan that could not be repaid, CBA228 an amount below zero where none can be,
CBA229 a cost whose prices move in two ways, CBA331 a grant from a partner, and CBA301
and CBA303 for agencies and options that a grant names.
"""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.checks.agencies import unknown_agency
from cba.loading.checks.references import unknown_option
from cba.loading.findings import Address, Finding
from cba.models.cost import Cost, Financing
from cba.models.funding import Grant
from cba.models.inputs import Input
from cba.models.inputs_of import inputs_of
from cba.models.line import titled
from cba.models.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Loans, inflation and grants, line by line."""
    for identifier, cost in project.costs.items():
        yield from _cost(cost, ("costs", identifier))
    for identifier, grant in project.funding.items():
        yield from _grant(project, grant, ("funding", identifier))


def check_spend(project: Project) -> Iterator[Finding]:
    """CBA228 for a spend below zero, of which nothing can be a share."""
    for identifier, agency in project.agencies.items():
        if agency.spend is not None:
            at = ("agencies", identifier, "spend")
            if _has_negative(project, agency.spend):
                yield _negative(at, "what an agency spends", "write it without a minus")
            yield from _not_drawn(agency.spend, at)


def _cost(cost: Cost, at: Address) -> Iterator[Finding]:
    if cost.financing is not None:
        yield from _financing(cost.financing, (*at, "financing"))
    if cost.inflation is None:
        return
    if cost.kind == "in-kind":
        yield Finding(
            "CBA126",
            (*at, "inflation"),
            "`inflation` moves the cash of a cost, and what is in kind has none",
            "remove it, or change `kind`",
            "without effect here",
            key=True,
        )
    if cost.real_growth is not None and not cost.real_growth.is_zero():
        yield Finding(
            "CBA229",
            (*at, "inflation"),
            "the prices of this cost move in two ways: `inflation` and `real_growth`",
            "keep `real_growth`, which moves every figure, or `inflation`, which moves "
            "the cash ledger alone",
            "beside `real_growth`",
            key=True,
        )
    yield from _not_drawn(cost.inflation, (*at, "inflation"))


def _financing(financing: Financing, at: Address) -> Iterator[Finding]:
    borrow = financing.borrow
    if borrow.constant() < 1 or not borrow.constant().is_integer():
        years = f"{borrow.constant():g}"
        yield _unpayable((*at, "borrow"), f"a loan cannot run over {years} years")
    if financing.rate.constant() < 0:
        percent = f"{financing.rate.constant() * 100:g}%"
        yield _unpayable((*at, "rate"), f"a loan cannot bear interest of {percent}")
    for path, given in inputs_of(financing):
        yield from _not_drawn(given, (*at, *path))


def _unpayable(at: Address, message: str) -> Finding:
    hint = (
        "write whole years from 1 on, such as `borrow: 20 years`"
        if at[-1] == "borrow"
        else "write the interest a year, 0% or more"
    )
    return Finding("CBA227", at, message, hint, "no loan")


def _grant(project: Project, grant: Grant, at: Address) -> Iterator[Finding]:
    if grant.to not in project.agencies:
        yield unknown_agency(project, (*at, "to"), grant.to, key=False)
    for position, option in enumerate(grant.options or ()):
        if option not in project.option_ids:
            yield unknown_option(project, (*at, "options", position), option)
    if _has_negative(project, grant.amount):
        hint = "give money that goes back as a payment, or as a cost of who repays it"
        yield _negative((*at, "amount"), "a grant", hint)
    giver = grant.giver.strip().casefold()
    for identifier, agency in project.agencies.items():
        if giver in {identifier, titled(agency.name, identifier).casefold()}:
            yield Finding(
                "CBA331",
                (*at, "from"),
                f"`{identifier}` is a partner of the project, so its money is no grant "
                "from outside",
                f"write it under `payments:`, from {identifier} to {grant.to}",
                "a partner",
            )
    yield from _not_drawn(grant.amount, (*at, "amount"))


def _has_negative(project: Project, given: Input) -> bool:
    by_year = given.by_year(project.appraisal.horizon)
    return any(each is not None and each < 0 for each in by_year)


def _negative(at: Address, what: str, hint: str) -> Finding:
    return Finding("CBA228", at, f"{what} is never below zero", hint, "below zero")


def _not_drawn(given: Input, at: Address) -> Iterator[Finding]:
    """That a range is in no draw: what the cash ledger alone reads has none."""
    if given.range is not None:
        yield Finding(
            "CBA490",
            at,
            f"the range of `{at[-1]}` is left out of simulations: the cash ledger, "
            "which alone reads it, is at central values",
            "try its ends with `--set`, and read the cash ledger of each",
            "left out of simulations",
        )
