"""A partner's risk without an agreement, with it and with its rules: side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cba.analysis.shared_risk import AgencyRisk


class State(NamedTuple):
    """A partner without the agreement, with it, or with its rules too."""

    chance_whole: float
    mean: float
    p10: float
    p50: float
    p90: float
    shortfall: float
    share_of_downside: float | None


def states_of(risk: AgencyRisk) -> tuple[State, ...]:
    """A partner before the agreement and after it, and with its rules if there are."""
    found = [
        State(
            risk.chance_whole_before,
            *risk.cash_before,
            risk.shortfall_before,
            risk.share_of_downside_before,
        ),
        State(
            risk.chance_whole_after,
            *risk.cash_after,
            risk.shortfall_after,
            risk.share_of_downside_after,
        ),
    ]
    if (
        risk.chance_whole_with_rules is not None
        and risk.cash_with_rules is not None
        and risk.shortfall_with_rules is not None
    ):
        ruled = State(
            risk.chance_whole_with_rules,
            *risk.cash_with_rules,
            risk.shortfall_with_rules,
            risk.share_of_downside_with_rules,
        )
        found.append(ruled)
    return tuple(found)
