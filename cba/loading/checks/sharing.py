"""What `sharing:` says must be of partners, and of lines that there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import fsum

from cba.loading.checks.agencies import unknown_agency
from cba.loading.checks.lines import agency_named
from cba.loading.checks.payments import unknown_line, without_units
from cba.loading.findings import Address, Finding, quoted
from cba.models.faults import FaultError
from cba.models.horizon import Context
from cba.models.payment import read_followed_benefit
from cba.models.project import Project
from cba.models.sharing import Sharing

#: Shares that make a whole, but for float noise.
_WHOLE = 1.0 + 1e-9
_AT = "sharing"
_OF_PARTNERS = ("may_pay", "caps", "shares")
_OF_OUTCOMES = ("tariffs", "paid_after")


def check(project: Project) -> Iterator[Finding]:
    """CBA301 unknown partners, CBA333 too few, CBA231 floors that are too high.

    Also CBA322 who may pay itself, faults of tariffs (CBA220 to 222, 327), CBA414 what
    is said of one who is no partner, and CBA415 what the rule does not use.
    """
    sharing = project.sharing
    if sharing is None:
        return
    yield from _named(project, sharing)
    yield from _partners(project, sharing)
    yield from _floors(sharing)
    yield from _tariffs(project, sharing)
    yield from _unused(sharing)


def _named(project: Project, sharing: Sharing) -> Iterator[Finding]:
    """Every agency that is named must be declared."""
    for position, partner in enumerate(sharing.partners or ()):
        if agency_named(project, partner) is None:
            at: Address = (_AT, "partners", position)
            yield unknown_agency(project, at, partner, key=False)
    for key in _OF_PARTNERS:
        for partner in getattr(sharing, key) or ():
            if agency_named(project, partner) is None:
                yield unknown_agency(project, (_AT, key, partner), partner, key=True)
    for payer, payees in (sharing.may_pay or {}).items():
        for position, payee in enumerate(payees):
            at = (_AT, "may_pay", payer, position)
            if agency_named(project, payee) is None:
                yield unknown_agency(project, at, payee, key=False)
            elif payee == payer:
                yield Finding(
                    "CBA322",
                    at,
                    f"`{payee}` would pay itself",
                    "name the agencies that it may pay",
                    "it is the one that pays",
                )


def _partners(project: Project, sharing: Sharing) -> Iterator[Finding]:
    if sharing.partners is None:
        return
    partners = set(sharing.partners)
    if len(partners) < 2:
        yield Finding(
            "CBA333",
            (_AT, "partners"),
            "an agreement needs two partners",
            "name another, or leave `partners` out",
            key=True,
        )
    for key in _OF_PARTNERS:
        others = [
            each
            for each in getattr(sharing, key) or ()
            if each not in partners and agency_named(project, each) is not None
        ]
        for each in others:
            yield Finding(
                "CBA414",
                (_AT, key, each),
                f"`{key}` names `{each}`, which is not among the partners",
                f"add it to `partners`, which are {quoted(sharing.partners)}",
                "no partner",
                key=True,
            )


def _floors(sharing: Sharing) -> Iterator[Finding]:
    """Floors must leave a way for shares to come to 100%, and so must ceilings."""
    shares = sharing.shares or {}
    floors = fsum(each.low for each in shares.values())
    if floors > _WHOLE:
        yield Finding(
            "CBA231",
            (_AT, "shares"),
            f"the floors come to {floors * 100:.10g}% of the costs",
            "lower them to 100% or less together",
            key=True,
        )
    ceilings = fsum(each.high for each in shares.values())
    if (
        shares
        and set(sharing.partners or ()) == set(shares)
        and ceilings * _WHOLE < 1.0
    ):
        yield Finding(
            "CBA231",
            (_AT, "shares"),
            f"the ceilings of all partners come to {ceilings * 100:.10g}% of the costs",
            "raise them to 100% or more together",
            key=True,
        )


def _tariffs(project: Project, sharing: Sharing) -> Iterator[Finding]:
    for address in sharing.tariffs or ():
        at = (_AT, "tariffs", address)
        try:
            followed = read_followed_benefit(address, Context())
        except FaultError as fault:
            yield Finding(fault.code, at, fault.message, fault.hint, key=True)
            continue
        unknown = unknown_line(project, followed, at, key=True)
        if unknown is not None:
            yield unknown
            continue
        benefit = project.benefits[followed.identifier]
        yield from without_units(benefit, followed, at, key=True)


def _unused(sharing: Sharing) -> Iterator[Finding]:
    given: Mapping[str, object] = {key: getattr(sharing, key) for key in _OF_OUTCOMES}
    rule = sharing.rule or "proportional"
    for key in (key for key in _OF_OUTCOMES if given[key] is not None):
        if rule != "outcome-based":
            yield Finding(
                "CBA415",
                (_AT, key),
                f"`{key}` is not used by the rule `{rule}`",
                f"write `rule: outcome-based`, or leave `{key}` out",
                key=True,
            )
