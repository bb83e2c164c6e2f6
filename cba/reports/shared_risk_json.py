"""A shared risk for programs: part of the document of an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cba.reports.shared_risk_words import State, states_of
from cba.results.json_document import Json
from cba.results.numbers import figure
from cba.results.numbers import money as pounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cba.analysis.shared_risk import SharedRisk

_STATES = ("before", "after", "with_rules")


def shared_risk_json(risk: SharedRisk | None) -> Json | None:
    """What draws come to for each partner; None where no input has a range."""
    if risk is None:
        return None
    return {
        "draws": risk.draws,
        "seed": risk.seed,
        "whole_by": risk.whole_by,
        "gains": risk.gains,
        "agencies": {
            name: {
                state: _state(each)
                for state, each in zip(_STATES, states_of(found), strict=False)
            }
            for name, found in risk.agencies.items()
        },
        "gain_share": _rule(risk.gain_share_triggered, risk.mean_gain_share),
        "clawback": _rule(risk.clawback_triggered, risk.mean_clawback),
        "notes": list(risk.notes),
    }


def _state(state: State) -> Json:
    part = state.share_of_downside
    return {
        "chance_whole": figure(state.chance_whole),
        "cash": {
            "mean": pounds(state.mean),
            "p10": pounds(state.p10),
            "p50": pounds(state.p50),
            "p90": pounds(state.p90),
        },
        "shortfall": pounds(state.shortfall),
        "share_of_downside": None if part is None else figure(part),
    }


def _rule(triggered: float | None, means: Mapping[str, float]) -> Json | None:
    if triggered is None:
        return None
    received = {name: pounds(each) for name, each in means.items()}
    return {"triggered": figure(triggered), "mean": received}
