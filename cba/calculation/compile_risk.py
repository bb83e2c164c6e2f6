"""Counted risks as cost streams: what they would cost, and whether they happen."""

from __future__ import annotations

from cba.calculation.compile_line import Frame
from cba.calculation.factors import Occurrence, factor
from cba.calculation.streams import CostStream
from cba.models.line import titled
from cba.models.risk import Risk


def compile_risk(frame: Frame, identifier: str, risk: Risk) -> CostStream:
    """A counted risk: its chance × its cost by year; it bears no optimism bias."""
    if risk.chance is None or risk.cost is None or risk.falls_on is None:
        message = f"risks.{identifier} has no chance, no cost or nobody to bear it"
        raise ValueError(message)
    base = f"risks.{identifier}"
    chance = factor(f"{base}.chance", risk.chance, frame.horizon)
    return CostStream(
        identifier=identifier,
        title=titled(risk.title, identifier),
        kind=risk.cost_kind,
        factors=(factor(f"{base}.cost", risk.cost, frame.horizon),),
        escalation=frame.escalation(
            f"{base}.real_growth", risk.real_growth, risk.price_year
        ),
        bias=0.0,
        paid_by=frame.split(risk.falls_on),
        discount=frame.discount(risk, None, frame.horizon.years),
        occurs=Occurrence(f"{base}.occurs", chance),
    )
