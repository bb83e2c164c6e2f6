from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cba.reports.charts.axes import frame_of
from cba.reports.charts.bars import Track, placed, track_of
from cba.reports.charts.columns import columns_of
from cba.reports.charts.palette import LOOKS
from cba.reports.charts.plots import (
    Bar,
    BarGroup,
    Bars,
    Columns,
    Fill,
    Kind,
    Panel,
    Piece,
    Stack,
    Step,
    Steps,
    Tick,
)
from cba.reports.charts.shapes import box
from cba.reports.charts.steps import draw_steps
from cba.reports.charts.textures import Rectangle, surface
from tests.reports.charts.made_plots import AMOUNTS, bars
from tests.reports.charts.picture_checks import NOISE, extent

FILLS = tuple(LOOKS)


@given(
    st.floats(0.0, 700.0),
    st.floats(0.0, 300.0),
    st.floats(0.0, 500.0),
    st.floats(0.0, 40.0),
    st.sampled_from(FILLS),
)
@settings(deadline=None)
def test_a_texture_stays_inside_its_rectangle(
    x: float, y: float, width: float, height: float, fill: Fill
) -> None:
    for path in surface(Rectangle(x, y, width, height), fill):
        left, top, right, bottom = extent(path.data)
        assert left >= x - NOISE
        assert top >= y - NOISE
        assert right <= x + width + NOISE
        assert bottom <= y + height + NOISE


@pytest.mark.parametrize("fill", ["cash", "saving"])
def test_a_surface_reaches_to_the_edges_of_its_rectangle(fill: Fill) -> None:
    outline, *_ = surface(Rectangle(10.0, 20.0, 100.0, 17.0), fill)
    left, top, right, bottom = extent(outline.data)
    # Half of an outline lies outside its path.
    edge = 0.5 if outline.style == "hollow" else 0.0

    assert (left - edge, top - edge) == (10.0, 20.0)
    assert (right + edge, bottom + edge) == (110.0, 37.0)


@given(bars())
@settings(deadline=None)
def test_pieces_are_as_long_as_their_values_and_lie_end_to_end(plot: Bars) -> None:
    track = track_of(plot)
    reach = track.high - track.low
    scale = (track.right - track.left) / reach if reach else 0.0
    nought = track.across(0.0)

    for group in plot.groups:
        for bar in group.bars:
            pieces = list(placed(bar.pieces, track, 0.0))
            for place, piece in pieces:
                assert place.width == pytest.approx(abs(piece.value) * scale, abs=0.02)
            above = [place for place, piece in pieces if piece.value > 0]
            below = [place for place, piece in pieces if piece.value < 0]
            assert [p.x for p in above[:1] if abs(p.x - nought) > 0.02] == []
            for one, other in pairwise(above):
                assert one.x + one.width == pytest.approx(other.x, abs=0.02)
            for one, other in pairwise(below):
                assert other.x + other.width == pytest.approx(one.x, abs=0.02)


def test_bars_that_are_all_nought_have_no_surface() -> None:
    bar = Bar((Piece(0.0, "cost"),), net=0.0)
    plot = Bars((), (BarGroup("The council", (bar,)),))

    assert list(placed(bar.pieces, track_of(plot), 0.0)) == []


def test_a_track_runs_from_the_lowest_to_the_highest() -> None:
    track = Track(100.0, 300.0, -50.0, 150.0)

    assert [track.across(value) for value in (-50.0, 0.0, 150.0)] == [100, 150, 300]


@given(st.lists(st.lists(AMOUNTS, min_size=3, max_size=3), min_size=1, max_size=4))
@settings(deadline=None)
def test_the_columns_of_a_year_add_up_either_side_of_nought(
    values: list[list[float]],
) -> None:
    fills: tuple[Fill, ...] = ("cost", "cash", "saving", "social")
    highest = max(1.0, *(sum(abs(each[n]) for each in values) for n in range(3)))
    plot = Columns(
        ("2026-27", "2027-28", "2028-29"),
        (Tick(-highest, ""), Tick(0.0, "0"), Tick(highest, "")),
        tuple(
            Stack(Kind(fill, fill), tuple(each))
            for fill, each in zip(fills, values, strict=False)
        ),
        (0.0,) * 3,
        "Net",
    )
    frame = frame_of(plot.ticks, top=0.0, bottom=400.0, right=700.0)
    places = (100.0, 200.0, 300.0)

    found = [place for place, _ in columns_of(plot, frame, places, 40.0)]

    for n, middle in enumerate(places):
        here = [place for place in found if place.x == middle - 20.0]
        up = sum(place.height for place in here if place.y < frame.down(0.0) - 0.005)
        down = sum(place.height for place in here if place.y > frame.down(0.0) - 0.005)
        gains = sum(max(each[n], 0.0) for each in values)
        losses = sum(min(each[n], 0.0) for each in values)
        # Surfaces thinner than a hundredth are left out.
        assert up == pytest.approx(gains / highest * 200.0, abs=0.05)
        assert down == pytest.approx(-losses / highest * 200.0, abs=0.05)


def test_a_step_shows_what_it_leaves_and_what_it_takes() -> None:
    steps = (
        Step("Start", "", 1000.0, "1,000"),
        Step("Take part", "× 60%", 600.0, "600", before=1000.0),
    )

    drawing = draw_steps(Steps((Panel("People", steps),)))

    whole, left, taken, _ = (extent(path.data) for path in drawing.paths)
    length = whole[2] - whole[0]
    assert left[2] - left[0] == pytest.approx(0.6 * length, abs=0.02)
    # Its outline lies half a unit inside.
    assert taken[0] - 0.5 == pytest.approx(left[2], abs=0.02)
    assert taken[2] + 0.5 == pytest.approx(whole[2], abs=0.02)
    assert drawing.paths[2].dash


def test_each_panel_has_a_scale_of_its_own() -> None:
    people = Panel("People", (Step("Start", "", 1000.0, "1,000"),))
    units = Panel("Units", (Step("Units", "", 4.0, "4"),))

    drawing = draw_steps(Steps((people, units)))

    first, _, second, _ = (extent(path.data) for path in drawing.paths)
    assert first[2] - first[0] > 300.0
    assert second[2] - second[0] > 300.0


def test_a_rectangle_is_drawn_by_its_corners() -> None:
    assert box(1.0, 2.0, 3.0, 4.0) == "M1 2H4V6H1z"
