"""Benefit lines as streams: one for a line, or one for each of its values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cba.calculation.compile_effect import compile_points, compile_profile
from cba.calculation.compile_line import Frame
from cba.calculation.factors import Factor, factor, fixed
from cba.calculation.grades import benefit_grades
from cba.calculation.income_weights import groups_of, income_weight
from cba.calculation.optimism_bias import correction
from cba.calculation.streams import BenefitStream, Cash, Pool
from cba.library.resolution import PARTS, Part, ResolvedValue, bears_fiscal, resolve
from cba.models.benefit import Benefit
from cba.models.cash_shares import CashShares, share_at
from cba.models.cashable import Cashable
from cba.models.inputs import Input
from cba.models.line import titled
from cba.models.project import Project
from cba.models.shares import Shares
from cba.models.value import Value, ValuePart


class _Worth(NamedTuple):
    """One value of a benefit: the line's only one, or one of several.

    ``part_base`` is the address of the value where the line has several.
    """

    identifier: str
    title: str
    benefit: Benefit
    value: Value | None
    base: str
    part_base: str | None = None


def compile_benefit(
    frame: Frame, identifier: str, benefit: Benefit
) -> Iterator[BenefitStream]:
    """The streams of a benefit line, ``line/part`` where it has several values."""
    base = f"benefits.{identifier}"
    title = titled(benefit.title, identifier)
    if benefit.values is None:
        only = _Worth(identifier, title, benefit, benefit.value, base)
        yield _stream(frame, only)
        return
    for name, part in benefit.values.items():
        one = _Worth(
            f"{identifier}/{name}",
            f"{title}: {titled(part.title, name).lower()}",
            benefit,
            part,
            base,
            f"{base}.values.{name}",
        )
        yield _stream(frame, one)


def _stream(frame: Frame, given: _Worth) -> BenefitStream:
    benefit, value = given.benefit, given.value
    base, part_base = given.base, given.part_base
    part = value if isinstance(value, ValuePart) else None
    own = part_base or base
    worth_base = part_base or f"{base}.value"
    resolved = resolved_value(frame.project, value)
    worth = _worth(frame, worth_base, benefit, resolved)
    profile = compile_profile(frame, base, benefit)
    beyond = 0
    if profile is not None and benefit.lasts != "end":
        beyond = profile.reach()
    growth, growth_base = benefit.real_growth, base
    if part is not None and part.real_growth is not None:
        growth, growth_base = part.real_growth, own
    price_year = (resolved.price_year if resolved else None) or benefit.price_year
    falls_to, enjoyed_by = parties(benefit, value, resolved)
    cashable = (part.cashable if part else None) or benefit.cashable
    cash_base = own if part is not None and part.cashable else base
    return BenefitStream(
        identifier=given.identifier,
        title=given.title,
        starting=_starting(frame, base, own, benefit, part),
        points=compile_points(frame, base, benefit),
        profile=profile,
        in_pounds=benefit.amount is not None,
        worth=worth,
        escalation=frame.escalation(f"{growth_base}.real_growth", growth, price_year),
        own_prices={
            name: frame.escalation(f"{growth_base}.real_growth", growth, year)
            for name, year in (resolved.price_years if resolved else ())
            if name in worth
        },
        bias=0.0
        if given.identifier.partition("/")[0] in frame.unbiased
        else correction(
            "benefits",
            benefit.optimism_bias,
            [
                each.grade
                for each in benefit_grades(
                    frame.project, base, benefit, value, part_base
                )
            ],
            frame.project.appraisal.optimism_bias,
            frame.editions,
        ),
        falls_to=frame.split(falls_to),
        enjoyed_by=frame.split(enjoyed_by),
        cash=_cash(frame, cash_base, cashable, falls_to),
        discount=frame.discount(
            benefit, part.discounting if part else None, frame.horizon.years + beyond
        ),
        beyond=beyond,
        income_weight=income_weight(frame.project, groups_of(benefit, value)),
    )


def resolved_value(project: Project, value: Value | None) -> ResolvedValue | None:
    """A value with what the unit-cost libraries give of it; None for none."""
    return None if value is None else resolve(project, value)


def parties(
    benefit: Benefit, value: Value | None, resolved: ResolvedValue | None
) -> tuple[Shares, Shares]:
    """Who saves the fiscal part, and who has the economic and the social part.

    Nobody where there is no such part; those who enjoy are society by default, and
    a part's own shares go before its line's.
    """
    part = value if isinstance(value, ValuePart) else None
    falls_to = bears_fiscal(benefit, value, resolved) or ()
    private = benefit.category in {"economic", "social"}
    if resolved is not None:
        given = (resolved.economic, resolved.social, resolved.transfer)
        private = any(each is not None and not each.is_zero() for each in given)
    own = (part.enjoyed_by if part else None) or benefit.enjoyed_by
    return falls_to, (own or (("society", 1.0),)) if private else ()


def _starting(
    frame: Frame, base: str, own: str, benefit: Benefit, part: ValuePart | None
) -> tuple[Factor, ...]:
    """The chain in the order of the method: who, how many, what is theirs."""
    units_base, units = base, benefit.units_per_person
    if part is not None and part.units_per_person is not None:
        units_base, units = own, part.units_per_person
    dead = benefit.deadweight
    share = dead.amount if dead is not None and not dead.points else None
    return (
        *_source(frame, base, benefit),
        *frame.kept(f"{base}.affected", benefit.affected),
        *frame.kept(f"{base}.engagement", benefit.engagement),
        *frame.kept(f"{base}.retention", benefit.retention),
        *(
            ()
            if dead is not None and dead.points
            else frame.kept(f"{base}.impact", benefit.impact)
        ),
        *frame.lost(f"{base}.deadweight", share),
        *_attributed(frame, base, benefit),
        *frame.lost(f"{base}.displacement", benefit.displacement),
        *frame.lost(f"{base}.leakage", benefit.leakage),
        *frame.lost(f"{base}.substitution", benefit.substitution),
        *frame.kept(f"{units_base}.units_per_person", units),
    )


def _source(frame: Frame, base: str, benefit: Benefit) -> tuple[Factor, ...]:
    if benefit.people is not None:
        return frame.group(benefit.people)
    for key in ("population", "quantity", "amount"):
        given: Input | None = getattr(benefit, key)
        if given is not None:
            return (factor(f"{base}.{key}", given, frame.horizon),)
    message = f"{base} has neither people, population, quantity nor amount"
    raise ValueError(message)


def _attributed(frame: Frame, base: str, benefit: Benefit) -> tuple[Factor, ...]:
    given = benefit.attribution
    if given is None:
        return ()
    if given.to_others:
        return frame.lost(f"{base}.attribution.to_others", given.amount)
    return frame.kept(f"{base}.attribution", given.amount)


def _worth(
    frame: Frame, base: str, benefit: Benefit, resolved: ResolvedValue | None
) -> dict[Part, Factor]:
    if benefit.amount is not None:
        return {benefit.category or "fiscal": fixed(1.0)}
    worth: dict[Part, Factor] = {}
    for name in PARTS:
        given: Input | None = getattr(resolved, name)
        if given is not None and not given.is_zero():
            worth[name] = factor(f"{base}.{name}", given, frame.horizon)
    share = resolved.transfer_share if resolved else None
    if share is not None and {"fiscal", "transfer"} <= worth.keys():
        # One draw of the fiscal part is a draw of what of it only moves money.
        worth["transfer"] = worth["fiscal"]._replace(share=share)
    return worth


def _cash(frame: Frame, base: str, cashable: Cashable | None, falls_to: Shares) -> Cash:
    if cashable is None:
        return Cash()
    at = f"{base}.cashable"

    def given(key: str, one: Input | None) -> Factor | None:
        return None if one is None else factor(f"{at}.{key}", one, frame.horizon)

    shares: dict[str, tuple[tuple[int, Factor], ...]] = {
        key: tuple(
            _of_agencies(frame, at if cashable.bare else f"{at}.{key}", all_, falls_to)
        )
        for key, all_ in cashable.shares()
    }
    if cashable.only_ramps:
        everyone = (frame.agencies.index(agency) for agency, _ in falls_to)
        shares["share"] = tuple((position, fixed(1.0)) for position in everyone)
    pool = None
    if shares.get("stepped") and cashable.step is not None:
        size = frame.project.steps[cashable.step].size
        address = f"steps.{cashable.step}.size"
        pool = Pool(cashable.step, factor(address, size, frame.horizon))
    return Cash(
        shares.get("share", shares.get("at_once", ())),
        frame.horizon.position(cashable.start.start) if cashable.start else 0,
        given("in_steps_of", cashable.in_steps_of),
        shares.get("stepped", ()),
        pool,
        given("by_year", cashable.by_year),
    )


def _of_agencies(
    frame: Frame, address: str, shares: CashShares, falls_to: Shares
) -> Iterator[tuple[int, Factor]]:
    """The share of each agency that saves, where it has one."""
    for agency, _ in falls_to:
        given = share_at(shares, agency)
        if given is not None:
            below = address if isinstance(shares, Input) else f"{address}.{agency}"
            made = factor(below, given, frame.horizon)
            yield frame.agencies.index(agency), made
