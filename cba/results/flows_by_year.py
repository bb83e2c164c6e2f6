"""Every flow of an option by line and year, undiscounted, for the annex of a case."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Literal, NamedTuple

from cba.calculation.flows import BenefitFlow, CostFlow, LineFlow
from cba.results.appraisal import OptionAppraisal
from cba.results.reconciliation import hold
from cba.results.sums import added_up

Years = tuple[float, ...]
What = Literal[
    "cost", "payment", "fiscal", "cashable", "economic", "social", "transfer"
]
_PARTS: tuple[What, ...] = ("fiscal", "economic", "social", "transfer")


class LineYears(NamedTuple):
    """What one line brings in each year: a cost, a payment or a part of a benefit.

    ``cashable`` is the part of the fiscal saving that is cash, over all agencies.
    """

    line: str
    title: str
    what: What
    amounts: Years


def flows_by_year(option: OptionAppraisal) -> tuple[LineYears, ...]:
    """Every flow of an option with money in it, in the order of its lines.

    Raises `ReconciliationError` where the years do not meet those of the option.
    """
    years = option.flows.streams.horizon.years
    found = tuple(
        LineYears(identifier, flow.stream.title, what, amounts)
        for identifier, flow in option.flows.lines.items()
        for what, amounts in _parts(flow, years)
    )
    hold(_routes(option, found), option.flows)
    return found


def _parts(flow: LineFlow, years: int) -> Iterator[tuple[What, Years]]:
    if not isinstance(flow, BenefitFlow):
        what: What = "cost" if isinstance(flow, CostFlow) else "payment"
        yield what, tuple(flow.amount[0].tolist())
        return
    for name in _PARTS:
        if name not in flow.parts:
            continue
        yield name, tuple(flow.parts[name][0, :years].tolist())
        if name == "fiscal" and flow.cashable:
            cash = (tuple(each[0].tolist()) for _, each in flow.cashable)
            yield "cashable", added_up(cash, years)


def _routes(
    option: OptionAppraisal, found: tuple[LineYears, ...]
) -> Iterator[tuple[str, float, float]]:
    for n, year in enumerate(option.by_year):
        for what, amount in (
            ("cost", year.costs),
            ("fiscal", year.fiscal),
            ("cashable", year.cashable),
            ("economic", year.economic),
            ("social", year.social),
            ("transfer", year.transfer_part),
        ):
            lines = math.fsum(each.amounts[n] for each in found if each.what == what)
            yield f"{what} of {year.year} by line", lines, amount
