from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.reports.chart_labels import label_of, spread, width
from cba.reports.content import Chart, Series
from cba.reports.cumulative_net import MOST_LINES, cumulative_net
from cba.reports.figures import HEIGHT, WIDTH, Drawing, draw, marker
from cba.reports.formatting import Unit
from cba.reports.scale import ticks_between
from cba.reports.view import view_of
from tests.reports.made_projects import (
    Tree,
    appraisal_of,
    flat,
    saved,
    spent,
    twelve_partners,
)

POUNDS = Unit("£", 1.0, 0)
ONE = flat({"team": spent({"2026-27": "300k"})}, {"less": saved({"2027-28..": "120k"})})
ALONE = flat({"team": spent("300k")}, {}, years=1)
CASES: dict[str, Tree] = {
    "one agency": ONE,
    "one year": ALONE,
    "twelve agencies": twelve_partners(),
}


def chart_of(project: Tree) -> Chart:
    return cumulative_net(view_of(appraisal_of(project)))


@pytest.fixture(scope="module", params=CASES, ids=str)
def drawing(request: pytest.FixtureRequest) -> Drawing:
    return draw(chart_of(CASES[request.param]))


def test_everything_stands_within_the_picture(drawing: Drawing) -> None:
    places = [
        (float(x), float(y))
        for curve in drawing.curves
        for path in (curve.path, curve.leader)
        for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)
    ]
    marks = (*drawing.levels, *drawing.years, *(c.label for c in drawing.curves))
    places += [(float(mark.x), float(mark.y)) for mark in marks]

    assert [
        (x, y) for x, y in places if not (0 <= x <= WIDTH and 0 <= y <= HEIGHT)
    ] == []
    assert len(places) > 2


def test_labels_do_not_cover_each_other(drawing: Drawing) -> None:
    places = sorted(float(curve.label.y) for curve in drawing.curves)

    assert [b - a for a, b in pairwise(places) if b - a < 16.9] == []


def test_labels_fit_beside_the_lines(drawing: Drawing) -> None:
    beyond = [
        curve.label.text
        for curve in drawing.curves
        if float(curve.label.x) + width(curve.label.text) > WIDTH
    ]

    assert beyond == []


def test_years_do_not_run_into_each_other(drawing: Drawing) -> None:
    places = [float(year.x) for year in drawing.years]

    assert [b - a for a, b in pairwise(places) if b - a < 55] == []
    assert drawing.years[0].text == "2026-27"


def test_one_agency_is_one_line_under_its_own_name() -> None:
    chart = chart_of(ONE)

    assert [(line.name, line.role) for line in chart.series] == [
        ("The council", "whole")
    ]
    # -300, +120, +120, +120 added up.
    assert chart.series[0].values == (-300_000.0, -180_000.0, -60_000.0, 60_000.0)
    assert chart.finding == (
        "The council would be out of pocket by up to £300k, and ahead from 2029-30"
    )


def test_of_many_agencies_those_that_move_least_are_one_line() -> None:
    chart = chart_of(twelve_partners())

    assert len(chart.series) == 1 + MOST_LINES
    assert chart.series[-1].name == "7 others together"
    # Every line but the whole, added up year by year, is the whole.
    for n, whole in enumerate(chart.series[0].values):
        assert sum(line.values[n] for line in chart.series[1:]) == pytest.approx(whole)


def test_lines_are_told_apart_without_colour() -> None:
    curves = draw(chart_of(twelve_partners())).curves[1:]

    assert len({curve.dash for curve in curves}) == len(curves)
    assert len({marker(curve.shape, 0.0, 0.0) for curve in curves}) == len(curves)


def test_the_figures_of_the_chart_stand_in_its_table() -> None:
    chart = chart_of(ONE)

    assert [[cell.text for cell in row.cells] for row in chart.table.rows] == [
        ["2026-27", "−300"],
        ["2027-28", "−180"],
        ["2028-29", "−60"],
        ["2029-30", "60"],
    ]
    assert chart.table.unit == "£ thousand, 2026-27 prices"


@pytest.mark.parametrize(
    ("costs", "benefits", "finding"),
    [
        ("1m", "0", "The council would still be £1.00m out of pocket in 2026-27"),
        ("0", "1m", ("The council would never be out of pocket, and £1.00m ahead by "
         "2026-27")),
        ("5k", "5k", "The council would be neither in nor out of pocket"),
    ],
)  # fmt: skip
def test_the_title_states_the_finding(costs: str, benefits: str, finding: str) -> None:
    project = flat({"c": spent(costs)}, {"b": saved(benefits)}, years=1)

    assert chart_of(project).finding == finding


def test_the_alternative_text_says_where_every_line_ends() -> None:
    assert chart_of(ONE).sentence == (
        "Line chart of the cumulative net position by year, over 4 years, 2026-27 to "
        "2029-30. The council would be out of pocket by up to £300k, and ahead from "
        "2029-30. At the end of 2029-30: The council £60k."
    )


@given(
    st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=9),
    st.floats(0, 20),
)
def test_spread_labels_keep_their_order_and_their_distance(
    wanted: list[float], gap: float
) -> None:
    places = spread(wanted, 0.0, 200.0, gap)

    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    assert all(-1e-9 <= place <= 200.0 + 1e-9 for place in places)
    for before, after in pairwise(order):
        assert places[after] - places[before] >= gap - 1e-9


#: Money to the penny, which is all that a chart is ever given.
PENNIES = st.integers(-(10**11), 10**11).map(lambda pennies: pennies / 100)


@given(PENNIES, PENNIES)
def test_an_axis_covers_its_values_in_few_round_steps(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)

    ticks = ticks_between(low, high, POUNDS)

    values = [tick.value for tick in ticks]
    assert values[0] <= low or low > 0
    assert values[-1] >= high or high < 0
    assert 0.0 in values
    assert values == sorted(values)
    assert 2 <= len(values) <= 8
    assert len({tick.label for tick in ticks}) == len(ticks)


def test_a_name_without_room_is_cut_and_keeps_its_figure() -> None:
    series = Series("Integrated care board of the whole north", (1.0,), "£1.24m")

    assert label_of(series, 180.0) == "Integrated care boar… £1.24m"


def test_a_name_from_right_to_left_stays_isolated_when_it_is_cut() -> None:
    series = Series("\u2068" + "م" * 60 + "\u2069", (1.0,), "£1")

    assert label_of(series, 180.0).endswith("…\u2069 £1")
