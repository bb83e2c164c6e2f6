"""How sure partners are to be whole, without an agreement and with it.

Every draw of the uncertain inputs is worked out with the payments of the agreement
and without them, and the rules of the agreement are applied to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cba.analysis.apportionment import Apportionment
from cba.analysis.convergence import too_few
from cba.analysis.draws import Plan, blocks
from cba.analysis.partners_in_draws import Drawn, Parties, PartnersInDraws, Rules
from cba.analysis.sharing_rules import Trigger
from cba.analysis.spreads import CashTally, MovedTally, Outcome, Spread
from cba.analysis.statistics import Distribution
from cba.analysis.uncertain import uncertain_inputs
from cba.models.project import Project
from cba.models.sharing import Gains
from cba.results.appraise import streams_of

__all__ = ["AgencyRisk", "SharedRisk", "Spread", "rules_of", "shared_risk"]


class AgencyRisk(NamedTuple):
    """What the draws come to for one partner, at the end of the year ``whole_by``.

    A chance to be whole is the share of draws in which cumulative cash is at nothing or
    more in that year and every later one. A shortfall is the mean over all draws of
    what is short in that year; a share of the downside is of all partners'
    shortfalls, None where nobody is ever short. Figures with rules are None where the
    agreement has none that can act.
    """

    chance_whole_before: float
    chance_whole_after: float
    chance_whole_with_rules: float | None
    cash_before: Spread
    cash_after: Spread
    cash_with_rules: Spread | None
    shortfall_before: float
    shortfall_after: float
    shortfall_with_rules: float | None
    share_of_downside_before: float | None
    share_of_downside_after: float | None
    share_of_downside_with_rules: float | None = None


class SharedRisk(NamedTuple):
    """How an agreement shares risk: money in the appraisal's prices, not discounted.

    A rule is triggered in a draw in which it moves money in any year; its mean is what
    a partner receives by it in all (pays: negative). The one is None, and the other
    empty, where the agreement has no such rule that can act. ``gains`` says which
    savings are counted.
    """

    draws: int
    seed: int
    whole_by: str
    agencies: dict[str, AgencyRisk]
    gain_share_triggered: float | None
    clawback_triggered: float | None
    mean_gain_share: dict[str, float]
    mean_clawback: dict[str, float]
    notes: tuple[str, ...]
    gains: Gains = "cashable"


def shared_risk(
    project: Project, agreed: Apportionment, plan: Plan
) -> SharedRisk | None:
    """The partners of an agreement under draws; None where no input has a range.

    The same project, agreement, plan and version give the same figures to the last
    digit, however many draws are worked out at a time.
    """
    before = streams_of(project, agreed.option)
    after = streams_of(agreed.agreed, agreed.option)
    if not uncertain_inputs(before):
        return None
    terms = agreed.terms
    net_cash = {each: agreed.before[each].net_cash for each in terms.partners}
    rules = rules_of(project)
    parties = Parties(terms.to, rules, net_cash)
    partners = PartnersInDraws(before, after, parties)
    year = before.horizon.labels.index(terms.whole_by)
    tally = _Tally(partners.acting, terms.partners, plan.draws, year)
    options = {"before": before, "after": after}
    for block in blocks(options, project.correlations_read, plan):
        tally.add(partners.drawn(block["before"], block["after"]))
    agencies, distributions = tally.found()
    few = too_few(plan.draws, distributions)
    return SharedRisk(
        draws=plan.draws,
        seed=plan.seed,
        whole_by=terms.whole_by,
        agencies=agencies,
        gain_share_triggered=tally.gain_share.triggered() if tally.gain_share else None,
        clawback_triggered=tally.clawback.triggered() if tally.clawback else None,
        mean_gain_share=tally.gain_share.means() if tally.gain_share else {},
        mean_clawback=tally.clawback.means() if tally.clawback else {},
        notes=(*_notes(rules, partners), *filter(None, [few])),
        gains=terms.to,
    )


def rules_of(project: Project) -> Rules:
    """The gain share and the clawback that a project file asks for."""
    if project.sharing is None:
        return Rules()
    above, below = project.sharing.gain_share, project.sharing.clawback
    return Rules(
        Trigger(above.above.constant(), above.share.constant()) if above else None,
        Trigger(below.below.constant(), below.share.constant()) if below else None,
    )


def _notes(rules: Rules, partners: PartnersInDraws) -> Iterator[str]:
    """What should be known before the figures are used."""
    if any(rules) and not any(partners.acting):
        yield "nobody pays under the agreement, so that its rules can never act"


class _Tally:
    """What is gathered of the draws, block after block."""

    def __init__(
        self, acting: Rules, partners: Sequence[str], draws: int, year: int
    ) -> None:
        self._before = CashTally(partners, draws, year)
        self._after = CashTally(partners, draws, year)
        above, below = acting
        self._ruled = CashTally(partners, draws, year) if any(acting) else None
        self.gain_share = MovedTally(partners, draws) if above else None
        self.clawback = MovedTally(partners, draws) if below else None

    def add(self, drawn: Drawn) -> None:
        """Take in a block."""
        pairs = (
            (self._before, drawn.before),
            (self._after, drawn.after),
            (self._ruled, drawn.with_rules),
            (self.gain_share, drawn.gain_share),
            (self.clawback, drawn.clawback),
        )
        for tally, by_partner in pairs:
            if tally is not None and by_partner is not None:
                tally.add(by_partner, drawn.rows)

    def found(self) -> tuple[dict[str, AgencyRisk], list[Distribution]]:
        """What all draws come to by partner, and the distributions behind it."""
        before, after = self._before.outcomes(), self._after.outcomes()
        ruled = self._ruled.outcomes() if self._ruled else {}
        agencies = {
            name: _agency(before[name], after[name], ruled.get(name)) for name in before
        }
        every = (*before.values(), *after.values(), *ruled.values())
        return agencies, [each.cash for each in every]


def _agency(before: Outcome, after: Outcome, ruled: Outcome | None) -> AgencyRisk:
    return AgencyRisk(
        chance_whole_before=before.chance_whole,
        chance_whole_after=after.chance_whole,
        chance_whole_with_rules=ruled.chance_whole if ruled else None,
        cash_before=before.spread,
        cash_after=after.spread,
        cash_with_rules=ruled.spread if ruled else None,
        shortfall_before=before.shortfall,
        shortfall_after=after.shortfall,
        shortfall_with_rules=ruled.shortfall if ruled else None,
        share_of_downside_before=before.share_of_downside,
        share_of_downside_after=after.share_of_downside,
        share_of_downside_with_rules=ruled.share_of_downside if ruled else None,
    )
