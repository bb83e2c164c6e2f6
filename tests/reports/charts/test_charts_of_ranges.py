from __future__ import annotations

import pytest

from cba.reports.charts.chances import draw_chances
from cba.reports.charts.plots import Chances, Kind, Reach, Tick, Tornado
from cba.reports.charts.shapes import Drawing
from cba.reports.charts.tornado import axis_of, bars_of, draw_tornado
from tests.reports.charts.picture_checks import covering, outside

KINDS = (Kind("At the low end", "low"), Kind("At the high end", "high"))
TICKS = tuple(Tick(float(n), f"{n}") for n in (-100, 0, 100, 200, 300))


def tornado(*reaches: tuple[float, float]) -> Tornado:
    return Tornado(
        KINDS,
        TICKS,
        Tick(100.0, "As here: £100"),
        tuple(
            Reach(f"Input {n}", "Line", low, high, "6%", "18%")
            for n, (low, high) in enumerate(reaches)
        ),
        "NPSV, £",
    )


def ends(plot: Tornado, n: int) -> list[tuple[str, float, float]]:
    """The surfaces of an input: what they stand for, and from where to where."""
    track, _ = axis_of(plot)
    reach = track.high - track.low
    back = reach / (track.right - track.left)
    return [
        (
            fill,
            round(track.low + (place.x - track.left) * back, 6),
            round(track.low + (place.x + place.width - track.left) * back, 6),
        )
        for place, fill in bars_of(plot, plot.reaches[n], track, 0.0)
    ]


def test_each_end_of_an_input_has_a_surface_from_the_centre() -> None:
    plot = tornado((-50.0, 250.0), (180.0, 90.0))

    assert ends(plot, 0) == [("low", -50.0, 100.0), ("high", 100.0, 250.0)] or (
        ends(plot, 0) == [("high", 100.0, 250.0), ("low", -50.0, 100.0)]
    )
    # What costs more leaves less: its high end lies on the left.
    assert ends(plot, 1) == [("low", 100.0, 180.0), ("high", 90.0, 100.0)]


def test_two_ends_on_one_side_are_both_seen() -> None:
    # The longer one lies below the shorter one.
    assert ends(tornado((150.0, 300.0), (0.0, 10.0)), 0) == [
        ("high", 100.0, 300.0),
        ("low", 100.0, 150.0),
    ]


@pytest.mark.parametrize("pair", [(6.0, 18.0), (18.0, 6.0), (150.0, 160.0), (0.0, 5.0)])
def test_the_value_of_the_lesser_result_stands_on_the_left(
    pair: tuple[float, float],
) -> None:
    drawing = draw_tornado(tornado(pair))
    at = {words.text: words.x for words in drawing.words}

    low, high = pair
    assert (at["6%"] < at["18%"]) == (low < high)
    assert covering(drawing) == []


def test_the_central_line_lies_above_the_bars() -> None:
    drawing = draw_tornado(tornado((-50.0, 250.0)))

    assert (drawing.paths[-1].ink, drawing.paths[-1].width) == ("ink-0", "1.75")


def chances(edges: tuple[float, ...], shares: tuple[float, ...]) -> Drawing:
    below = tuple(sum(shares[:n]) for n in range(len(edges)))
    return draw_chances(
        Chances(
            (Kind("Costs exceed benefits", "short"), Kind("They do not", "ahead")),
            TICKS,
            edges,
            shares,
            below,
            (Tick(10.0, "P10: £10"), Tick(20.0, "P50: £20"), Tick(30.0, "P90: £30")),
            ("How likely each result is", "The chance of less"),
            "NPSV, £",
        )
    )


def surfaces(drawing: Drawing) -> tuple[int, int]:
    """How many columns are below nought, and above, without the two of the key."""
    outlines = [path for path in drawing.paths if path.style == "hollow"]
    solid = [path for path in drawing.paths if path.style == "area"]
    return len(outlines) - 1, len(solid) - 1


def test_columns_below_nought_have_another_texture() -> None:
    drawing = chances((-100.0, 0.0, 100.0, 200.0), (0.25, 0.5, 0.25))

    assert surfaces(drawing) == (1, 2)


def test_a_column_about_nought_is_cut_there() -> None:
    assert surfaces(chances((-50.0, 50.0, 150.0), (0.5, 0.5))) == (1, 2)


def test_marks_that_lie_close_have_names_that_do_not_touch() -> None:
    drawing = chances((-100.0, 0.0, 100.0, 300.0), (0.2, 0.6, 0.2))

    assert covering(drawing) == []
    assert outside(drawing) == []
