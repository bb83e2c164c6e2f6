from __future__ import annotations

import pytest

from cba.reports.charts.arrows import draw_arrows
from cba.reports.charts.courses import draw_courses
from cba.reports.charts.plots import Arrow, Arrows, Course, CoursePanel, Courses, Side
from cba.reports.charts.scale import ticks_between
from cba.reports.formatting import unit_for
from tests.reports.charts.picture_checks import extent

ARROWS = Arrows(
    (Side("Trust", "£3m in all"), Side("Police", "£1m in all")),
    (Side("Council", "£4m in all"),),
    (Arrow(0, 0, 3e6, "£3m"), Arrow(1, 0, 1e6, "£1m")),
    ("Pays", "Is paid"),
)


def test_an_arrow_is_as_thick_as_what_is_paid() -> None:
    areas = [x.data for x in draw_arrows(ARROWS).paths if x.ink == "level"]

    # Both end at one height or another, so the bend adds to how far they reach.
    starts = [data.split("L")[0].removeprefix("M").split() for data in areas]
    ends = [data.split("L")[-1].removesuffix("z").split() for data in areas]
    thick = [
        float(low[1]) - float(high[1]) for high, low in zip(starts, ends, strict=True)
    ]

    assert thick[0] == pytest.approx(3 * thick[1], abs=0.03)


def test_arrows_lead_from_left_to_right_and_end_in_a_tip() -> None:
    areas = [x.data for x in draw_arrows(ARROWS).paths if x.ink == "level"]
    ends = [extent(data) for data in areas]

    # Both begin beside their payers, and their tips touch the column of who is paid.
    assert len({left for left, _, _, _ in ends}) == 1
    assert len({right for _, _, right, _ in ends}) == 1


def test_names_sums_and_figures_stand_beside_their_arrows() -> None:
    words = {each.text: each for each in draw_arrows(ARROWS).words}

    assert words["Trust"].anchor == "end"
    assert words["Council"].anchor == "start"
    assert words["Trust"].y < words["Police"].y
    assert words["£3m"].x < words["Council"].x
    assert words["£4m in all"].is_bold


def courses(*panels: CoursePanel, has_two: bool = False) -> Courses:
    reach = [x for panel in panels for one in panel.courses for x in one.values]
    unit = unit_for(reach)
    return Courses(
        ("2026-27", "2027-28", "2028-29"),
        ticks_between(min(reach), max(reach), unit),
        panels,
        *(("Without it", "With it") if has_two else ()),
    )


def test_marks_stand_on_the_course_where_it_is_lowest_and_back() -> None:
    panel = CoursePanel("Council", "", (Course((0.0, -100.0, 50.0)),), 1, 2)

    drawing = draw_courses(courses(panel))

    line = next(x for x in drawing.paths if x.ink == "ink-1" and "L" in x.data)
    points = [tuple(map(float, p.split())) for p in line.data[1:].split("L")]
    tip = [extent(x.data) for x in drawing.paths if x.style == "solid"][-1]
    ring = [extent(x.data) for x in drawing.paths if x.style == "hollow"][-1]
    assert (tip[0] + tip[2]) / 2 == pytest.approx(points[1][0], abs=0.02)
    assert tip[3] == pytest.approx(points[1][1] - 2.0, abs=0.02)
    assert (ring[0] + ring[2]) / 2 == pytest.approx(points[2][0], abs=0.02)
    assert (ring[1] + ring[3]) / 2 == pytest.approx(points[2][1], abs=0.02)


def test_a_course_before_is_told_apart_without_colour() -> None:
    both = (Course((0.0, -9.0, -9.0), "before"), Course((0.0, 1.0, 2.0)))

    drawing = draw_courses(courses(CoursePanel("Trust", "", both), has_two=True))

    dashes = {x.dash for x in drawing.paths if x.ink in {"ink-1", "ink-2"}}
    assert len(dashes) == 2
    assert {"Without it", "With it"} <= {each.text for each in drawing.words}


def test_several_panels_share_one_scale_two_in_a_row() -> None:
    one = CoursePanel("Council", "", (Course((0.0, -100.0, 50.0)),))
    other = CoursePanel("Trust", "", (Course((0.0, -100.0, 50.0)),))

    drawing = draw_courses(courses(one, other))

    first, second = (
        [tuple(map(float, p.split())) for p in x.data[1:].split("L")]
        for x in drawing.paths
        if x.ink == "ink-1"
    )
    assert [y for _, y in first] == [y for _, y in second]
    assert all(b[0] > a[0] + 300 for a, b in zip(first, second, strict=True))
