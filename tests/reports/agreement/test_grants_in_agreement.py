from __future__ import annotations

import pytest

from cba.reports.agreement.gains_chart import gains_charts
from cba.reports.apportionment_tables import positions
from cba.reports.charts.plots import Bars
from tests.reports.agreement.made_deals import SHARED, deal

#: The council is granted £60k in the first year, which no price index moves.
GRANTED = SHARED + (
    "    funding:\n"
    "      fund: {title: A grant, from: A department, to: council, kind: revenue,\n"
    "             amount: {2026-27: £60k}, status: illustrative}\n"
)


def test_the_picture_of_gains_has_the_net_of_the_table_with_a_grant() -> None:
    made = deal(GRANTED)

    (chart,) = gains_charts(made)

    assert isinstance(chart.plot, Bars)
    assert "Payments between partners, and grants" in {
        kind.name for kind in chart.plot.kinds
    }
    for key, group in zip(made.parties, chart.plot.groups, strict=True):
        before, after = group.bars
        assert before.net == pytest.approx(made.agreed.before[key].worth, abs=0.01)
        assert after.net == pytest.approx(made.agreed.after[key].worth, abs=0.01)


def test_positions_count_a_grant_in_npv_as_in_cash() -> None:
    made = deal(GRANTED).sides

    lines = [line.text for line in positions(made)]

    council = made.found.before["council"]
    assert council.pv_grants == pytest.approx(60_000.0)
    assert council.worth == pytest.approx(council.npv_cashable + 60_000.0)
    assert f"{made.view.names['council']}" in lines[2]
    assert f"−{-council.worth / 1000:.0f}" in lines[2]
