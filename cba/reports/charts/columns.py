"""Where everything stands in a chart of columns by year, stacked about nought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.reports.charts import axes
from cba.reports.charts.axes import Frame
from cba.reports.charts.key import key_of, net_mark
from cba.reports.charts.plots import Columns, Fill
from cba.reports.charts.shapes import WIDTH, Drawing, Path, at
from cba.reports.charts.stacking import stacked
from cba.reports.charts.textures import Rectangle, surface

_PLOT, _BOTTOM, _ABOVE = 290.0, 34.0, 38.0
_RIGHT = 6.0
#: A column's share of its year, the widest it gets, and the least room for a mark.
_SHARE, _WIDEST, _ROOM_FOR_MARKS = 0.66, 46.0, 17.0


def draw_columns(plot: Columns) -> Drawing:
    """The places of the key, the axes, the columns and the marks of their net."""
    key = key_of([stack.kind for stack in plot.stacks], plot.net_name)
    top = key.height + _ABOVE
    bottom = top + _PLOT
    frame = axes.frame_of(plot.ticks, top=top, bottom=bottom, right=WIDTH - _RIGHT)
    room = (frame.right - frame.left) / len(plot.years)
    places = tuple(frame.left + room * (n + 0.5) for n in range(len(plot.years)))
    *lines, nought = axes.levels(frame, plot.ticks)
    columns = (
        path
        for place, fill in columns_of(plot, frame, places, min(room * _SHARE, _WIDEST))
        for path in surface(place, fill)
    )
    return Drawing(
        bottom + _BOTTOM,
        (
            *key.paths,
            *lines,
            *columns,
            nought,
            *_net(plot, frame, places, has_marks=room >= _ROOM_FOR_MARKS),
        ),
        (
            *key.words,
            *axes.values(frame, plot.ticks, plot.unit),
            *axes.years(frame, plot.years, places),
        ),
    )


def columns_of(
    plot: Columns, frame: Frame, places: Sequence[float], width: float
) -> Iterator[tuple[Rectangle, Fill]]:
    """The surfaces of each year, stacked away from nought in the order of the key."""
    for n, place in enumerate(places):
        laid = stacked(stack.values[n] for stack in plot.stacks)
        for stack, ends in zip(plot.stacks, laid, strict=True):
            above, below = sorted(map(frame.down, ends))
            if at(above) != at(below):
                left = place - width / 2
                yield Rectangle(left, above, width, below - above), stack.kind.fill


def _net(
    plot: Columns, frame: Frame, places: Sequence[float], *, has_marks: bool
) -> Iterator[Path]:
    """The net of each year: a line that stands out from the columns, and its marks."""
    heights = [frame.down(value) for value in plot.net]
    points = "L".join(f"{at(x)} {at(y)}" for x, y in zip(places, heights, strict=True))
    if len(places) > 1:
        yield Path(f"M{points}", "paper", width="4.5")
        yield Path(f"M{points}", "ink-0", width="1.5")
    if has_marks:
        for x, y in zip(places, heights, strict=True):
            yield net_mark(x, y)
