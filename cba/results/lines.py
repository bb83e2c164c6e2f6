"""The answers for each line: its present values by category."""

from __future__ import annotations

from cba.calculation.factors import Array, total
from cba.calculation.flows import (
    BenefitFlow,
    CostFlow,
    Flows,
    PaymentFlow,
    entries,
)
from cba.results.appraisal import (
    BenefitLine,
    CostLine,
    LineAppraisal,
    PaymentLine,
)


def line_appraisals(flows: Flows) -> dict[str, LineAppraisal]:
    """Each line by its id; the parts of a line with several values by line/part."""
    years = flows.streams.horizon.years
    agencies = flows.streams.agencies
    found: dict[str, LineAppraisal] = {}
    for identifier, flow in flows.lines.items():
        if isinstance(flow, BenefitFlow):
            found[identifier] = _benefit(
                flow, years, is_weighted=flows.streams.has_income_groups
            )
        elif isinstance(flow, CostFlow):
            found[identifier] = _cost(flow)
        else:
            found[identifier] = _payment(flow, agencies)
    return found


def _present(amount: Array, discount: Array) -> float:
    return float(total(amount[0] * discount))


def _cost(flow: CostFlow) -> CostLine:
    stream = flow.stream
    return CostLine(
        title=stream.title,
        cost_kind=stream.kind,
        optimism_bias=stream.bias,
        pv_cost=_present(flow.amount, stream.discount),
        pv_before_optimism_bias=_present(flow.before_bias, stream.discount),
        chance=float(stream.occurs.chance.central[0]) if stream.occurs else None,
    )


def _payment(flow: PaymentFlow, agencies: tuple[str, ...]) -> PaymentLine:
    stream = flow.stream
    return PaymentLine(
        title=stream.title,
        payer=agencies[stream.payer],
        payee=agencies[stream.payee],
        pv=_present(flow.amount, stream.discount),
        pv_cut_off=_paid_late(flow),
    )


def _paid_late(flow: PaymentFlow) -> float | None:
    source = flow.stream.source
    if source is None or source.what != "volume" or flow.cut_off is None:
        return None
    return _present(flow.cut_off, source.late)


def public_value_of(parts: dict[str, float]) -> float:
    """Fiscal less its transfer part, economic and social."""
    fiscal = parts.get("fiscal", 0.0) - parts.get("transfer", 0.0)
    return fiscal + parts.get("economic", 0.0) + parts.get("social", 0.0)


def _benefit(flow: BenefitFlow, years: int, *, is_weighted: bool) -> BenefitLine:
    stream = flow.stream
    within = stream.discount[:years]
    after = stream.discount[years:]
    pv = {name: _present(part[:, :years], within) for name, part in flow.parts.items()}
    before = {
        name: _present(part[:, :years], within)
        for name, part in flow.parts_before_bias.items()
    }
    beyond = {
        name: _present(part[:, years:], after) for name, part in flow.parts.items()
    }
    cashable = 0.0
    for _, cash in flow.cashable:
        cashable += _present(cash, within)
    weighted = public_value_of(pv)
    for entry in entries(flow, years):
        if entry.account == "weighting":
            weighted += float(total(entry.present[0]))
    volume, unbiased = flow.volume[0, :years], flow.volume_before_bias[0, :years]
    return BenefitLine(
        title=stream.title,
        volume=None if stream.in_pounds else tuple(volume.tolist()),
        volume_before_bias=None if stream.in_pounds else tuple(unbiased.tolist()),
        optimism_bias=-stream.bias,
        pv_fiscal=pv.get("fiscal", 0.0),
        pv_cashable=cashable,
        pv_economic=pv.get("economic", 0.0),
        pv_social=pv.get("social", 0.0),
        pv_transfer_part=pv.get("transfer", 0.0),
        pv_public_value=public_value_of(pv),
        pv_before_optimism_bias=public_value_of(before),
        pv_cut_off=public_value_of(beyond),
        income_weight=stream.income_weight if is_weighted else None,
        pv_weighted=weighted if is_weighted else None,
    )
