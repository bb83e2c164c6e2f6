"""The promise that every total is the same by every route.

Run on every appraisal. A failure is a fault of the tool, not of the project:
nothing is printed, and the command ends as it does for a bug.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np

from cba.calculation.factors import total
from cba.calculation.flows import BenefitFlow, CostFlow, Flows, PaymentFlow
from cba.results.appraisal import BenefitLine, CostLine, OptionAppraisal

PENNY = 0.01
#: Float noise on sums of billions, below which a difference means nothing.
_RELATIVE = 1e-12


class ReconciliationError(AssertionError):
    """Two routes to one figure that do not meet."""


def reconcile(option: OptionAppraisal) -> None:
    """Hold an option to its promises; raises `ReconciliationError`."""
    hold(_routes(option), option.flows)


def hold(routes: Iterable[tuple[str, float, float]], flows: Flows) -> None:
    """Hold figures to what other routes make of them, to the penny.

    Each is named, with the figure by both routes; raises `ReconciliationError`.
    """
    allowed = max(PENNY, _RELATIVE * _gross(flows))
    for what, one, other in routes:
        # Written so that nan, which is near nothing, does not pass.
        if not abs(one - other) <= allowed:
            message = f"{what}: {one!r} is not {other!r}"
            raise ReconciliationError(message)


def _routes(option: OptionAppraisal) -> Iterator[tuple[str, float, float]]:
    """Each figure with what another route makes of it."""
    flows = option.flows
    agencies = option.agencies.values()
    public = math.fsum(each.npv for each in agencies if each.public)
    everyone = math.fsum(each.public_value_npv for each in agencies)
    financial, value = option.financial.npv, option.public_value.npv
    yield "npv over public bodies", public, financial
    yield "public value over agencies", everyone, value
    yield "public value by line", _by_line(option), value
    yield "public value by year", _by_year(flows), value
    yield "public value by category", _by_category(option), value
    yield "financial by line", _financial_by_line(flows), financial
    yield "financial by year", _financial_by_year(option), financial
    yield "financial by category", _financial_by_category(option), financial
    payments = flows.ledgers["payments"].amounts[0]
    yield "payments over all agencies", float(total(total(payments))), 0.0
    yield "costs by agency", _costs_by_agency(option), option.public_value.pv_costs
    if bool(np.all(flows.streams.discount == 1.0)) and _undiscounted(flows):
        undiscounted = math.fsum(year.net_public_value for year in option.by_year)
        yield "undiscounted sums at 0%", undiscounted, value
    for each in agencies:
        years = math.fsum(year.pv_net for year in each.by_year)
        yield f"years of {each.name}", years, each.npv


def _gross(flows: Flows) -> float:
    """All money that moves, whichever way: what float noise is in proportion to."""
    ledgers = flows.ledgers.values()
    return math.fsum(float(total(total(np.abs(x.amounts[0])))) for x in ledgers)


def _by_line(option: OptionAppraisal) -> float:
    lines = option.lines.values()
    benefits = (x.pv_public_value for x in lines if isinstance(x, BenefitLine))
    costs = (-x.pv_cost for x in lines if isinstance(x, CostLine))
    return math.fsum((*benefits, *costs))


def _by_category(option: OptionAppraisal) -> float:
    amounts = []
    for line in option.lines.values():
        if isinstance(line, BenefitLine):
            amounts += [line.pv_fiscal, line.pv_economic, line.pv_social]
            amounts.append(-line.pv_transfer_part)
        elif isinstance(line, CostLine):
            amounts.append(-line.pv_cost)
    return math.fsum(amounts)


def _by_year(flows: Flows) -> float:
    years = flows.streams.horizon.years
    amounts = []
    for year in range(years):
        for flow in flows.lines.values():
            if isinstance(flow, BenefitFlow):
                discount = float(flow.stream.discount[year])
                for name, part in flow.parts.items():
                    sign = -1.0 if name == "transfer" else 1.0
                    amounts.append(sign * float(part[0, year]) * discount)
            elif isinstance(flow, CostFlow):
                discount = float(flow.stream.discount[year])
                amounts.append(-float(flow.amount[0, year]) * discount)
    return math.fsum(amounts)


def _financial_by_line(flows: Flows) -> float:
    """Each line's own present value, by the shares of public bodies in it."""
    streams = flows.streams
    public = [each.is_public for each in streams.members]
    years = streams.horizon.years
    amounts = []
    for flow in flows.lines.values():
        within = flow.stream.discount[:years]
        if isinstance(flow, BenefitFlow) and "fiscal" in flow.parts:
            amounts.append(float(total(flow.parts["fiscal"][0, :years] * within)))
        elif isinstance(flow, CostFlow):
            if flow.stream.kind == "in-kind" and not streams.in_kind_is_financial:
                continue
            share = sum(s for n, s in flow.stream.paid_by if public[n])
            amounts.append(-share * float(total(flow.amount[0] * within)))
        elif isinstance(flow, PaymentFlow):
            share = public[flow.stream.payee] - public[flow.stream.payer]
            amounts.append(share * float(total(flow.amount[0] * within)))
    return math.fsum(amounts)


def _financial_by_year(option: OptionAppraisal) -> float:
    return math.fsum(
        year.pv_net
        for each in option.agencies.values()
        if each.public
        for year in each.by_year
    )


def _financial_by_category(option: OptionAppraisal) -> float:
    lines = option.lines.values()
    fiscal = (line.pv_fiscal for line in lines if isinstance(line, BenefitLine))
    return math.fsum(
        (*fiscal, option.financial.pv_payments, -option.financial.pv_costs)
    )


def _costs_by_agency(option: OptionAppraisal) -> float:
    amounts = []
    for n, each in enumerate(option.agencies.values()):
        amounts.append(each.pv_costs)
        streams = option.flows.streams
        if not (streams.in_kind_is_financial and streams.members[n].is_public):
            amounts.append(each.pv_in_kind)
    return math.fsum(amounts)


def _undiscounted(flows: Flows) -> bool:
    """Whether no line is discounted."""
    return all(bool(np.all(x.stream.discount == 1.0)) for x in flows.lines.values())
