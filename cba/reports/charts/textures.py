"""Surfaces in a texture, as paths: no pattern that a reader of SVG might not know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cba.reports.charts.palette import LOOKS
from cba.reports.charts.plots import Fill
from cba.reports.charts.shapes import Path, across, at, box

#: The distance between lines, the size of dots, and the width of an outline.
_APART, _DOT = 5.0, 1.8
_EDGE = 1.0


class Rectangle(NamedTuple):
    """Where a surface lies."""

    x: float
    y: float
    width: float
    height: float


def surface(place: Rectangle, fill: Fill) -> Iterator[Path]:
    """A rectangle that stands for something, as it looks.

    An outline lies inside the rectangle, so that its size is that of the value.
    """
    ink, texture = LOOKS[fill]
    if texture == "solid":
        yield Path(box(*place), ink, "area")
        return
    edge = min(_EDGE, place.width, place.height)
    inside = Rectangle(
        place.x + edge / 2,
        place.y + edge / 2,
        place.width - edge,
        place.height - edge,
    )
    yield Path(box(*inside), ink, "hollow", at(edge))
    lines = ""
    match texture:
        case "hatched":
            lines = "".join(_slanted(inside, rising=True))
        case "crossed":
            lines = "".join(
                (*_slanted(inside, rising=True), *_slanted(inside, rising=False))
            )
        case "lined":
            lines = "".join(_level(inside))
        case "dotted":
            dots = "".join(_dots(inside))
            if dots:
                yield Path(dots, ink, "area")
    if lines:
        yield Path(lines, ink, "line", "1.1")


def _slanted(place: Rectangle, *, rising: bool) -> Iterator[str]:
    """Lines at 45 degrees, each cut off where the rectangle ends."""
    x, y, width, height = place
    # On a line, the way across plus the way down (or up) is the same everywhere.
    way = _APART
    while way < width + height:
        from_left = max(0.0, way - height)
        to_right = min(way, width)
        heights = (way - from_left, way - to_right)
        first, last = (h if rising else height - h for h in heights)
        yield (
            f"M{at(x + from_left)} {at(y + first)}L{at(x + to_right)} {at(y + last)}"
        )
        way += _APART


def _level(place: Rectangle) -> Iterator[str]:
    """Lines across."""
    x, y, width, height = place
    step = 3.5
    n = 1
    while n * step < height:
        yield across(x, y + n * step, x + width)
        n += 1


def _dots(place: Rectangle) -> Iterator[str]:
    """Dots in rows, every other row between those of the last."""
    x, y, width, height = place
    step, r = 4.0, _DOT
    row = 0
    while (top := 1.4 + row * step) + r <= height:
        left = 1.6 + (step / 2 if row % 2 else 0.0)
        while left + r <= width:
            yield f"M{at(x + left)} {at(y + top)}h{r}v{r}h-{r}z"
            left += step
        row += 1
