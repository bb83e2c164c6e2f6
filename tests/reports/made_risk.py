"""A shared risk whose words and figures can be told beforehand."""

from __future__ import annotations

from cba.analysis.shared_risk import AgencyRisk, SharedRisk, Spread
from cba.reports.view import View, view_of
from tests.results.appraising import appraised_text

#: Whole in every draw, whatever happens.
SURE = AgencyRisk(
    chance_whole_before=1.0,
    chance_whole_after=1.0,
    chance_whole_with_rules=None,
    cash_before=Spread(5e6, 5e6, 5e6, 5e6),
    cash_after=Spread(5e6, 5e6, 5e6, 5e6),
    cash_with_rules=None,
    shortfall_before=0.0,
    shortfall_after=0.0,
    shortfall_with_rules=None,
    share_of_downside_before=0.0,
    share_of_downside_after=0.0,
)
#: Pays 200 for what others gain, until they pay it.
COUNCIL = SURE._replace(
    chance_whole_before=0.0,
    chance_whole_after=0.62,
    cash_before=Spread(-2e6, -2.5e6, -2e6, -1.5e6),
    cash_after=Spread(1e5, -1e6, 2e5, 9e5),
    shortfall_before=2e6,
    shortfall_after=3e5,
    share_of_downside_before=1.0,
    share_of_downside_after=0.75,
)
NHS = SURE._replace(
    chance_whole_after=0.97,
    cash_before=Spread(4e6, 3e6, 4e6, 5e6),
    cash_after=Spread(2e6, 5e5, 2e6, 3e6),
    shortfall_after=1e5,
    share_of_downside_after=0.25,
)


def with_rules(risk: AgencyRisk, chance: float, shortfall: float) -> AgencyRisk:
    """The same partner where rules change its chance and what it is short of."""
    return risk._replace(
        chance_whole_with_rules=chance,
        cash_with_rules=risk.cash_after,
        shortfall_with_rules=shortfall,
        share_of_downside_with_rules=0.5,
    )


def shared(**agencies: AgencyRisk) -> SharedRisk:
    """What draws came to for these partners, without rules."""
    return SharedRisk(
        draws=10_000,
        seed=1,
        whole_by="2028-29",
        agencies=agencies,
        gain_share_triggered=None,
        clawback_triggered=None,
        mean_gain_share={},
        mean_clawback={},
        notes=(),
    )


def view_with(*agencies: str) -> View:
    """The view of a project with these agencies, named as their ids are."""
    members = "".join(
        f"\n      {each}: {{name: {each.capitalize()}, sector: other-public}}"
        for each in agencies
    )
    return view_of(
        appraised_text(
            f"""
    cba: 1
    project: {{title: Wardens}}
    appraisal: {{first_year: 2026-27, years: 3}}
    agencies: {members}
    costs:
      team: {{kind: revenue, paid_by: {agencies[0]}, amount: 1, optimism_bias: 0%,
             source: Budget}}
    """
        )
    )
