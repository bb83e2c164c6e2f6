from __future__ import annotations

import pytest

from cba.reports.charts.lines import draw_lines
from cba.reports.charts.plots import Lines
from cba.reports.charts.shapes import Drawing, marker
from cba.reports.content import Chart
from cba.reports.cumulative_net import MOST_LINES, cumulative_net
from cba.reports.view import view_of
from tests.reports.charts.picture_checks import covering, outside
from tests.reports.made_projects import (
    TWO,
    Tree,
    appraisal_of,
    flat,
    saved,
    spent,
    twelve_partners,
)

ONE = flat({"team": spent({"2026-27": "300k"})}, {"less": saved({"2027-28..": "120k"})})
ALONE = flat({"team": spent("300k")}, {}, years=1)
CASES: dict[str, Tree] = {
    "one agency": ONE,
    "one year": ALONE,
    "twelve agencies": twelve_partners(),
}


def chart_of(project: Tree) -> Chart:
    return cumulative_net(view_of(appraisal_of(project)))


def lines_of(chart: Chart) -> Lines:
    assert isinstance(chart.plot, Lines)
    return chart.plot


@pytest.fixture(scope="module", params=CASES, ids=str)
def drawing(request: pytest.FixtureRequest) -> Drawing:
    return draw_lines(lines_of(chart_of(CASES[request.param])))


def test_everything_stands_within_the_picture(drawing: Drawing) -> None:
    assert outside(drawing) == []


def test_no_words_cover_others(drawing: Drawing) -> None:
    assert covering(drawing) == []


def test_one_agency_is_one_line_under_its_own_name() -> None:
    chart = chart_of(ONE)

    assert [(line.name, line.role) for line in lines_of(chart).series] == [
        ("The council", "whole"),
        ("In cash alone", "cash"),
    ]
    # -300, +120, +120, +120 added up; none of the savings is cash.
    assert [line.values for line in lines_of(chart).series] == [
        (-300_000.0, -180_000.0, -60_000.0, 60_000.0),
        (-300_000.0,) * 4,
    ]


def test_savings_that_are_all_cash_have_no_line_of_their_own() -> None:
    project = flat({"c": spent("1m")}, {"b": saved("3m", cashable="100%")})

    assert [line.role for line in lines_of(chart_of(project)).series] == ["whole"]


def test_of_many_agencies_those_that_move_least_are_one_line() -> None:
    whole, cash, *parts = lines_of(chart_of(twelve_partners())).series

    assert cash.role == "cash"
    assert len(parts) == MOST_LINES
    assert parts[-1].name == "7 others together"
    # Every line but the whole, added up year by year, is the whole.
    for n, value in enumerate(whole.values):
        assert sum(line.values[n] for line in parts) == pytest.approx(value)


def test_lines_are_told_apart_without_colour() -> None:
    drawing = draw_lines(lines_of(chart_of(twelve_partners())))
    lines = [p for p in drawing.paths if p.ink.startswith("ink") and p.style == "line"]
    shapes = ("circle", "square", "triangle", "diamond", "cross", "bar")

    # The whole is heavy and solid, its cash heavy and dashed, each part another dash.
    assert len({(line.width, line.dash) for line in lines}) == len(lines) == 8
    assert len({marker(shape, 0.0, 0.0) for shape in shapes}) == MOST_LINES


def test_the_figures_of_the_chart_stand_in_its_table() -> None:
    table = chart_of(ONE).table

    assert table is not None
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["2026-27", "−300", "−300"],
        ["2027-28", "−180", "−300"],
        ["2028-29", "−60", "−300"],
        ["2029-30", "60", "−300"],
    ]
    assert table.unit == "£ thousand, 2026-27 prices"


NOTHING, ALL = "0%", "100%"


@pytest.mark.parametrize(
    ("costs", "benefits", "cashable", "course"),
    [
        ("1m", "0", ALL, "still be £4.00m behind in 2029-30"),
        ("0", "1m", ALL, "never be behind, and would be £4.00m ahead by 2029-30"),
        ("5k", "5k", ALL, "be neither ahead nor behind"),
        (
            {"2026-27": "3m"},
            "1m",
            ALL,
            "be behind by up to £2.00m, and would be ahead from 2028-29",
        ),
        (
            {"2026-27": "3m"},
            {"2027-28..": "1m"},
            ALL,
            "be behind by up to £3.00m, and would be even by 2029-30",
        ),
        (
            "0",
            "1m",
            NOTHING,
            (
                "never be behind, and would be £4.00m ahead by 2029-30; in cash "
                "alone, neither ahead nor behind"
            ),
        ),
        (
            "1m",
            "3m",
            "50%",
            (
                "never be behind, and would be £8.00m ahead by 2029-30; in cash "
                "alone, never behind"
            ),
        ),
        (
            "1m",
            "3m",
            NOTHING,
            (
                "never be behind, and would be £8.00m ahead by 2029-30; in cash "
                "alone, still £4.00m behind"
            ),
        ),
        (
            "2m",
            {"2029-30": "9m"},
            NOTHING,
            (
                "be behind by up to £6.00m, and would be ahead from "
                "2029-30; in cash alone, still £8.00m behind"
            ),
        ),
        (
            {"2026-27": "3m"},
            "4m",
            "50%",
            (
                "never be behind, and would be £13.0m ahead by "
                "2029-30; in cash alone, ahead from 2027-28"
            ),
        ),
        (
            {"2026-27": "4m"},
            "4m",
            "25%",
            (
                "never be behind, and would be £12.0m ahead by "
                "2029-30; in cash alone, even by 2029-30"
            ),
        ),
    ],
)
def test_the_title_states_the_finding(
    costs: object, benefits: object, cashable: str, course: str
) -> None:
    project = flat({"c": spent(costs)}, {"b": saved(benefits, cashable=cashable)})

    assert chart_of(project).finding == f"The council would {course}"


def test_all_bodies_together_are_what_the_title_is_about() -> None:
    project = flat({"c": spent("1m")}, {"b": saved("3m", "nhs", "100%")}, TWO)

    assert chart_of(project).finding.startswith("Public bodies together would never be")


def test_the_alternative_text_says_where_every_line_ends() -> None:
    assert chart_of(ONE).sentence == (
        "Line chart of the cumulative net position by year, over 4 years, 2026-27 to "
        "2029-30. The council would be behind by up to £300k, and would be "
        "ahead from 2029-30; "
        "in cash alone, still £300k behind. At the end of 2029-30: "
        "The council £60k and In cash alone −£300k."
    )
