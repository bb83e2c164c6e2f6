"""What holds for every picture, whatever it shows: looked at as shapes at places."""

from __future__ import annotations

import re
from itertools import combinations

from cba.reports.charts.labels import width
from cba.reports.charts.shapes import WIDTH, Drawing, Words

#: Half a hundredth, to which places are rounded.
NOISE = 0.0051
_HEIGHT = 11.0
_STEP = re.compile(r"([MLHVlhvaz])([-\d. ]*)")


def extent(data: str) -> tuple[float, float, float, float]:
    """The least and the greatest places of a path: left, top, right, bottom."""
    xs, ys = [], []
    x = y = 0.0
    for letter, text in _STEP.findall(data):
        numbers = [float(number) for number in text.split()]
        match letter:
            case "M" | "L":
                x, y = numbers
            case "H":
                (x,) = numbers
            case "V":
                (y,) = numbers
            case "h":
                x += numbers[0]
            case "v":
                y += numbers[0]
            case "l" | "a":
                x, y = x + numbers[-2], y + numbers[-1]
        xs.append(x)
        ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)


def box_of(words: Words) -> tuple[float, float, float, float]:
    """Where words stand, by the same guess of their width as their places rest on."""
    long = width(words.text)
    left = {"start": 0.0, "middle": long / 2, "end": long}[words.anchor]
    x = words.x - left
    return x, words.y - _HEIGHT, x + long, words.y + 2.0


def outside(drawing: Drawing) -> list[object]:
    """Whatever reaches out of the picture."""
    boxes: list[tuple[object, tuple[float, float, float, float]]] = [
        *((path, extent(path.data)) for path in drawing.paths),
        *((words, box_of(words)) for words in drawing.words),
    ]
    return [
        each
        for each, (left, top, right, bottom) in boxes
        if left < -NOISE
        or top < -NOISE
        or right > WIDTH + NOISE
        or bottom > drawing.height + NOISE
    ]


def covering(drawing: Drawing) -> list[tuple[str, str]]:
    """The pairs of texts of which one stands on the other."""
    boxes = [(words.text, box_of(words)) for words in drawing.words]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
