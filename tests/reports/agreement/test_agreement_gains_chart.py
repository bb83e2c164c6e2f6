from __future__ import annotations

from cba.reports.agreement.gains_chart import gains_charts
from cba.reports.charts.plots import Bars
from tests.reports.agreement.made_deals import deal
from tests.reports.made_agreement import WARDENS

GRANTED = (
    WARDENS
    + """\
    funding:
      seed:
        to: council
        from: A foundation
        amount: {2026-27: 50k}
"""
)


def bars(text: str) -> Bars:
    (chart,) = gains_charts(deal(text))
    assert isinstance(chart.plot, Bars)
    return chart.plot


def test_the_nets_are_the_positions_grants_included() -> None:
    agreed = deal(GRANTED).agreed

    nets = [bar.net for group in bars(GRANTED).groups for bar in group.bars]

    assert [round(net or 0.0, 6) for net in nets] == [
        round(position.worth, 6)
        for key in ("council", "trust")
        for position in (agreed.before[key], agreed.after[key])
    ]


def test_grants_are_named_only_where_there_are_any() -> None:
    assert "Payments between partners, and grants" in {
        kind.name for kind in bars(GRANTED).kinds
    }
    assert "Payments between partners" in {kind.name for kind in bars(WARDENS).kinds}
