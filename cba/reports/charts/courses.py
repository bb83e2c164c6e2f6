"""Where everything stands in small charts of courses through the years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from cba.reports.charts import axes
from cba.reports.charts.axes import Frame
from cba.reports.charts.key import SWATCH, Key, Sample, key_of_samples, net_mark
from cba.reports.charts.labels import fitted, width
from cba.reports.charts.plots import Course, CoursePanel, Courses, Role
from cba.reports.charts.shapes import WIDTH, Drawing, Path, Words, across, at

#: How high the plot of a panel is, alone and among others, and what stands around it.
_ALONE, _AMONG, _BELOW_KEY = 156.0, 128.0, 8.0
_LINE = 18.0
_HEAD, _FOOT, _BETWEEN, _APART = 54.0, 32.0, 14.0, 30.0
#: Half of the label of the last year reaches out of the plot.
_RIGHT = 30.0
#: Lines: their ink, how wide they are, and their dashes.
_LOOKS: Mapping[Role, tuple[str, str, str]] = {
    "before": ("ink-2", "1.75", "6 4"),
    "now": ("ink-1", "2.5", ""),
}
_LOWEST, _AHEAD = "Deepest deficit", "No deficit from then on"
_YEAR = 60.0


def draw_courses(plot: Courses) -> Drawing:
    """The places of the key, and of each panel with its axes, lines and marks."""
    key = _key(plot)
    begin = key.height + (_BELOW_KEY if key.height else 0.0)
    is_alone = len(plot.panels) == 1
    high = _ALONE if is_alone else _AMONG
    room = WIDTH if is_alone else (WIDTH - _APART) / 2
    # The title of the whole picture has the name of one that stands alone.
    head = _HEAD - _LINE if is_alone else _HEAD
    row = head + high + _FOOT
    paths, words = list(key.paths), list(key.words)
    for n, panel in enumerate(plot.panels):
        left = (n % 2) * (room + _APART)
        top = begin + (n // 2) * (row + _BETWEEN)
        frame = _frame(plot, left, left + room, top + head, high)
        paths += _paths(plot, panel, frame)
        words += _words(plot, panel, frame, left, top)
    rows = (len(plot.panels) + 1) // 2
    height = begin + rows * row + (rows - 1) * _BETWEEN
    return Drawing(height, tuple(paths), tuple(words))


def _frame(plot: Courses, left: float, right: float, top: float, high: float) -> Frame:
    """The frame of a panel; the values at its side begin where the panel does."""
    end, bottom = right - _RIGHT, top + high
    frame = axes.frame_of(plot.ticks, top=top, bottom=bottom, right=end)
    return Frame(left + frame.left, top, bottom, end, frame.low, frame.high)


def places_of(years: int, frame: Frame) -> tuple[float, ...]:
    """How far across each year stands; a single one in the middle."""
    if years == 1:
        return ((frame.left + frame.right) / 2,)
    step = (frame.right - frame.left) / (years - 1)
    return tuple(frame.left + step * n for n in range(years))


def _paths(plot: Courses, panel: CoursePanel, frame: Frame) -> Iterator[Path]:
    places = places_of(len(plot.years), frame)
    yield from axes.levels(frame, plot.ticks)
    for course in panel.courses:
        yield _line(course, places, frame)
    last = panel.courses[-1].values
    if panel.ahead is not None:
        yield net_mark(places[panel.ahead], frame.down(last[panel.ahead]))
    if panel.lowest is not None:
        yield _lowest(places[panel.lowest], frame.down(last[panel.lowest]))


def _line(course: Course, places: Sequence[float], frame: Frame) -> Path:
    ink, wide, dash = _LOOKS[course.role]
    heights = list(map(frame.down, course.values))
    if len(heights) == 1:
        data = across(places[0] - 10.0, heights[0], places[0] + 10.0)
    else:
        pairs = zip(places, heights, strict=True)
        data = f"M{'L'.join(f'{at(x)} {at(y)}' for x, y in pairs)}"
    return Path(data, ink, width=wide, dash=dash)


def _lowest(x: float, y: float) -> Path:
    """The mark of the lowest point, which points at it from above."""
    return Path(f"M{at(x - 5.0)} {at(y - 10.0)}h10l-5 8z", "ink-0", "solid")


def _words(
    plot: Courses, panel: CoursePanel, frame: Frame, left: float, top: float
) -> Iterator[Words]:
    room = frame.right + _RIGHT - left
    y = top + 16.0
    if len(plot.panels) > 1:
        name = fitted(panel.name, room * 0.94)
        yield Words(left, y, name, ink="ink-0", is_bold=True)
        y += _LINE
    yield Words(left, y, fitted(panel.words, room))
    yield from axes.values(frame, plot.ticks, "")
    places = places_of(len(plot.years), frame)
    widest = max(_YEAR, *(width(each) + 6.0 for each in plot.years))
    step = places[1] - places[0] if len(places) > 1 else widest
    every = max(1, -int(-widest // step))
    for n in range(0, len(places), every):
        yield Words(places[n], frame.bottom + 22.0, plot.years[n], "middle")


def _key(plot: Courses) -> Key:
    """What the lines and the marks stand for."""
    samples: list[tuple[str, Sample]] = []
    if plot.now:
        samples.append((plot.before, partial(_sample, "before")))
        samples.append((plot.now, partial(_sample, "now")))
    if any(panel.lowest is not None for panel in plot.panels):
        samples.append((_LOWEST, lambda x, y: (_lowest(x + SWATCH / 2, y + 5.0),)))
    if any(panel.ahead is not None for panel in plot.panels):
        samples.append((_AHEAD, lambda x, y: (net_mark(x + SWATCH / 2, y),)))
    return key_of_samples(samples)


def _sample(role: Role, x: float, y: float) -> tuple[Path]:
    ink, width, dash = _LOOKS[role]
    return (Path(across(x, y, x + SWATCH), ink, width=width, dash=dash),)
