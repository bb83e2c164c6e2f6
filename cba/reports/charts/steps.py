"""Where everything stands in a chain of steps, one panel for each of its units."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.charts.axes import DROP
from cba.reports.charts.bars import Track
from cba.reports.charts.labels import fitted, width
from cba.reports.charts.plots import Panel, Step, Steps
from cba.reports.charts.shapes import WIDTH, Drawing, Path, Words, at, box, down
from cba.reports.charts.textures import Rectangle, surface

_NAMES, _FACTORS = 206.0, 68.0
_ROW, _THICK = 23.0, 15.0
_HEAD, _BETWEEN, _END = 26.0, 14.0, 4.0
_GAP = 7.0


def draw_steps(plot: Steps) -> Drawing:
    """The places of headings, names, factors, bars, what is lost, and figures."""
    paths: list[Path] = []
    words: list[Words] = []
    y = 0.0
    for n, panel in enumerate(plot.panels):
        y += _BETWEEN if n else 0.0
        heading = fitted(panel.heading, WIDTH * 0.94)
        words.append(Words(0.0, y + 17.0, heading, ink="ink-0", is_bold=True))
        y += _HEAD
        top = y
        track = track_of(panel)
        for step in panel.steps:
            paths += _bar(step, track, y)
            words += _words(step, track, y + _ROW / 2 + DROP)
            y += _ROW
        nought = down(track.across(0.0), top, y)
        paths.append(Path(nought, "nought", width="1.5"))
    return Drawing(y + _END, tuple(paths), tuple(words))


def track_of(panel: Panel) -> Track:
    """The strip of a panel, with room on its right for the figures."""
    values = [0.0, *(value for step in panel.steps for value in _values(step))]
    figures = max(width(step.label) for step in panel.steps)
    return Track(
        _NAMES + _FACTORS + _GAP,
        WIDTH - figures - 2 * _GAP,
        min(values),
        max(values),
    )


def _values(step: Step) -> tuple[float, ...]:
    before = () if step.before is None else (step.before,)
    return (step.start, step.end, *before)


def _bar(step: Step, track: Track, y: float) -> Iterator[Path]:
    """The bar, and the outline of what a step took from the bar before it."""
    top = y + (_ROW - _THICK) / 2
    left, right = sorted((track.across(step.start), track.across(step.end)))
    if at(left) != at(right):
        place = Rectangle(left, top, right - left, _THICK)
        yield from surface(place, step.fill)
    if step.before is None:
        return
    inner, outer = sorted((track.across(step.end), track.across(step.before)))
    if outer - inner > 1.0:
        outline = box(inner + 0.5, top + 0.5, outer - inner - 1.0, _THICK - 1.0)
        yield Path(outline, "leader", dash="3 2.5")


def _words(step: Step, track: Track, y: float) -> Iterator[Words]:
    yield Words(0.0, y, fitted(step.name, _NAMES - _GAP), ink="ink-0")
    if step.factor:
        yield Words(_NAMES + _FACTORS - _GAP, y, step.factor, "end")
    furthest = max(track.across(value) for value in (*_values(step), 0.0))
    is_result = step.fill == "result"
    yield Words(furthest + _GAP, y, step.label, ink="ink-0", is_bold=is_result)
