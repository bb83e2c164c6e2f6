"""Hours of volunteers, carers and communities: how many, and what they are worth.

An hour that is given is a cost of whoever gives it, never cash and never a benefit
by itself. What it is worth is uncertain more than most things, so that it is shown
at the low and the high end of its rate too, and the result without it.

HM Treasury, Green Book (2026): the time of volunteers is valued at what it could
earn otherwise; Guide to Social Return on Investment (2012): inputs that are given.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from cba.calculation.factors import Array, Factor, product, total
from cba.calculation.flows import CostFlow, Flows, evaluate
from cba.calculation.streams import CostStream
from cba.models.cost import Work
from cba.results.measures import measures

_NPV = "public_value.npv"


class Ends(NamedTuple):
    """A figure at the low rates and at the high ones."""

    low: float
    high: float


class HoursLine(NamedTuple):
    """The hours of one line by year, and their present value in pounds.

    ``rates`` and ``pv_at`` are for the two ends of the rate's range, None where it
    has none; a rate by year has the multipliers of all its years.
    """

    title: str
    work: Work
    replaces: tuple[str, ...]
    hours: tuple[float, ...]
    pv: float
    rates: Ends | None
    pv_at: Ends | None


class HoursGiven(NamedTuple):
    """What an option's hours come to, and the public value with and without them.

    ``npv_at`` is None where no rate has a range; ``npv_without`` leaves out the hours
    and the paid work that they replace, whose present value is ``pv_replaced``.
    """

    lines: Mapping[str, HoursLine]
    npv: float
    npv_at: Ends | None
    npv_without: float
    pv_replaced: float


def hours_given(flows: Flows) -> HoursGiven | None:
    """The hours that those outside government give in an option; None for none."""
    streams = flows.streams
    given = [each for each in streams.costs if each.given is not None]
    if not given:
        return None
    rates = {each.identifier: _rate(each) for each in given}
    draws = {
        rate.address: np.array(rate.range.ends(_central(rate)))
        for rate in rates.values()
        if rate.range is not None
    }
    ends = evaluate(streams, draws) if draws else None
    found = {
        each.identifier: _line(each, rates[each.identifier], flows, ends)
        for each in given
    }
    without = evaluate(streams.without_given_hours())
    return HoursGiven(
        lines=found,
        npv=float(_npv(flows)[0]),
        npv_at=None if ends is None else _ends(_npv(ends)),
        npv_without=float(_npv(without)[0]),
        pv_replaced=_replaced(flows, without),
    )


def _rate(stream: CostStream) -> Factor:
    """The rate of an hour: the last factor of hours at a rate."""
    return stream.factors[-1]


def _central(rate: Factor) -> float:
    return 1.0 if rate.is_series else float(rate.central[0])


def _line(
    stream: CostStream, rate: Factor, flows: Flows, ends: Flows | None
) -> HoursLine:
    if stream.given is None:
        message = f"costs.{stream.identifier} gives no hours"
        raise ValueError(message)
    years = flows.streams.horizon.years
    hours = np.broadcast_to(product(stream.factors[:-1], {}), (1, years))
    spread = None if rate.range is None else Ends(*rate.range.ends(_central(rate)))
    return HoursLine(
        title=stream.title,
        work=stream.given.work,
        replaces=stream.given.replaces,
        hours=tuple(hours[0].tolist()),
        pv=float(_present(flows, stream)[0]),
        rates=spread,
        pv_at=None if ends is None or spread is None else _ends(_present(ends, stream)),
    )


def _present(flows: Flows, stream: CostStream) -> Array:
    flow = flows.lines[stream.identifier]
    if not isinstance(flow, CostFlow):
        message = f"{stream.identifier} is no cost"
        raise TypeError(message)
    return total(flow.amount * stream.discount)


def _npv(flows: Flows) -> Array:
    return measures(flows, (_NPV,)).metrics[_NPV]


def _ends(of_rows: Array) -> Ends:
    """Both rows, which are low rates and high ones."""
    low, high = of_rows.tolist()
    return Ends(low, high)


def _replaced(flows: Flows, without: Flows) -> float:
    """The public value of the work that hours replace: what goes with it."""
    name = "public_value.pv_benefits"
    before, after = (
        float(measures(each, (name,)).metrics[name][0]) for each in (flows, without)
    )
    return before - after
