"""An agreement between two partners, by hand, so that every figure is known."""

from __future__ import annotations

from cba.analysis.apportionment import (
    Apportionment,
    Core,
    Position,
    Stake,
    Terms,
    Transfer,
    terms_of,
)
from cba.models.project import Project
from cba.reports.apportionment_view import Agreed
from cba.reports.view import view_of
from cba.results.appraise import appraise
from cba.results.nominal import nominal_years
from tests.results.appraising import loaded_text

#: The council spends 100,000 in two years; the trust saves 60,000, 90,000 and 90,000,
#: all of it cash. At no discount, so that present values are sums.
WARDENS = """
    cba: 1
    project: {title: Wardens, dated: 2026-11-22}
    appraisal: {first_year: 2026-27, years: 3, discounting: {rate: 0%}}
    agencies:
      council: {name: Borough council, sector: local-authority}
      trust: {name: Hospital trust, sector: nhs}
    costs:
      wardens:
        kind: revenue
        paid_by: council
        amount: [100k, 100k]
        optimism_bias: 0%
        source: Budget
    benefits:
      falls:
        quantity: [600, 900, 900]
        deadweight: 0%
        value: {fiscal: 100, source: Audit}
        falls_to: trust
        cashable: {share: 100%, mechanism: A bay closes, owner: trust}
        optimism_bias: 0%
"""


def position(
    net_cash: tuple[float, ...],
    *,
    whole_from: str | None,
    bears: float,
    gains: float,
    share: float,
) -> Position:
    """A position at no discount, from its cash by year."""
    cumulative = tuple(sum(net_cash[: n + 1]) for n in range(len(net_cash)))
    return Position(
        npv=sum(net_cash),
        npv_cashable=sum(net_cash),
        public_value_npv=sum(net_cash),
        net_cash=net_cash,
        cumulative=cumulative,
        cash=cumulative[-1],
        peak_funding=max(0.0, -min(cumulative)),
        whole_from=whole_from,
        pv_contribution=bears,
        pv_gains=gains,
        cost_share=share,
    )


BEFORE = {
    "council": position(
        (-100e3, -100e3, 0.0), whole_from=None, bears=200e3, gains=0.0, share=1.0
    ),
    "trust": position(
        (60e3, 90e3, 90e3), whole_from="2026-27", bears=0.0, gains=240e3, share=0.0
    ),
}
AFTER = {
    "council": position(
        (0.0, 0.0, 0.0), whole_from="2026-27", bears=0.0, gains=0.0, share=0.0
    ),
    "trust": position(
        (-40e3, -10e3, 90e3), whole_from="2028-29", bears=200e3, gains=240e3, share=1.0
    ),
}


def terms(project: Project) -> Terms:
    """Costs in proportion to cash, whole by the last year."""
    return terms_of(project, partners=("council", "trust"))


def apportionment(project: Project) -> Apportionment:
    """The trust pays the council all it spends, and both are whole."""
    return Apportionment(
        option="preferred",
        terms=terms(project),
        feasible=True,
        reason=None,
        notes=(),
        transfers=(
            Transfer("2026-27", "trust", "council", 100e3),
            Transfer("2027-28", "trust", "council", 100e3),
        ),
        before=BEFORE,
        after=AFTER,
        stakes={"council": Stake(0.0, 0.0), "trust": Stake(0.0, 40e3)},
        core=Core(in_core=True, blocking=(), short_by=0.0),
        shapley=None,
        payments={
            "trust_to_council": {
                "title": "Hospital trust to borough council",
                "from": "trust",
                "to": "council",
                "amount": {"2026-27": 100e3, "2027-28": 100e3},
            }
        },
        agreed=project,
    )


def agreed(found: Apportionment | None = None, text: str = WARDENS) -> Agreed:
    """The agreement beside its project."""
    project = loaded_text(text)
    return Agreed(
        apportionment(project) if found is None else found,
        view_of(appraise(project)),
        nominal_years(project),
    )
