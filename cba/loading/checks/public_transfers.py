"""Money that only changes hands, counted as if it were new value (CBA422)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cba.library.resolution import ResolvedValue, bears_fiscal
from cba.loading.checks.lines import agency_named, parts_of
from cba.loading.findings import Address, Finding
from cba.models.benefit import Benefit
from cba.models.project import Project
from cba.models.shares import Shares
from cba.models.value import Value, ValuePart

#: What these bodies save or take is a payment to people, or a tax of them.
_MOVERS = ("work-and-pensions", "tax-authority")
#: Bodies that pay benefits as well as services, so that the title must tell.
_PAYERS = (
    *("local-authority", "strategic-authority", "central-government"),
    "other-public",
)
_PAYMENTS = re.compile(
    r"\b(housing benefits?|universal credits?|job ?seeker'?s'? allowances?"
    r"|income support|employment and support allowances?|local housing allowances?"
    r"|personal independence payments?|disability living allowances?"
    r"|attendance allowances?|carer'?s'? allowances?|pension credits?"
    r"|child benefits?|(working |child )?tax credits?|state pensions?"
    r"|council tax (support|reductions?|benefits?)|(welfare|benefit) payments?)\b"
    # What it costs to run them is no payment.
    r"(?!\W+(advi[cs]|admin|assess|calls?\b|claim forms?|enquir|forms?\b|letter|offic"
    r"|process|staff|teams?\b|visits?\b))",
    re.IGNORECASE,
)
_CLAIMED = re.compile(
    r"\b((un)?claimed|claims?|claiming|take[ -]?up|taken up|uptake|award(s|ed)?"
    r"|entitlements?|received)\b",
    re.IGNORECASE,
)
_WRITE = (
    "add `transfer`, the part of `fiscal` that is such a payment, or `transfer: 0` "
    "where none is"
)
_WRITE_UNITS = (
    "give it as `quantity` with a `value`, in which `transfer` says how much of "
    "`fiscal` is such a payment"
)


def check(project: Project) -> Iterator[Finding]:
    """A benefit, a pension or a tax that enters public value as a gain to all."""
    for identifier, benefit in project.benefits.items():
        at = ("benefits", identifier)
        if benefit.amount is not None:
            yield from _of_amount(project, benefit, at)
            continue
        for path, value, resolved in parts_of(project, benefit, at):
            if value.transfer is not None:
                yield from _left_out(value, resolved, path)
            elif value.fiscal is not None or not _is_packaged(resolved):
                yield from _of_value(project, benefit, value, resolved, path)


def _is_packaged(resolved: ResolvedValue) -> bool:
    """Whether the library that comes with the tool says what of it is a transfer."""
    return resolved.unit_cost is not None and not resolved.unit_cost.library


def _of_amount(project: Project, benefit: Benefit, at: Address) -> Iterator[Finding]:
    amount = benefit.amount
    if amount is None or amount.is_zero():
        return
    payment = _payment_named(at[1], benefit.title)
    if benefit.category != "fiscal":
        yield from _claimed(payment, (*at, "amount"), at, benefit.title)
        return
    moved = _moved(project, benefit.falls_to, payment)
    if moved:
        yield _finding((*at, "amount"), at, moved, _WRITE_UNITS)


def _of_value(
    project: Project,
    benefit: Benefit,
    value: Value,
    resolved: ResolvedValue,
    at: Address,
) -> Iterator[Finding]:
    if resolved.transfer is not None and not resolved.transfer.is_zero():
        return
    own = value.title if isinstance(value, ValuePart) else None
    cost = resolved.unit_cost
    of_library = (cost.title,) if cost is not None and value.fiscal is None else ()
    payment = _payment_named(at[1], benefit.title, *at[3:], own, value.per, *of_library)
    if not resolved.has_fiscal:
        if value.social is not None or value.economic is not None:
            key = "social" if value.social is not None else "economic"
            yield from _claimed(payment, (*at, key), at, benefit.title, own, value.per)
        return
    bearers = bears_fiscal(benefit, value, resolved)
    moved = _moved(project, bearers, payment)
    if moved:
        key = "fiscal" if value.fiscal is not None else "unit_cost"
        yield _finding((*at, key), at, moved, _WRITE)


def _moved(project: Project, bearers: Shares | None, payment: str | None) -> str | None:
    """Why what public bodies save is taken for money moved; None where it is not."""
    for identifier, share in bearers or ():
        agency = agency_named(project, identifier)
        if agency is None or not share:
            continue
        if agency.sector == _MOVERS[0]:
            what = "what it saves is mostly benefits no longer paid, which people lose"
            return f"it falls to `{identifier}`: {what}"
        if agency.sector == _MOVERS[1]:
            return f"it falls to `{identifier}`: a tax that it takes is what people pay"
        if payment and agency.sector in _PAYERS:
            return f"by its name it is {payment}: what is no longer paid, people lose"
    return None


def _claimed(
    payment: str | None, place: Address, at: Address, *names: str | None
) -> Iterator[Finding]:
    """What people get in benefits, counted as a gain without the one who pays."""
    words = " ".join(str(name) for name in (*at[1:2], *names) if name)
    if payment and _CLAIMED.search(words.replace("_", " ")):
        yield _finding(
            place,
            at,
            f"by its name it is {payment}: what people get, somebody else pays",
            "give it as a negative `fiscal` with the same `transfer`, which is a cost "
            "to the payer and a gain to those in `enjoyed_by`",
        )


def _left_out(value: Value, resolved: ResolvedValue, at: Address) -> Iterator[Finding]:
    """A transfer of the library that the file makes less, of the same fiscal value."""
    cost = resolved.unit_cost
    given = value.transfer
    if cost is None or given is None or not (cost.transfer and resolved.has_fiscal):
        return
    less = not given.is_series and abs(given.constant()) < abs(cost.transfer)
    if given.is_zero() or (value.fiscal is None and less):
        yield Finding(
            "CBA422",
            (*at, "transfer"),
            f"£{cost.transfer:,.0f} of the £{cost.fiscal:,.0f} of `{cost.code}` is a "
            "payment to people in the library, and the file counts it as new value",
            "leave `transfer` out: the library knows it",
            "less than in the library",
        )


def _finding(place: Address, at: Address, why: str, hint: str) -> Finding:
    name = "/".join(str(key) for key in (at[1], *at[3:4]))
    return Finding(
        "CBA422",
        place,
        f"`{name}` counts in full as public value, but {why}",
        hint,
        "money that changes hands?",
    )


def _payment_named(*names: object) -> str | None:
    """The benefit or pension that a title names, in small letters."""
    for name in names:
        found = _PAYMENTS.search(str(name).replace("_", " ").replace("’", "'"))
        if name and found:
            return found[0].lower()
    return None
