"""Cost lines as streams."""

from __future__ import annotations

from cba.calculation.compile_line import Frame
from cba.calculation.factors import Factor, factor
from cba.calculation.grades import cost_grades
from cba.calculation.optimism_bias import correction
from cba.calculation.streams import CostStream, GivenHours
from cba.models.cost import Cost
from cba.models.line import titled


def compile_cost(frame: Frame, identifier: str, cost: Cost) -> CostStream:
    """A cost line: money, hours at a rate, or money for each person retained."""
    base = f"costs.{identifier}"
    years = frame.horizon.years
    return CostStream(
        identifier=identifier,
        title=titled(cost.title, identifier),
        kind=cost.kind,
        factors=_factors(frame, base, cost),
        escalation=frame.escalation(
            f"{base}.real_growth", cost.real_growth, cost.prices_of
        ),
        bias=0.0
        if identifier in frame.unbiased
        else correction(
            "costs",
            cost.optimism_bias,
            [each.grade for each in cost_grades(frame.project, base, cost)],
            frame.project.appraisal.optimism_bias,
            frame.editions,
        ),
        paid_by=frame.split(cost.paid_by),
        discount=frame.discount(cost, None, years),
        given=_given(frame, cost),
    )


def _given(frame: Frame, cost: Cost) -> GivenHours | None:
    """The hours that those outside government give; None where these are none."""
    agency = frame.project.agency
    if not cost.gives_hours or any(agency(x).is_public for x, _ in cost.paid_by):
        return None
    return GivenHours(cost.work or "additive", cost.replaces or ())


def _factors(frame: Frame, base: str, cost: Cost) -> tuple[Factor, ...]:
    if cost.amount is not None:
        return (factor(f"{base}.amount", cost.amount, frame.horizon),)
    if cost.hours is not None and cost.rate is not None:
        return (
            factor(f"{base}.hours", cost.hours, frame.horizon),
            factor(f"{base}.rate", cost.rate, frame.horizon),
        )
    if cost.people is None or cost.each is None:
        message = f"{base} has neither amount, hours nor people"
        raise ValueError(message)
    return (
        *frame.group(cost.people),
        *frame.kept(f"{base}.affected", cost.affected),
        *frame.kept(f"{base}.engagement", cost.engagement),
        *frame.kept(f"{base}.retention", cost.retention),
        factor(f"{base}.each", cost.each, frame.horizon),
    )
