"""Where everything stands in a chart of how likely results are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cba.reports.charts.along import NAMED, axis_about, lines_down, values_along
from cba.reports.charts.axes import DROP
from cba.reports.charts.bars import Track
from cba.reports.charts.key import key_of
from cba.reports.charts.labels import spread, width
from cba.reports.charts.plots import Chances, Fill
from cba.reports.charts.shapes import WIDTH, Drawing, Path, Words, across, at, down
from cba.reports.charts.textures import Rectangle, surface

_LEFT, _RIGHT = 58.0, 22.0
_HEADING, _MARKS, _LIKELY, _BETWEEN, _CHANCES = 24.0, 26.0, 190.0, 22.0, 130.0
_GAP = 8.0
_LEVELS = ((0.0, "0%"), (0.25, "25%"), (0.5, "50%"), (0.75, "75%"), (1.0, "100%"))


def draw_chances(plot: Chances) -> Drawing:
    """The places of the key, both panels, the axis below them and the marks."""
    key = key_of(plot.kinds)
    ends = (plot.edges[0], plot.edges[-1])
    track, ticks = axis_about(ends, plot.ticks, _LEFT, WIDTH - _RIGHT)
    first = key.height + _HEADING
    top = first + _MARKS
    middle = top + _LIKELY
    second = middle + _BETWEEN + _HEADING
    bottom = second + _CHANCES
    columns = (
        path
        for place, fill in columns_of(plot, track, top + 6.0, middle)
        for path in surface(place, fill)
    )
    return Drawing(
        bottom + NAMED,
        (
            *key.paths,
            *lines_down(track, ticks, top, middle),
            *lines_down(track, ticks, second, bottom),
            *(
                Path(across(_LEFT, bottom - share * _CHANCES, track.right), "level")
                for share, _ in _LEVELS
            ),
            *columns,
            Path(across(_LEFT, middle, track.right), "nought", width="1.5"),
            *_curve(plot, track, second, bottom),
            *_marks(plot, track, top - 2.0, middle),
            *_marks(plot, track, second, bottom),
        ),
        (
            *key.words,
            Words(0.0, first - 7.0, plot.headings[0], ink="ink-0", is_bold=True),
            Words(0.0, second - 9.0, plot.headings[1], ink="ink-0", is_bold=True),
            *_names(plot, track, top - 7.0),
            *(
                Words(_LEFT - _GAP, bottom - share * _CHANCES + DROP, label, "end")
                for share, label in _LEVELS
            ),
            *values_along(track, ticks, bottom, plot.axis),
        ),
    )


def columns_of(
    plot: Chances, track: Track, top: float, bottom: float
) -> Iterator[tuple[Rectangle, Fill]]:
    """The columns by how likely they are, the one at nought cut in two there."""
    pairs = tuple(pairwise(plot.edges))
    dense = [
        share / (high - low) if high > low else 0.0
        for (low, high), share in zip(pairs, plot.shares, strict=True)
    ]
    most = max(dense, default=0.0)
    short, ahead = plot.kinds
    for fill, is_part in ((short.fill, _below), (ahead.fill, _above)):
        for (low, high), density in zip(pairs, dense, strict=True):
            start, end = is_part(low, high)
            left, right = track.across(start), track.across(end)
            height = (bottom - top) * density / most if most else 0.0
            if start < end and at(left) != at(right) and at(height) != "0":
                yield Rectangle(left, bottom - height, right - left, height), fill


def _below(low: float, high: float) -> tuple[float, float]:
    return low, min(high, 0.0)


def _above(low: float, high: float) -> tuple[float, float]:
    return max(low, 0.0), high


def _curve(plot: Chances, track: Track, top: float, bottom: float) -> Iterator[Path]:
    points = "L".join(
        f"{at(track.across(edge))} {at(bottom - share * (bottom - top))}"
        for edge, share in zip(plot.edges, plot.below, strict=True)
    )
    yield Path(f"M{points}", "ink-0", width="2.5")


def _marks(plot: Chances, track: Track, top: float, bottom: float) -> Iterator[Path]:
    """A dashed line down through a panel for each of the named results."""
    for mark in plot.marks:
        line = down(track.across(mark.value), top, bottom)
        yield Path(line, "paper", width="3.5")
        yield Path(line, "ink-0", width="1.5", dash="5 3")


def _names(plot: Chances, track: Track, y: float) -> Iterator[Words]:
    """The names of the marks above them, kept apart and within the picture."""
    if not plot.marks:
        return
    widths = [width(mark.label) for mark in plot.marks]
    half = max(widths) / 2
    places = spread(
        [track.across(mark.value) for mark in plot.marks],
        half,
        WIDTH - half,
        2 * half + _GAP,
    )
    for mark, x in zip(plot.marks, places, strict=True):
        yield Words(x, y, mark.label, "middle", "ink-0")
