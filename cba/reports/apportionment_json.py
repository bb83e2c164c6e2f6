"""An agreement for programs: the figures of its contract, rounded once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cba.reports.apportionment_view import Agreed
from cba.results.json_document import Json
from cba.results.numbers import figure
from cba.results.numbers import money as pounds

if TYPE_CHECKING:
    from cba.analysis.apportionment import Position
    from cba.analysis.shared_risk import AgencyRisk, SharedRisk

SCHEMA = "cba/apportionment/1"


def apportionment_json(agreed: Agreed) -> Json:
    """The content of the document."""
    found = agreed.found
    return {
        "option": found.option,
        "rule": found.terms.rule,
        "to": found.terms.to,
        "whole_by": found.terms.whole_by,
        "partners": list(agreed.partners),
        "feasible": found.feasible,
        "reason": found.reason,
        "schedule": _schedule(agreed),
        "agencies": {key: _agency(agreed, key) for key in found.before},
        "core": None
        if found.core is None
        else {
            "in_core": found.core.in_core,
            "blocking": list(found.core.blocking),
            "short_by": pounds(found.core.short_by),
        },
        "shapley": None
        if found.shapley is None
        else {
            "values": _money_by_id(found.shapley.values),
            "standard_errors": _money_by_id(found.shapley.standard_errors),
            "orders": found.shapley.orders,
        },
        "risk": None if agreed.risk is None else _risk(agreed.risk),
        "payments": _plain(found.payments),
        "notes": list(found.notes),
    }


def _schedule(agreed: Agreed) -> list[Json]:
    """Every payment, in the prices of the appraisal and in the money of its year."""
    factors = dict(zip(agreed.view.labels, agreed.nominal, strict=True))
    made: list[Json] = []
    for each in agreed.found.transfers:
        factor = factors[each.year]
        made.append(
            {
                "year": each.year,
                "from": each.payer,
                "to": each.payee,
                "amount": pounds(each.amount),
                "nominal": None if factor is None else pounds(each.amount * factor),
            }
        )
    return made


def _agency(agreed: Agreed, key: str) -> Json:
    found = agreed.found
    whole_by = found.after[key].whole_from
    made: Json = {"name": agreed.view.names[key], "whole_by": whole_by}
    sides = {"before": found.before[key], "after": found.after[key]}
    for name in _position(found.before[key]):
        for side, position in sides.items():
            made[f"{name}_{side}"] = _position(position)[name]
    stake = found.stakes.get(key)
    made["alone"] = None if stake is None else pounds(stake.alone)
    made["gain"] = None if stake is None else pounds(stake.gain)
    return made


def _position(position: Position) -> Json:
    return {
        "npv": pounds(position.npv),
        "npv_cashable": pounds(position.npv_cashable),
        "public_value_npv": pounds(position.public_value_npv),
        "cash": pounds(position.cash),
        "peak_funding": pounds(position.peak_funding),
        "whole_from": position.whole_from,
        "pv_contribution": pounds(position.pv_contribution),
        "pv_gains": pounds(position.pv_gains),
        "cost_share": figure(position.cost_share),
        "net_cash": [pounds(x) for x in position.net_cash],
        "cumulative": [pounds(x) for x in position.cumulative],
    }


def _risk(risk: SharedRisk) -> Json:
    return {
        "draws": risk.draws,
        "seed": risk.seed,
        "whole_by": risk.whole_by,
        "gains": risk.gains,
        "agencies": {key: _agency_risk(each) for key, each in risk.agencies.items()},
        "gain_share_triggered": figure(risk.gain_share_triggered),
        "clawback_triggered": figure(risk.clawback_triggered),
        "mean_gain_share": _money_by_id(risk.mean_gain_share),
        "mean_clawback": _money_by_id(risk.mean_clawback),
        "notes": list(risk.notes),
    }


def _agency_risk(each: AgencyRisk) -> Json:
    made: Json = {}
    for name, value in each._asdict().items():
        if value is None:
            made[name] = None
        elif isinstance(value, float):
            is_share = name.startswith(("chance", "share"))
            made[name] = figure(value) if is_share else pounds(value)
        else:
            made[name] = {key: pounds(x) for key, x in value._asdict().items()}
    return made


def _money_by_id(amounts: Mapping[str, float] | None) -> Json | None:
    if amounts is None:
        return None
    return {key: pounds(amount) for key, amount in amounts.items()}


def _plain(node: object) -> object:
    """The payments in what JSON knows."""
    if isinstance(node, Mapping):
        return {str(key): _plain(item) for key, item in node.items()}
    if isinstance(node, (list, tuple)):
        return [_plain(item) for item in node]
    return node
