"""Payments that follow a line: there must be one, with something to share or count."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from cba.loading.checks.lines import parts_of
from cba.loading.findings import Address, Finding, did_you_mean, quoted
from cba.models.benefit import Benefit
from cba.models.payment import Followed, Payment
from cba.models.project import Project

#: Shares that make a whole, but for float noise.
_WHOLE = 1.0 + 1e-9


def check(project: Project) -> Iterator[Finding]:
    """CBA327 no such line, CBA328 not in the option, CBA221 to 223 nothing to pay for.

    And CBA412, shares of one line that come to more than the whole of it.
    """
    for identifier, payment in project.payments.items():
        followed = payment.follows
        if followed is None:
            continue
        key = "share_of" if payment.share_of is not None else "per"
        at = ("payments", identifier, key)
        unknown = unknown_line(project, followed, at)
        if unknown is not None:
            yield unknown
            continue
        yield from _options(project, payment, followed, at)
        if followed.section == "benefits":
            benefit = project.benefits[followed.identifier]
            if payment.per is not None:
                yield from without_units(benefit, followed, at)
            else:
                yield from _saving(project, payment, followed, at)
    yield from _shares(project)


def unknown_line(
    project: Project, followed: Followed, at: Address, *, key: bool = False
) -> Finding | None:
    """CBA327 where there is no such line, or no such value of it."""
    known = project.costs if followed.section == "costs" else project.benefits
    if followed.identifier not in known:
        return Finding(
            "CBA327",
            at,
            f"there is no line `{followed.identifier}` under `{followed.section}:`",
            did_you_mean(followed.identifier, known, "name a line of the file"),
            "unknown line",
            key=key,
        )
    if followed.part is None:
        return None
    parts = project.benefits[followed.identifier].values or {}
    if followed.part in parts:
        return None
    whole = f"benefits.{followed.identifier}"
    return Finding(
        "CBA327",
        at,
        f"`{whole}` has no value `{followed.part}`",
        did_you_mean(followed.part, parts, f"write `{whole}`"),
        "unknown value",
        key=key,
    )


def _options(
    project: Project, payment: Payment, followed: Followed, at: Address
) -> Iterator[Finding]:
    line = (
        project.costs[followed.identifier]
        if followed.section == "costs"
        else project.benefits[followed.identifier]
    )
    without = [
        option
        for option in project.option_ids
        if project.has_line(option, payment) and not project.has_line(option, line)
    ]
    if without:
        yield Finding(
            "CBA328",
            at,
            f"`{at[1]}` is in {quoted(without)}, and `{followed}` is not",
            "give the payment `options:` in which the line is too",
            "not in every option of the payment",
        )


def without_units(
    benefit: Benefit, followed: Followed, at: Address, *, key: bool = False
) -> Iterator[Finding]:
    """CBA221 for a line in pounds, CBA222 for one whose values have units each."""
    if benefit.amount is not None:
        yield Finding(
            "CBA221",
            at,
            f"`{followed}` is given in pounds, and has no units to be paid for",
            f"write `share_of: {followed}` with `share`, or give the line as `people`, "
            "`population` or `quantity`",
            "no units",
            key=key,
        )
    parts = benefit.values or {}
    if followed.part is None and len(parts) > 1:
        ways = [f"{followed}/{name}" for name in parts]
        yield Finding(
            "CBA222",
            at,
            f"`{followed}` has {len(parts)} values, each with units of its own",
            f"name one: {quoted(ways, 'or')}",
            "whose units?",
            key=key,
        )


def _saving(
    project: Project, payment: Payment, followed: Followed, at: Address
) -> Iterator[Finding]:
    benefit = project.benefits[followed.identifier]
    values = [
        (path, value, resolved)
        for path, value, resolved in parts_of(
            project, benefit, ("benefits", followed.identifier)
        )
        if followed.part in {None, path[-1]}
    ]
    known = benefit.amount is not None or values
    saves = benefit.amount is not None and benefit.category == "fiscal"
    saves = saves or any(resolved.has_fiscal for _, _, resolved in values)
    if known and not saves:
        yield Finding(
            "CBA223",
            at,
            f"`{followed}` saves public bodies nothing that could be shared",
            "name a line with a fiscal value, or pay by result with `per` and `tariff`",
            "no fiscal value",
        )
        return
    cash = [
        benefit.cashable,
        *(getattr(value, "cashable", None) for _, value, _ in values),
    ]
    if payment.of == "cashable" and not any(each is not None for each in cash):
        yield Finding(
            "CBA223",
            (*at[:2], "of"),
            f"`{followed}` says nothing of what is cashable: no cash to share",
            "give the line `cashable: …`, or leave out `of: cashable`",
            "no cash",
        )


def _shares(project: Project) -> Iterator[Finding]:
    """CBA412 where those who receive are promised more than the line comes to."""
    claims: dict[tuple[str, str, str], list[str]] = {}
    for identifier, payment in project.payments.items():
        if payment.share_of is None or payment.share is None:
            continue
        for option in project.option_ids:
            if project.has_line(option, payment):
                one = (
                    payment.payee
                    if payment.share_of.section == "costs"
                    else payment.payer
                )
                key = (option, str(payment.share_of), one)
                claims.setdefault(key, []).append(identifier)
    told: set[tuple[str, ...]] = set()
    for (_, line, one), payments in claims.items():
        most = _most(project, payments)
        if most <= _WHOLE or tuple(payments) in told:
            continue
        told.add(tuple(payments))
        way = "paid to" if line.startswith("costs.") else "paid by"
        yield Finding(
            "CBA412",
            ("payments", payments[-1], "share"),
            f"{quoted(payments)}: {most * 100.0:.6g}% of `{line}` is {way} `{one}`",
            "look at the shares, which come to more than the whole",
            "more than 100%",
        )


def _most(project: Project, payments: list[str]) -> float:
    """The largest sum of the shares in any year."""
    horizon = project.appraisal.horizon
    given = [
        share.by_year(horizon)
        for each in payments
        if (share := project.payments[each].share) is not None
    ]
    return max(
        fsum(value or 0.0 for value in year) for year in zip(*given, strict=True)
    )
