"""Where everything stands in a chart of how far each input moves a result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.reports.charts.along import NAMED, axis_about, lines_down, values_along
from cba.reports.charts.axes import DROP
from cba.reports.charts.bars import Track
from cba.reports.charts.key import key_of
from cba.reports.charts.labels import fitted, width
from cba.reports.charts.plots import Fill, Reach, Tick, Tornado
from cba.reports.charts.shapes import WIDTH, Drawing, Path, Words, at, box, down
from cba.reports.charts.textures import Rectangle, surface

_NAMES = 236.0
_ROW, _THICK, _LINE = 41.0, 18.0, 15.5
_HEAD, _GAP, _END = 24.0, 6.0, 4.0
#: The longest value of an input that stands whole at the end of its bar.
_LONGEST = 92.0


def draw_tornado(plot: Tornado) -> Drawing:
    """The places of the key, the axis, the names, the bars and their ends' values."""
    key = key_of(plot.kinds)
    track, ticks = axis_of(plot)
    top = key.height + _HEAD
    bottom = top + _ROW * len(plot.reaches) + _END
    bars: list[Path] = []
    words = [*key.words, *_central_words(plot, track, top - 7.0)]
    values: list[Words] = []
    for n, reach in enumerate(plot.reaches):
        middle = top + _ROW * (n + 0.5) + _END / 2
        words += _name(reach, middle)
        values += _ends(reach, plot.central.value, track, middle)
        for place, fill in bars_of(plot, reach, track, middle - _THICK / 2):
            bars += surface(place, fill)
    centre = down(track.across(plot.central.value), top - 2.0, bottom)
    return Drawing(
        bottom + NAMED,
        (
            *key.paths,
            *lines_down(track, ticks, top, bottom),
            # Where a line goes through a value, the value is what is read.
            *map(_backed, values),
            *bars,
            Path(centre, "paper", width="4"),
            Path(centre, "ink-0", width="1.75"),
        ),
        (*words, *values, *values_along(track, ticks, bottom, plot.axis)),
    )


def axis_of(plot: Tornado) -> tuple[Track, tuple[Tick, ...]]:
    """The strip of the bars, with room on both sides for the values at their ends."""
    labels = [
        width(fitted(label, _LONGEST))
        for reach in plot.reaches
        for label in (reach.low_label, reach.high_label)
    ]
    room = max(labels, default=0.0) + 2 * _GAP
    ends = [end for reach in plot.reaches for end in (reach.low, reach.high)]
    return axis_about(
        [plot.central.value, *ends], plot.ticks, _NAMES + room, WIDTH - room
    )


def bars_of(
    plot: Tornado, reach: Reach, track: Track, y: float
) -> Iterator[tuple[Rectangle, Fill]]:
    """The surface from the centre to each end, the longer one first."""
    centre = track.across(plot.central.value)
    ends = zip((reach.low, reach.high), plot.kinds, strict=True)
    placed = [(track.across(value), kind.fill) for value, kind in ends]
    for end, fill in sorted(placed, key=lambda each: -abs(each[0] - centre)):
        left, right = sorted((centre, end))
        if at(left) != at(right):
            yield Rectangle(left, y, right - left, _THICK), fill


def _central_words(plot: Tornado, track: Track, y: float) -> Iterator[Words]:
    """What the line in the middle is, kept within the picture."""
    label = plot.central.label
    half = width(label) * 1.05 / 2
    middle = track.across(plot.central.value)
    x = min(max(middle, _NAMES + half), WIDTH - half)
    yield Words(x, y, label, "middle", "ink-0", is_bold=True)


def _name(reach: Reach, middle: float) -> Iterator[Words]:
    """What the input is, and below that the line that it belongs to."""
    lines: Sequence[tuple[str, str]] = [(reach.name, "ink-0")]
    if reach.detail:
        lines = [*lines, (reach.detail, "soft")]
    for n, (text, ink) in enumerate(lines):
        y = middle + (n - (len(lines) - 1) / 2) * _LINE + DROP
        yield Words(0.0, y, fitted(text, _NAMES - _GAP), ink=ink)


def _ends(reach: Reach, central: float, track: Track, middle: float) -> Iterator[Words]:
    """The values of the input: that of the lesser result on the left of the bar."""
    ends = sorted(
        ((reach.low, reach.low_label), (reach.high, reach.high_label)),
        key=lambda end: end[0],
    )
    (lesser, before), (greater, after) = ends
    y = middle + DROP
    left = track.across(min(lesser, central)) - _GAP
    right = track.across(max(greater, central)) + _GAP
    yield Words(left, y, fitted(before, _LONGEST), "end")
    yield Words(right, y, fitted(after, _LONGEST))


def _backed(words: Words) -> Path:
    """Paper behind words, as wide as they are."""
    long = width(words.text)
    left = words.x - (long if words.anchor == "end" else 0.0)
    return Path(box(left, words.y - DROP - 8.0, long, 16.0), "paper", "area")
