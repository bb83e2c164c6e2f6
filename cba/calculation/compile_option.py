"""From a project to the streams of one of its options."""

from __future__ import annotations

from collections.abc import Iterator

from cba.calculation.compile_benefit import compile_benefit, parties, resolved_value
from cba.calculation.compile_cost import compile_cost
from cba.calculation.compile_line import Frame
from cba.calculation.compile_payment import compile_payment
from cba.calculation.compile_risk import compile_risk
from cba.calculation.streams import BenefitStream, CostStream, Streams
from cba.library.in_use import editions_of
from cba.loading.project_loader import option_project
from cba.models.agency import RESERVED
from cba.models.benefit import Benefit
from cba.models.line import Line
from cba.models.project import Project


def compile_option(declared: Project, option: str) -> Streams:
    """The lines that an option has, with the inputs it sets, as arrays."""
    project = option_project(declared, option)
    horizon = project.appraisal.horizon
    costs = {k: v for k, v in project.costs.items() if project.has_line(option, v)}
    benefits = {
        k: v for k, v in project.benefits.items() if project.has_line(option, v)
    }
    payments = {
        k: v for k, v in project.payments.items() if project.has_line(option, v)
    }
    risks = project.counted_risks(option)
    named = {agency for cost in costs.values() for agency, _ in cost.paid_by}
    named |= {agency for risk in risks.values() for agency, _ in risk.falls_on or ()}
    for payment in payments.values():
        named |= {payment.payer, payment.payee}
    for benefit in benefits.values():
        named |= set(_agencies_of(project, benefit))
    reserved = tuple(agency for agency in RESERVED if agency in named)
    agencies = (*project.agencies, *reserved)
    frame = Frame(
        project,
        horizon,
        project.appraisal.prices_of,
        editions_of(project),
        agencies,
        frozenset(project.bias_replaced(option)),
    )
    spending = tuple(compile_cost(frame, k, v) for k, v in costs.items())
    gains = tuple(
        stream for k, v in benefits.items() for stream in compile_benefit(frame, k, v)
    )
    lines: dict[str, CostStream | BenefitStream] = {}
    lines |= {each.identifier: each for each in spending}
    lines |= {each.identifier: each for each in gains}
    return Streams(
        option=option,
        horizon=horizon,
        agencies=agencies,
        members=tuple(project.agency(agency) for agency in agencies),
        costs=(
            *spending,
            *(compile_risk(frame, k, v) for k, v in risks.items()),
        ),
        benefits=gains,
        payments=tuple(
            compile_payment(frame, k, v, lines) for k, v in payments.items()
        ),
        discount=frame.discount(Line(), None, horizon.years),
        in_kind_is_financial=project.appraisal.in_kind_in_financial_case,
        has_income_groups=project.income_groups is not None,
    )


def _agencies_of(project: Project, benefit: Benefit) -> Iterator[str]:
    """The agencies that a benefit falls to or that enjoy it."""
    for value in benefit.values.values() if benefit.values else (benefit.value,):
        resolved = resolved_value(project, value)
        for shares in parties(benefit, value, resolved):
            yield from (agency for agency, _ in shares)
