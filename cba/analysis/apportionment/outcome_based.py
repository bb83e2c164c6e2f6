"""Payments by result: those who gain pay a tariff for each unit of what they gain by.

Every tariff is the same share of what a unit is worth to who pays it, and that share
is the one at which those who bear the costs have them back in present value. Who would
be worse off by that than without the project pays what leaves it whole, and the others
pay more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import ceil
from typing import NamedTuple

import numpy as np

from cba.analysis.apportionment.block import (
    Block,
    entry,
    source_of,
    unused,
    with_payments,
)
from cba.analysis.apportionment.breaches import breaches
from cba.analysis.apportionment.finding import Asked, Found
from cba.analysis.apportionment.schedule import Flows
from cba.analysis.apportionment.words import A_POUND
from cba.calculation.factors import total
from cba.calculation.flows import BenefitFlow, PaymentFlow, entries
from cba.calculation.ledger import Account
from cba.models.sharing import Gains
from cba.results.appraisal import OptionAppraisal, PaymentLine
from cba.results.appraise import appraise_option
from cba.results.sums import in_all

_COUNTED: dict[Gains, tuple[Account, ...]] = {
    "cashable": ("cashable",),
    "fiscal": ("benefits",),
    "public-value": ("benefits", "value"),
}
#: Tariffs are rounded up to a penny; the noise of a float is no part of one.
_NOISE = 1e-6
#: As precise as a price is where a penny a unit more would be too much.
_DIGITS = 6


class _Offer(NamedTuple):
    """What a payer could pay for a unit of a line: what it gains, or a price given."""

    payer: str
    line: str
    tariff: float
    is_given: bool


def outcome_based(asked: Asked) -> Found:
    """Tariffs a unit at which those who bear the costs are whole in present value."""
    worths = {each: found.worth for each, found in asked.partners.items()}
    payers = [each for each, worth in worths.items() if worth > 0.0]
    needs = {each: -worth for each, worth in worths.items() if worth < -A_POUND}
    if not needs:
        return Found({})
    offers, notes = _offers(asked, payers)
    if not offers:
        return Found({}, asked.words.no_outcomes(), notes)
    needed = in_all(needs.values())
    shares = {each: amount / needed for each, amount in needs.items()}
    given, free = _raised(asked, offers, shares)
    lacking = max(needed - in_all(given.values()), 0.0)
    room = {each: max(worths[each] - given[each], 0.0) for each in payers}
    parts, short = _parts(lacking, free, room)
    if asked.gained < asked.put_in - A_POUND:
        reason = asked.words.too_little(asked.gained, asked.put_in, asked.found)
        return Found({}, reason, notes)
    if short > A_POUND:
        reason = asked.words.outcomes_fall_short(short, list(needs))
        return Found({}, reason, notes)
    block = _block(asked, offers, shares, parts)
    flows = _flows(asked, _appraised(asked, block), block)
    strained = [each for each in payers if worths[each] < _paid(asked, flows, each)]
    if strained:
        block = _block(asked, offers, shares, parts, exact=strained)
        flows = _flows(asked, _appraised(asked, block), block)
    broken = tuple(breaches(asked, flows))
    if broken:
        return Found({}, asked.words.outcomes_cannot_move(broken), notes)
    return Found(flows, None, notes, block=block)


def _parts(
    lacking: float, free: Mapping[str, float], room: Mapping[str, float]
) -> tuple[dict[str, float], float]:
    """The part of its gains that each payer pays, and what is short even so.

    It is one for all, but that nobody pays more than it has room for.

    >>> _parts(90.0, {"a": 100.0, "b": 100.0}, {"a": 30.0, "b": 80.0})
    ({'a': 0.3, 'b': 0.6}, 0.0)
    """
    most = {
        each: min(room[each] / amount, 1.0)
        for each, amount in free.items()
        if amount > 0.0
    }
    left, parts = lacking, dict.fromkeys(most, 0.0)
    # Who runs out of room first comes first; the others share what that leaves.
    order = sorted(most, key=lambda one: most[one])
    for n, each in enumerate(order):
        whole = in_all(free[other] for other in order[n:])
        parts[each] = min(left / whole, most[each])
        left -= parts[each] * free[each]
    return parts, left


def _paid(asked: Asked, flows: Flows, payer: str) -> float:
    """What one pays in all, as a present value."""
    discount = asked.found.discount
    paid = (amount for pair, amount in flows.items() if pair[0] == payer)
    return in_all(float(total(amount * discount)) for amount in paid)


def _offers(asked: Asked, payers: list[str]) -> tuple[list[_Offer], tuple[str, ...]]:
    """What each payer gains by a unit of each line, or its part of a price given."""
    option, tariffs = asked.found.option, dict(asked.terms.tariffs)
    discount = asked.found.discount
    offers = []
    for line, flow in option.flows.lines.items():
        if not isinstance(flow, BenefitFlow) or flow.stream.in_pounds:
            continue
        volume = float(total(flow.volume[0, : discount.size] * discount))
        gained = _gained(flow, asked)
        found = {each: gained[each] for each in payers if gained.get(each, 0.0) > 0.0}
        if volume <= 0.0 or not found:
            continue
        whole = in_all(found.values())
        price = _price(tariffs, line)
        offers += [
            _Offer(
                payer,
                line,
                amount / volume if price is None else price * amount / whole,
                price is not None,
            )
            for payer, amount in found.items()
        ]
    return offers, tuple(asked.words.tariff_unused(each) for each in tariffs)


def _price(tariffs: dict[str, float], line: str) -> float | None:
    """The price given for a line, taken out; one value needs no name of its own."""
    for address in (f"benefits.{line}", f"benefits.{line.partition('/')[0]}"):
        if address in tariffs:
            return tariffs.pop(address)
    return None


def _gained(flow: BenefitFlow, asked: Asked) -> dict[str, float]:
    """What each agency gains by a line, as a present value of the gains that count."""
    names, years = asked.found.option.flows.streams.agencies, len(asked.found.labels)
    found: dict[str, float] = {}
    for each in entries(flow, years):
        if each.account in _COUNTED[asked.terms.to]:
            worth = float(total(each.present[0]))
            found[names[each.agency]] = found.get(names[each.agency], 0.0) + worth
    return found


def _block(
    asked: Asked,
    offers: list[_Offer],
    shares: Mapping[str, float],
    parts: Mapping[str, float],
    exact: Collection[str] = (),
) -> Block:
    """Payments by result, at given prices and at a part of what the others gain.

    Tariffs are rounded up to a penny, but for payers who have not so much.
    """
    project, terms = asked.project, asked.terms
    block: Block = {}
    for offer in offers:
        for payee, share in shares.items():
            part = 1.0 if offer.is_given else parts.get(offer.payer, 0.0)
            tariff = offer.tariff * share * part
            price = ceil(tariff * 100.0 - _NOISE) / 100.0
            if offer.payer in exact:
                price = round(tariff, _DIGITS)
            if price <= 0.0:
                continue
            how: dict[str, object] = {"per": f"benefits.{offer.line}", "tariff": price}
            if terms.paid_after:
                how["paid_after"] = terms.paid_after
            line = offer.line.replace("/", "_")
            name = unused(f"agreement_{offer.payer}_to_{payee}_{line}", project, block)
            option, pair = asked.found.option.identifier, (offer.payer, payee)
            block[name] = entry(project, option, pair, how, source_of(terms))
    return block


def _appraised(asked: Asked, block: Block) -> OptionAppraisal:
    agreed = with_payments(asked.project, block)
    return appraise_option(agreed, asked.found.option.identifier)


def _raised(
    asked: Asked, offers: list[_Offer], shares: Mapping[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """What each pays by given prices, and what all it gains by other units brings."""
    payers = dict.fromkeys(asked.partners, 1.0)
    block = _block(asked, offers, shares, payers, exact=payers)
    lines = _appraised(asked, block).lines
    priced = {f"benefits.{each.line}" for each in offers if each.is_given}
    given, free = dict.fromkeys(payers, 0.0), dict.fromkeys(payers, 0.0)
    for identifier, payment in block.items():
        line = lines[identifier]
        if isinstance(line, PaymentLine):
            found = given if payment["per"] in priced else free
            found[str(payment["from"])] += line.pv
    return given, free


def _flows(asked: Asked, appraised: OptionAppraisal, block: Block) -> Flows:
    """What the payments come to by pair and year."""
    flows: Flows = {}
    for identifier, payment in block.items():
        flow = appraised.flows.lines[identifier]
        if isinstance(flow, PaymentFlow):
            pair = str(payment["from"]), str(payment["to"])
            years = np.zeros(len(asked.found.labels))
            flows[pair] = flows.get(pair, years) + flow.amount[0]
    return flows
