from __future__ import annotations

import pytest

from cba.reports.charts.plots import Bars, Fill
from cba.reports.content import Chart
from cba.reports.pays_and_gains import pays_and_gains
from cba.reports.view import view_of
from cba.reports.who_pays import who_pays_and_gains
from tests.reports.made_projects import (
    TWO,
    Tree,
    appraisal_of,
    flat,
    saved,
    spent,
    twelve_partners,
)

THREE: Tree = {**TWO, "police": {"name": "Police force", "sector": "police"}}


def chart_of(project: Tree) -> Chart:
    return pays_and_gains(view_of(appraisal_of(project)))


def bars_of(chart: Chart) -> Bars:
    assert isinstance(chart.plot, Bars)
    return chart.plot


def pieces(project: Tree, body: int = 0) -> list[tuple[float, Fill]]:
    (bar,) = bars_of(chart_of(project)).groups[body].bars
    return [(round(piece.value, 2), piece.fill) for piece in bar.pieces]


def test_what_is_paid_and_gained_is_parted_by_what_it_is() -> None:
    project = flat(
        {"c": spent("300k")}, {"b": saved("500k", cashable="40%")}, TWO, years=1
    )
    project["payments"] = {"p": {"from": "nhs", "to": "council", "amount": "70k"}}

    # 40% of 500 is cash; 60% is not.
    assert pieces(project) == [
        (-300_000.0, "cost"),
        (200_000.0, "cash"),
        (300_000.0, "saving"),
        (70_000.0, "payment"),
    ]
    assert pieces(project, 1) == [(-70_000.0, "payment")]


def test_a_saving_that_is_none_is_a_further_cost() -> None:
    project = flat({}, {"b": saved("-50k", cashable="10%")}, years=1)

    assert pieces(project) == [(-50_000.0, "loss")]


def test_savings_less_than_their_cash_are_not_parted() -> None:
    # All 100 of the one are cash; the other is a harm of 80, none of it cash.
    benefits = {"b": saved("100k", cashable="100%"), "h": saved("-80k")}

    assert pieces(flat({}, benefits, years=1)) == [(20_000.0, "saving")]


def test_the_bars_end_at_the_net_position_of_the_table() -> None:
    view = view_of(appraisal_of(twelve_partners()))
    groups = bars_of(pays_and_gains(view)).groups

    for n, group in zip(view.public, groups, strict=True):
        (bar,) = group.bars
        assert bar.net == pytest.approx(view.agencies[n].npv)
        assert sum(piece.value for piece in bar.pieces) == pytest.approx(bar.net)


def test_the_figures_stand_in_a_table_of_the_section() -> None:
    view = view_of(appraisal_of(twelve_partners()))
    chart = pays_and_gains(view)
    tables = [getattr(b, "identifier", "") for b in who_pays_and_gains(view).blocks]

    assert chart.table is None
    assert chart.table_identifier in tables


@pytest.mark.parametrize(
    ("costs", "benefits", "finding"),
    [
        ({"c": spent("0")}, {}, "No public body would pay or save anything"),
        ({"c": spent("3m")}, {},
         "The council alone would pay £3.00m; no public body would save anything"),
        ({}, {"b": saved("3m", "nhs")}, ("No public body would pay anything; "
         "the integrated care board alone would save £3.00m")),
        ({"c": spent("3m")}, {"b": saved("4m")},
         "The council alone would pay £3.00m, and save £4.00m"),
        ({"c": spent("3m", {"council": "50%", "nhs": "50%"})}, {"b": saved("4m")}, (
         "The council and the integrated care board would pay the most, £1.50m each; "
         "the council alone would save £4.00m")),
        ({"c": spent("3m", {"council": "1/3", "nhs": "1/3", "police": "1/3"})},
         {"b": saved("4m", {"nhs": "75%", "police": "25%"})}, (
         "Each public body would pay £1.00m; the integrated care board would save the "
         "most, £3.00m")),
        ({"c": spent("3m", {"council": "90%", "nhs": "10%"})},
         {"b": saved("4m", {"council": "75%", "nhs": "25%"})},
         "The council would pay the most, £2.70m, and save the most, £3.00m"),
    ],
)  # fmt: skip
def test_the_title_says_who_pays_and_who_gains_most(
    costs: Tree, benefits: Tree, finding: str
) -> None:
    assert chart_of(flat(costs, benefits, THREE, years=1)).finding == finding


@pytest.mark.parametrize(
    ("cost", "benefit", "finding"),
    [
        ("3m", "4m", "The council would pay £3.00m and save £4.00m"),
        ("3m", "0", "The council would pay £3.00m and save nothing"),
        ("0", "4m", "The council would pay nothing and save £4.00m"),
        ("0", "0", "The council would neither pay nor save anything"),
    ],
)
def test_a_body_alone_is_not_compared(cost: str, benefit: str, finding: str) -> None:
    project = flat({"c": spent(cost)}, {"b": saved(benefit)}, years=1)

    assert chart_of(project).finding == finding


def test_the_alternative_text_says_what_each_body_pays_and_gains() -> None:
    project = flat(
        {"c": spent("300k")}, {"b": saved("500k", cashable="40%")}, TWO, years=1
    )

    assert chart_of(project).sentence == (
        "Bar chart of what each public body would pay and save, as present values, "
        "2026-27. The council alone would pay £300k, and save £500k. The council: pay "
        "£300k and save £500k, £200k of it taken out of budgets, £200k better off. "
        "Integrated care board: nothing."
    )
