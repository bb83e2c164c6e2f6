"""Where everything stands in a chart of bars across, either side of nought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cba.reports.charts.axes import DROP
from cba.reports.charts.key import key_of, net_mark
from cba.reports.charts.labels import width, wrapped
from cba.reports.charts.plots import Bar, BarGroup, Bars, Piece
from cba.reports.charts.shapes import WIDTH, Drawing, Path, Words, across, at, down
from cba.reports.charts.stacking import reach, stacked
from cba.reports.charts.textures import Rectangle, surface

NAMES = 204.0
_LINE = 16.0
#: A name that is longer is cut; the table beside the chart has all of it.
_MOST_LINES = 4
_THICK, _APART = 17.0, 5.0
_BETWEEN = 15.0
_HEAD, _END = 26.0, 6.0
_GAP = 7.0
#: How far the mark of a net figure reaches, and a little more.
_MARK = 6.0


@dataclass(frozen=True, slots=True)
class Track:
    """The strip that bars lie in: from values to places across."""

    left: float
    right: float
    low: float
    high: float

    def across(self, value: float) -> float:
        """How far across a value stands; nothing but noughts at the left."""
        reach = self.high - self.low
        share = (value - self.low) / reach if reach else 0.0
        return self.left + share * (self.right - self.left)


def draw_bars(plot: Bars) -> Drawing:
    """The places of the key, the heads, the names, the bars and their figures."""
    has_net = any(bar.net is not None for group in plot.groups for bar in group.bars)
    key = key_of(plot.kinds, "Net" if has_net else "")
    track = track_of(plot)
    paths, marks, words = list(key.paths), list[Path](), list(key.words)
    words += _heads(plot, track, key.height + _HEAD - 6.0)
    named = _named(plot)
    y = key.height + (_HEAD if plot.below or plot.above else 0.0) + _END
    top = y
    for n, group in enumerate(plot.groups):
        if n:
            y += _BETWEEN / 2
            paths.append(Path(across(0.0, y, WIDTH), "level", width="0.75"))
            y += _BETWEEN / 2
        middles, y = _name(group, y, NAMES - named, words)
        for bar, middle in zip(group.bars, middles, strict=True):
            words += _figures(bar, track, middle)
            words += _beside(bar, middle)
            for place, piece in placed(bar.pieces, track, middle - _THICK / 2):
                paths += surface(place, piece.fill)
            if bar.net is not None:
                marks.append(net_mark(track.across(bar.net), middle))
    nought = track.across(0.0)
    paths.append(Path(down(nought, top - 4.0, y + 4.0), "nought", width="1.5"))
    # The marks of net figures lie above the line at nought.
    return Drawing(y + 2 * _END, (*paths, *marks), tuple(words))


def track_of(plot: Bars) -> Track:
    """The strip, with room at its ends for the figures that stand there."""
    bars = [bar for group in plot.groups for bar in group.bars]
    reaches = [_reach(bar) for bar in bars] or [(0.0, 0.0)]
    shown = [plot.figures, *(group.figure for group in plot.groups)]
    shown += [bar.figure for bar in bars]
    # They are bold, which is a little wider.
    figures = max(map(width, shown)) * 1.1
    below = max([width(bar.below) for bar in bars], default=0.0)
    above = max([width(bar.above) for bar in bars], default=0.0)
    return Track(
        left=NAMES + max(below, width(plot.below) if below else 0.0) + _GAP + _MARK,
        right=WIDTH - figures - above - _MARK - (3 * _GAP if figures else _GAP),
        low=min(low for low, _ in reaches),
        high=max(high for _, high in reaches),
    )


def _reach(bar: Bar) -> tuple[float, float]:
    return reach(piece.value for piece in bar.pieces)


def _heads(plot: Bars, track: Track, y: float) -> Iterator[Words]:
    nought = track.across(0.0)
    if plot.below and track.low < 0:
        yield Words(nought - _GAP, y, plot.below, "end", "ink-0", is_bold=True)
    if plot.above and track.high > 0:
        yield Words(nought + _GAP, y, plot.above, "start", "ink-0", is_bold=True)
    if plot.figures:
        yield Words(WIDTH, y, plot.figures, "end", "ink-0", is_bold=True)


def _named(plot: Bars) -> float:
    """How much of the room for names those of single bars take."""
    names = [bar.name for group in plot.groups for bar in group.bars if bar.name]
    return max(map(width, names), default=-2 * _GAP) + 2 * _GAP


def _beside(bar: Bar, middle: float) -> Iterator[Words]:
    """The name of a single bar before it, and its own figure in their column."""
    y = middle + DROP
    if bar.name:
        yield Words(NAMES - _GAP, y, bar.name, "end")
    if bar.figure:
        yield Words(WIDTH, y, bar.figure, "end", "ink-0", is_bold=True)


def _name(
    group: BarGroup, y: float, room: float, words: list[Words]
) -> tuple[tuple[float, ...], float]:
    """Add the name of a group; the middles of its bars, and where it ends."""
    name = wrapped(group.name, room - _GAP, _MOST_LINES)
    bars = len(group.bars) * (_THICK + _APART) - _APART
    height = max(bars, len(name) * _LINE)
    middle = y + height / 2
    for n, line in enumerate(name):
        place = middle + (n - (len(name) - 1) / 2) * _LINE + DROP
        words.append(Words(0.0, place, line, ink="ink-0"))
    if group.figure:
        words.append(
            Words(WIDTH, middle + DROP, group.figure, "end", "ink-0", is_bold=True)
        )
    first = middle - (bars - _THICK) / 2
    middles = tuple(first + n * (_THICK + _APART) for n in range(len(group.bars)))
    return middles, y + height


def _figures(bar: Bar, track: Track, middle: float) -> Iterator[Words]:
    """The figures at the ends of a bar."""
    low, high = map(track.across, _reach(bar))
    # A figure makes room for a mark at the end that it stands at.
    net = None if bar.net is None else track.across(bar.net)
    before, after = (
        _MARK if net is not None and abs(net - end) < _MARK else 0.0
        for end in (low, high)
    )
    if bar.below:
        yield Words(low - _GAP - before, middle + DROP, bar.below, "end")
    if bar.above:
        yield Words(high + _GAP + after, middle + DROP, bar.above)


def placed(
    pieces: Sequence[Piece], track: Track, y: float
) -> Iterator[tuple[Rectangle, Piece]]:
    """Pieces laid end to end away from nought, those that are nothing left out."""
    laid = stacked(piece.value for piece in pieces)
    for piece, ends in zip(pieces, laid, strict=True):
        left, right = sorted(map(track.across, ends))
        if at(left) != at(right):
            yield Rectangle(left, y, right - left, _THICK), piece
