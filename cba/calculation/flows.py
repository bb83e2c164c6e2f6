"""The kernel: from streams to money by line, agency and year.

One set of inputs and a block of draws go through the same code; the appraisal
is a block of one row. Every line is discounted by its own factors before
agencies are summed, and nothing outside this module turns volumes into money.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

import numpy as np

from cba.calculation.cash import Cashed, Saved, cash_of, pools_of
from cba.calculation.factors import CENTRAL, Array, Draws, product, times
from cba.calculation.ledger import Account, Entry, Ledger, empty_ledgers, shared
from cba.calculation.payments import paid_for
from cba.calculation.profiles import spread
from cba.calculation.prudence import with_bias
from cba.calculation.streams import (
    BenefitStream,
    CostStream,
    PaymentStream,
    Source,
    Streams,
)
from cba.calculation.unit_values import escalate, unit_values

Signs = Literal["central", "own"]
#: What people gain, or lose, whatever public bodies save.
_ENJOYED: tuple[Literal["economic", "social", "transfer"], ...] = (
    "economic",
    "social",
    "transfer",
)


class CostFlow(NamedTuple):
    """A cost by year, with optimism bias and without: rows × years."""

    stream: CostStream
    amount: Array
    before_bias: Array


class PaymentFlow(NamedTuple):
    """A payment by year: rows × years.

    One that follows a line has what falls ``due`` in each year, before it waits and
    is capped, what that is a share of or paid for (``followed``), and what would be
    paid only after the last year (``cut_off``).
    """

    stream: PaymentStream
    amount: Array
    followed: Array | None = None
    due: Array | None = None
    cut_off: Array | None = None


class BenefitFlow(NamedTuple):
    """A benefit by year: rows × years, the years cut off by the end included.

    ``parts`` are public and private value by category, and the transfer part of
    the fiscal; ``cashable`` the cash by the position of the agency.
    """

    stream: BenefitStream
    volume: Array
    volume_before_bias: Array
    parts: dict[str, Array]
    parts_before_bias: dict[str, Array]
    cashable: Cashed = ()


LineFlow = CostFlow | PaymentFlow | BenefitFlow


class Flows(NamedTuple):
    """Everything the kernel finds for an option, with the lines it came from."""

    streams: Streams
    lines: dict[str, LineFlow]
    ledgers: dict[Account, Ledger]


def evaluate(
    streams: Streams, draws: Draws = CENTRAL, *, signs: Signs = "central"
) -> Flows:
    """The flows of an option for one set of inputs, or for a block of draws.

    ``signs`` says by which figures bias is prudent: the central ones, as in a
    simulation, or each row's ``own``, as if its inputs had been written in the file.
    """
    rows = max((values.shape[0] for values in draws.values()), default=1)
    years = streams.horizon.years
    ledgers = empty_ledgers(rows, len(streams.agencies), years)
    lines = evaluate_lines(streams, draws, signs)
    for flow in lines.values():
        for entry in entries(flow, years):
            ledgers[entry.account].add(entry)
    return Flows(streams, lines, ledgers)


def evaluate_lines(
    streams: Streams, draws: Draws = CENTRAL, signs: Signs = "central"
) -> dict[str, LineFlow]:
    """The flows of each line by its id, before agencies are summed."""
    years = streams.horizon.years
    lines: dict[str, LineFlow] = {}
    for cost in streams.costs:
        lines[cost.identifier] = _evaluate_cost(cost, draws, years, signs)
    benefits = [_evaluate_benefit(x, draws, years, signs) for x in streams.benefits]
    pools = pools_of(saved for _, saved in benefits if saved is not None)
    for benefit, saved in benefits:
        cash = () if saved is None else cash_of(saved, pools, draws)
        lines[benefit.stream.identifier] = benefit._replace(cashable=cash)
    for payment in streams.payments:
        lines[payment.identifier] = _evaluate_payment(payment, draws, years, lines)
    return {name: flow for name, flow in lines.items() if name not in streams.unseen}


def entries(flow: LineFlow, years: int) -> Iterator[Entry]:
    """What a line brings to each agency, in the years of the appraisal."""
    stream = flow.stream
    within = stream.discount[:years]
    if isinstance(flow, CostFlow):
        cost = flow.stream
        account: Account = "in_kind" if cost.kind == "in-kind" else "costs"
        yield from shared(account, cost.kind, cost.paid_by, flow.amount, within)
    elif isinstance(flow, PaymentFlow):
        split = ((flow.stream.payer, -1.0), (flow.stream.payee, 1.0))
        yield from shared("payments", "payment", split, flow.amount, within)
    else:
        yield from _benefit_entries(flow, years, within)


def _benefit_entries(flow: BenefitFlow, years: int, within: Array) -> Iterator[Entry]:
    falls_to, enjoyed_by = flow.stream.falls_to, flow.stream.enjoyed_by
    parts = {name: part[:, :years] for name, part in flow.parts.items()}
    if "fiscal" in parts:
        yield from shared("benefits", "fiscal", falls_to, parts["fiscal"], within)
    for agency, cash in flow.cashable:
        yield from shared("cashable", "fiscal", ((agency, 1.0),), cash, within)
    if "economic" in parts:
        yield from shared("value", "economic", enjoyed_by, parts["economic"], within)
    if "social" in parts:
        yield from shared("value", "social", enjoyed_by, parts["social"], within)
    if "transfer" in parts:
        lost = parts["transfer"]
        yield from shared("value", "transfer", enjoyed_by, -lost, within)
        yield from shared("transfer", "transfer", enjoyed_by, lost, within)
    more = flow.stream.income_weight - 1.0
    if more != 0.0:
        for name in _ENJOYED:
            if name in parts:
                gained = parts[name] * (-more if name == "transfer" else more)
                yield from shared("weighting", name, enjoyed_by, gained, within)


def _central(draws: Draws, found: Array, again: Array | None) -> Array:
    """The central figures, by whose sign bias is prudent: its own for one set."""
    return found if not draws or again is None else again


def _cost_before_bias(stream: CostStream, years: int, draws: Draws) -> Array:
    prices = escalate(stream.escalation, years, draws)
    amount = times(product(stream.factors, draws), prices)
    if stream.occurs is not None:
        amount = times(amount, stream.occurs.values(draws))
    return np.broadcast_to(amount, (amount.shape[0], years))


def _evaluate_cost(
    stream: CostStream, draws: Draws, years: int, signs: Signs
) -> CostFlow:
    before = _cost_before_bias(stream, years, draws)
    apart = bool(draws) and signs == "central"
    again = _cost_before_bias(stream, years, CENTRAL) if apart else None
    central = _central(draws, before, again)
    amount = with_bias(before, central, stream.bias, raises=True)
    return CostFlow(stream, amount, before)


def _evaluate_payment(
    stream: PaymentStream, draws: Draws, years: int, lines: Mapping[str, LineFlow]
) -> PaymentFlow:
    prices = escalate(stream.escalation, years, draws)
    paid = times(stream.amount.values(draws), prices)
    source = stream.source
    if source is None:
        amount = np.broadcast_to(paid, (paid.shape[0], years))
        return PaymentFlow(stream, amount)
    followed = np.zeros((1, years))
    for line in source.lines:
        followed = followed + followed_in(source, lines[line], years)
    due = times(paid, followed)
    amount, cut_off = paid_for(source, due, stream.escalation.rebase, draws)
    return PaymentFlow(stream, amount, followed, due, cut_off)


def followed_in(source: Source, flow: LineFlow, years: int) -> Array:
    """What a payment is a share of, or paid for, in one of its lines."""
    if isinstance(flow, CostFlow):
        return flow.amount
    if not isinstance(flow, BenefitFlow):
        message = "a payment follows a cost or a benefit"
        raise TypeError(message)
    if source.what == "volume":
        return flow.volume[:, :years]
    accounts = {"fiscal": "benefits", "cashable": "cashable"}
    found = np.zeros((1, years))
    for entry in _benefit_entries(flow, years, np.ones(years)):
        if entry.account == accounts[source.what] and source.agency in {
            None,
            entry.agency,
        }:
            found = found + entry.amounts
    return found


def brought(stream: BenefitStream, years: int, draws: Draws = CENTRAL) -> Array:
    """Units, or pounds, that start in each year, before bias: rows × years."""
    starting = product(stream.starting, draws)
    if stream.points is not None:
        impact, points = (each.values(draws) for each in stream.points)
        starting = times(starting, impact - points)
    return np.broadcast_to(starting, (starting.shape[0], years))


def volume_of(stream: BenefitStream, years: int, draws: Draws = CENTRAL) -> Array:
    """Units, or pounds, of each year before bias: rows × years and years cut off."""
    starting = brought(stream, years, draws)
    if stream.profile is None:
        return starting
    span = years + stream.beyond
    return spread(starting, stream.profile.weights(span, draws), span)


def _parts_before_bias(
    stream: BenefitStream, years: int, draws: Draws
) -> tuple[Array, dict[str, Array], dict[str, Array]]:
    volume = volume_of(stream, years, draws)
    units = unit_values(stream, years, volume.shape[1], draws)
    return volume, units, {name: times(volume, unit) for name, unit in units.items()}


def _evaluate_benefit(
    stream: BenefitStream, draws: Draws, years: int, signs: Signs
) -> tuple[BenefitFlow, Saved | None]:
    """A benefit without its cash, and the saving from which that comes, if any."""
    volume, units, before = _parts_before_bias(stream, years, draws)
    apart = bool(draws) and signs == "central"
    again = _parts_before_bias(stream, years, CENTRAL)[2] if apart else before
    parts = {
        name: with_bias(part, again[name], stream.bias, raises=False)
        for name, part in before.items()
    }
    saved = None
    if "fiscal" in parts:
        fiscal_volume = with_bias(volume, again["fiscal"], stream.bias, raises=False)
        saved = Saved(stream, fiscal_volume[:, :years], units["fiscal"][:, :years])
    flow = BenefitFlow(stream, volume * (1.0 - stream.bias), volume, parts, before)
    return flow, saved


def saved_in(flow: BenefitFlow, years: int) -> Saved | None:
    """The saving from which the cash of a central flow comes; None without one."""
    if "fiscal" not in flow.parts:
        return None
    stream, before = flow.stream, flow.parts_before_bias["fiscal"]
    volume = with_bias(flow.volume_before_bias, before, stream.bias, raises=False)
    return Saved(stream, volume[:, :years], unit_values(stream, years, years)["fiscal"])


def of_one_unit(flow: BenefitFlow, years: int) -> BenefitFlow:
    """What one unit in each year brings, with the bias of the central flow given.

    A line without whole steps is this times its volume, whatever that is. One that
    fills steps with others is not to be had so.
    """
    stream = flow.stream
    one = np.ones((1, years))
    units = unit_values(stream, years, years)
    parts: dict[str, Array] = {}
    cashable: Cashed = ()
    for name, unit in units.items():
        central = flow.parts_before_bias[name][:, :years]
        parts[name] = with_bias(unit, central, stream.bias, raises=False)
        if name == "fiscal":
            volume = with_bias(one, central, stream.bias, raises=False)
            cashable = cash_of(Saved(stream, volume, unit), {}, CENTRAL)
    return BenefitFlow(stream, one * (1.0 - stream.bias), one, parts, units, cashable)
