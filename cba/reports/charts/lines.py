"""Where everything stands in a chart of lines by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cba.reports.charts import axes
from cba.reports.charts.axes import DROP, Frame
from cba.reports.charts.labels import label_lines, label_of, spread
from cba.reports.charts.plots import Lines, Series
from cba.reports.charts.shapes import WIDTH, Drawing, Path, Style, Words, at, marker

_HEIGHT = 392.0
_TOP, _BOTTOM = 32.0, 34.0
_LABELS = 214.0
#: So many lines of a label, and how high each is.
_MOST_LINES, _LINE_HEIGHT = 4, 17.0
_ASIDE = 18.0
_MARKERS = 7
#: Dashes and markers tell lines apart where colour cannot.
_DASHES = ("", "7 3", "2 3", "10 3 2 3", "4 2", "12 4", "1 2.5")
_SHAPES = ("circle", "square", "triangle", "diamond", "cross", "bar", "ring")
_CASH_DASH = "6 4"


@dataclass(frozen=True, slots=True)
class Curve:
    """One line: how it looks, its points, and its label with the height it is at."""

    series: Series
    ink: str
    dash: str
    shape: str
    points: tuple[tuple[float, float], ...]
    label: tuple[str, ...]
    place: float


def draw_lines(plot: Lines) -> Drawing:
    """The places of a chart's axes, lines, markers and labels."""
    bottom, right = _HEIGHT - _BOTTOM, WIDTH - _LABELS
    frame = axes.frame_of(plot.ticks, top=_TOP, bottom=bottom, right=right)
    places = _places(len(plot.years), frame)
    curves = curves_of(plot, frame, places)
    return Drawing(
        _HEIGHT,
        (
            *axes.levels(frame, plot.ticks),
            # The whole is drawn last, above its parts.
            *(path for curve in reversed(curves) for path in _paths(curve, frame)),
        ),
        (
            *axes.values(frame, plot.ticks, plot.unit),
            *axes.years(frame, plot.years, places),
            *(words for curve in curves for words in _label(curve, frame)),
        ),
    )


def _places(years: int, frame: Frame) -> tuple[float, ...]:
    """How far across each year stands; a single one in the middle."""
    if years == 1:
        return ((frame.left + frame.right) / 2,)
    step = (frame.right - frame.left) / (years - 1)
    return tuple(frame.left + step * n for n in range(years))


def curves_of(plot: Lines, frame: Frame, places: Sequence[float]) -> tuple[Curve, ...]:
    """The lines in the order of the chart, their labels kept apart."""
    ends = [frame.down(series.values[-1]) for series in plot.series]
    labels, gap = _labels(plot.series, frame)
    # Labels of several lines reach further, half a line for each.
    half = (gap - _LINE_HEIGHT) / 2
    heights = spread(ends, frame.top + half, frame.bottom - half, gap)
    parts = 0
    curves = []
    for series, label, height in zip(plot.series, labels, heights, strict=True):
        ink, dash, shape = "ink-0", "", ""
        if series.role == "cash":
            dash = _CASH_DASH
        elif series.role == "part":
            dash, shape = (c[parts % len(c)] for c in (_DASHES, _SHAPES))
            parts += 1
            ink = f"ink-{parts}"
        points = zip(places, map(frame.down, series.values), strict=True)
        curves.append(Curve(series, ink, dash, shape, tuple(points), label, height))
    return tuple(curves)


def _labels(
    series: Sequence[Series], frame: Frame
) -> tuple[list[tuple[str, ...]], float]:
    """The labels in lines, and how far apart they are kept.

    Names too long for one line have several, as far as there is room for that.
    """
    room = _LABELS - _ASIDE - 4.0
    for most in range(_MOST_LINES, 1, -1):
        labels = [label_lines(one, room, most) for one in series]
        apart = max(map(len, labels)) * _LINE_HEIGHT
        if apart * len(series) <= frame.bottom - frame.top:
            return labels, apart
    return [(label_of(one, room),) for one in series], _LINE_HEIGHT


def _paths(curve: Curve, frame: Frame) -> Iterator[Path]:
    x, y = curve.points[-1]
    leader = f"M{at(x + 4.0)} {at(y)}L{at(frame.right + 14.0)} {at(curve.place)}"
    yield Path(leader, "leader", width="0.75")
    points = "L".join(f"{at(x)} {at(y)}" for x, y in curve.points)
    is_part = curve.series.role == "part"
    yield Path(f"M{points}", curve.ink, width="1.75" if is_part else "3",
               dash=curve.dash)  # fmt: skip
    is_hollow = curve.shape == "ring" or curve.series.role == "cash"
    style: Style = "hollow" if is_hollow else "solid"
    for n in _shown(curve):
        outline = marker(curve.shape, *curve.points[n])
        yield Path(outline, curve.ink, style, "1.25")


def _shown(curve: Curve) -> list[int]:
    """The years that have a marker.

    Those of different lines stand at different years, so that they do not cover
    each other where lines run together; the last year always has one.
    """
    last = len(curve.points) - 1
    if curve.series.role != "part":
        return [] if last else [0]
    every = -(-len(curve.points) // _MARKERS)
    first = (_SHAPES.index(curve.shape)) % every
    return sorted({*range(first, last + 1, every), last})


def _label(curve: Curve, frame: Frame) -> Iterator[Words]:
    """The label in its lines, about the height that it has."""
    series = curve.series
    for n, text in enumerate(curve.label):
        below = (n - (len(curve.label) - 1) / 2) * _LINE_HEIGHT
        yield Words(
            frame.right + _ASIDE,
            curve.place + below + DROP,
            text,
            ink=curve.ink,
            is_bold=series.role == "whole",
        )
