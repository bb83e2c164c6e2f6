from __future__ import annotations

import pytest

from cba.reports.cash_courses import (
    CashCourse,
    CashPicture,
    ahead,
    cash_charts,
    course_words,
    lowest,
)
from cba.reports.charts.plots import Courses

LABELS = ("2026-27", "2027-28", "2028-29")
PICTURE = CashPicture("cash", LABELS, "GBP", "2026-27 prices")
Years = tuple[float, ...]


def course(name: str, values: Years, before: Years | None = None) -> CashCourse:
    return CashCourse(name, f"the {name.lower()}", values, before)


@pytest.mark.parametrize(
    ("values", "trough", "break_even", "expected"),
    [
        ((-5e4, -8e4, 2e4), 1, 2, "lowest −£80k in 2027-28, no deficit from 2028-29"),
        ((-5e4, -8e4, -2e4), 1, None, "lowest −£80k in 2027-28, −£20k in 2028-29"),
        (
            (5e4, -8e4, -8e4),
            1,
            None,
            "lowest −£80k in 2027-28, and still so in 2028-29",
        ),
        ((5e4, -8e4, -9e4), 2, None, "lowest −£90k in 2028-29"),
        ((1e4, 0.0, -0.3), None, None, "never in deficit"),
    ],
)
def test_a_course_has_its_trough_and_its_break_even(
    values: Years, trough: int | None, break_even: int | None, expected: str
) -> None:
    assert trough == lowest(values)
    assert break_even == ahead(values)
    assert expected == course_words(values, LABELS, "GBP")


@pytest.mark.parametrize(
    ("council", "trust", "expected"),
    [
        (
            course("Council", (0.0, 0.0, 1e4), (0.0, -2e4, -1e4)),
            course("Trust", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)),
            (
                "The council would be short of cash in 2028-29 without the agreement; "
                "with it nobody would"
            ),
        ),
        (
            course("Council", (0.0, 0.0, -1e4), (0.0, -2e4, -1e4)),
            course("Trust", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)),
            (
                "The council would be short of cash in 2028-29, with the agreement and "
                "without it"
            ),
        ),
        (
            course("Council", (0.0, 0.0, 1e4), (0.0, -2e4, -1e4)),
            course("Trust", (0.0, 0.0, -2e4), (0.0, 0.0, 0.0)),
            (
                "The council would be short of cash in 2028-29 without the agreement, "
                "and the trust with it"
            ),
        ),
        (
            course("Council", (0.0, 0.0, -1e4)),
            course("Trust", (0.0, 0.0, 0.0)),
            "The council would still be short of cash in 2028-29",
        ),
        (
            course("Council", (0.0, 0.0, 1e4)),
            course("Trust", (0.0, 0.0, 0.0)),
            "Nobody would be short of cash in 2028-29",
        ),
    ],
)
def test_the_title_says_who_is_short(
    council: CashCourse, trust: CashCourse, expected: str
) -> None:
    (chart,) = cash_charts(PICTURE, [council, trust])

    assert expected == chart.finding


def test_the_marks_stand_where_the_words_say() -> None:
    (chart,) = cash_charts(PICTURE, [course("Council", (-5e4, -8e4, 2e4))])

    assert isinstance(chart.plot, Courses)
    (panel,) = chart.plot.panels
    assert (panel.lowest, panel.ahead) == (1, 2)
    assert chart.finding == (
        "The council: lowest −£80k in 2027-28, no deficit from 2028-29"
    )


def test_many_bodies_have_several_pictures_on_one_scale() -> None:
    bodies = [course(f"Body {n}", (0.0, -1e4 * n, 1e4)) for n in range(8)]

    first, second = cash_charts(PICTURE, bodies)

    assert isinstance(first.plot, Courses)
    assert isinstance(second.plot, Courses)
    assert (len(first.plot.panels), len(second.plot.panels)) == (6, 2)
    assert first.plot.ticks == second.plot.ticks
    assert second.table is not None
    assert second.table.caption.endswith(", part 2 of 2")


def test_the_table_has_each_year_without_the_agreement_and_with_it() -> None:
    (chart,) = cash_charts(
        PICTURE, [course("Council", (1.0, 2.0, 3.0), (4.0, 5.0, 6.0))]
    )

    assert chart.table is not None
    assert [[cell.text for cell in row.cells] for row in chart.table.rows] == [
        ["Without the agreement"],
        ["2026-27", "4"],
        ["2027-28", "5"],
        ["2028-29", "6"],
        ["With the agreement"],
        ["2026-27", "1"],
        ["2027-28", "2"],
        ["2028-29", "3"],
    ]
