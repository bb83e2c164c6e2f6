"""Payments as streams, with the lines that they follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil

from cba.calculation.compile_line import Frame
from cba.calculation.factors import Factor, factor
from cba.calculation.streams import (
    BenefitStream,
    CostStream,
    PaymentStream,
    Source,
    What,
    factors_of,
)
from cba.models.inputs import Input
from cba.models.line import titled
from cba.models.payment import Followed, Payment

#: The costs and benefits of an option, by id; benefits with parts by line/part.
Lines = Mapping[str, CostStream | BenefitStream]


def compile_payment(
    frame: Frame, identifier: str, payment: Payment, lines: Lines
) -> PaymentStream:
    """A payment between agencies: an amount, or what the lines it follows make it."""
    base = f"payments.{identifier}"
    source = None
    if payment.follows is not None:
        source = _source(frame, base, payment, payment.follows, lines)
    return PaymentStream(
        identifier=identifier,
        title=titled(payment.title, identifier),
        amount=_amount(frame, base, payment),
        escalation=frame.escalation(
            f"{base}.real_growth", payment.real_growth, payment.price_year
        ),
        payer=frame.agencies.index(payment.payer),
        payee=frame.agencies.index(payment.payee),
        discount=frame.discount(payment, None, frame.horizon.years),
        source=source,
    )


def _amount(frame: Frame, base: str, payment: Payment) -> Factor:
    for key in ("amount", "share", "tariff"):
        given: Input | None = getattr(payment, key)
        if given is not None:
            return factor(f"{base}.{key}", given, frame.horizon)
    message = f"{base} has neither amount, share nor tariff"
    raise ValueError(message)


def _streams(
    followed: Followed, lines: Lines
) -> tuple[CostStream | BenefitStream, ...]:
    """The line, all its parts, or the one that is named."""
    if followed.part is not None:
        return (lines[f"{followed.identifier}/{followed.part}"],)
    return tuple(
        stream
        for name, stream in lines.items()
        if name.partition("/")[0] == followed.identifier
    )


def _source(
    frame: Frame, base: str, payment: Payment, followed: Followed, lines: Lines
) -> Source:
    streams = _streams(followed, lines)
    benefits = [each for each in streams if isinstance(each, BenefitStream)]
    payer = frame.agencies.index(payment.payer)
    saves = any(agency == payer for each in benefits for agency, _ in each.falls_to)
    what: What = "volume"
    if payment.per is None:
        what = (payment.of or "fiscal") if benefits else "cost"
    moving = {each.identifier: each for each in streams}
    if what == "cashable":
        moving |= _filling_with(benefits, lines)
    after = payment.paid_after
    years = frame.horizon.years
    late = 0 if after is None else ceil(after.constant())
    return Source(
        lines=tuple(each.identifier for each in streams),
        what=what,
        factors=tuple(each for one in moving.values() for each in factors_of(one)),
        late=frame.discount(payment, None, years + late)[years:],
        agency=payer if what in {"fiscal", "cashable"} and saves else None,
        cap=_own(frame, f"{base}.cap", payment.cap),
        after=_own(frame, f"{base}.paid_after", after),
    )


def _filling_with(
    benefits: Iterable[BenefitStream], lines: Lines
) -> dict[str, BenefitStream]:
    """The lines that fill a step together with one of these."""
    steps = {each.cash.pool.step for each in benefits if each.cash.pool}
    return {
        name: each
        for name, each in lines.items()
        if isinstance(each, BenefitStream)
        and each.cash.pool
        and each.cash.pool.step in steps
    }


def _own(frame: Frame, address: str, given: Input | None) -> Factor | None:
    return None if given is None else factor(address, given, frame.horizon)
