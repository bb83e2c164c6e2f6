"""Where everything in a chart stands: the geometry that a template only prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cba.reports.content import Chart, Series

WIDTH, HEIGHT = 760, 380
_LEFT, _TOP, _BOTTOM = 58.0, 14.0, 34.0
_LABELS = 196.0
_LINE_HEIGHT = 17.0
_YEAR_WIDTH = 56.0
_EVERY = (1, 2, 5, 10, 20, 25, 50, 100)
_MARKERS = 7
#: Dashes and markers tell lines apart where colour cannot.
_DASHES = ("", "7 3", "2 3", "10 3 2 3", "4 2", "12 4", "1 2.5")
_SHAPES = ("circle", "square", "triangle", "diamond", "cross", "bar", "ring")


@dataclass(frozen=True, slots=True)
class Mark:
    """A text at a place, with the line through the plot that belongs to it."""

    x: str
    y: str
    text: str
    is_nought: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """One line: its path, its markers, and the label beside its end.

    ``leader`` joins the end of the line to a label that had to move aside.
    """

    number: int
    role: str
    dash: str
    shape: str
    path: str
    markers: tuple[str, ...]
    leader: str
    label: Mark


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart in units of its own view box."""

    width: str
    height: str
    left: str
    right: str
    top: str
    bottom: str
    levels: tuple[Mark, ...]
    years: tuple[Mark, ...]
    curves: tuple[Curve, ...]


def draw(chart: Chart) -> Drawing:
    """The places of a chart's axes, lines, markers and labels."""
    right, bottom = WIDTH - _LABELS, HEIGHT - _BOTTOM
    low, high = chart.ticks[0].value, chart.ticks[-1].value
    span = high - low

    def down(value: float) -> float:
        return _TOP + (high - value) / span * (bottom - _TOP)

    across = _across(len(chart.years), right)
    ends = [down(series.values[-1]) for series in chart.series]
    places = spread(ends, _TOP, bottom, _LINE_HEIGHT)
    return Drawing(
        width=str(WIDTH),
        height=str(HEIGHT),
        left=_at(_LEFT),
        right=_at(right),
        top=_at(_TOP),
        bottom=_at(bottom),
        levels=tuple(
            Mark(_at(_LEFT - 8.0), _at(down(tick.value)), tick.label, tick.value == 0.0)
            for tick in chart.ticks
        ),
        years=_years(chart.years, across, bottom),
        curves=tuple(
            _curve(
                n, series, across, [down(v) for v in series.values], places[n], right
            )
            for n, series in enumerate(chart.series)
        ),
    )


def spread(
    wanted: Sequence[float], top: float, bottom: float, gap: float
) -> list[float]:
    """Heights for labels near those wanted, in the same order, a gap apart.

    Labels that do not fit between top and bottom are placed evenly.

    >>> spread([50.0, 52.0], 0.0, 100.0, 10.0)
    [46.0, 56.0]
    """
    if not wanted:
        return []
    gap = min(gap, (bottom - top) / max(len(wanted) - 1, 1))
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    groups: list[tuple[float, int]] = []
    for n in order:
        groups.append((wanted[n], 1))
        while len(groups) > 1 and _touch(groups[-2], groups[-1], gap):
            (one, several), (other, more) = groups[-2:]
            joined = several + more
            groups[-2:] = [((one * several + other * more) / joined, joined)]
    places = [0.0] * len(wanted)
    waiting = iter(order)
    for middle, size in groups:
        half = gap * (size - 1) / 2
        middle = min(max(middle, top + half), bottom - half)  # noqa: PLW2901
        for n in range(size):
            places[next(waiting)] = middle - half + gap * n
    return _kept_apart(places, order, gap, bottom)


def _touch(above: tuple[float, int], below: tuple[float, int], gap: float) -> bool:
    return below[0] - above[0] < gap * (above[1] + below[1]) / 2


def _kept_apart(
    places: list[float], order: Sequence[int], gap: float, bottom: float
) -> list[float]:
    """The heights after those moved in from an edge have pushed their neighbours."""
    for before, after in zip(order, order[1:], strict=False):
        places[after] = max(places[after], places[before] + gap)
    limit = bottom
    for n in reversed(order):
        places[n] = min(places[n], limit)
        limit = places[n] - gap
    return places


def _across(years: int, right: float) -> list[float]:
    if years == 1:
        return [(_LEFT + right) / 2]
    step = (right - _LEFT) / (years - 1)
    return [_LEFT + step * n for n in range(years)]


def _years(
    labels: Sequence[str], across: Sequence[float], bottom: float
) -> tuple[Mark, ...]:
    """The labels of as many years as there is room for, from the first on."""
    room = across[1] - across[0] if len(across) > 1 else _YEAR_WIDTH
    every = next((every for every in _EVERY if every * room >= _YEAR_WIDTH), _EVERY[-1])
    return tuple(
        Mark(_at(across[n]), _at(bottom + 20.0), labels[n])
        for n in range(0, len(labels), every)
    )


def _curve(
    number: int,
    series: Series,
    across: Sequence[float],
    down: Sequence[float],
    place: float,
    right: float,
) -> Curve:
    points = [f"{_at(x)} {_at(y)}" for x, y in zip(across, down, strict=True)]
    part = number - 1 if series.role == "part" else 0
    shape = _SHAPES[part % len(_SHAPES)] if series.role == "part" else ""
    every = max(1, -(-len(points) // _MARKERS))
    # Markers of different lines at different years, so that they do not cover
    # each other where lines run together; the last year always has one.
    shown = sorted({*range(part % every, len(points), every), len(points) - 1})
    start, end = f"{_at(across[-1] + 4.0)} {_at(down[-1])}", f"{_at(right + 14.0)}"
    return Curve(
        number=number,
        role=series.role,
        dash=_DASHES[part % len(_DASHES)] if series.role == "part" else "",
        shape=shape,
        path=f"M{' L'.join(points)}",
        markers=tuple(marker(shape, across[n], down[n]) for n in shown)
        if shape or len(points) == 1
        else (),
        leader=f"M{start} L{end} {_at(place)}",
        label=Mark(_at(right + 18.0), _at(place), series.label),
    )


def marker(shape: str, x: float, y: float) -> str:
    """The outline of a marker about a point; a circle where no shape is named."""
    at, r = _at, 3.6
    match shape:
        case "square":
            return f"M{at(x - 3.2)} {at(y - 3.2)}h6.4v6.4h-6.4z"
        case "triangle":
            return f"M{at(x)} {at(y - 4.2)}l4 7.4h-8z"
        case "diamond":
            return f"M{at(x)} {at(y - 4.6)}l4.6 4.6l-4.6 4.6l-4.6 -4.6z"
        case "cross":
            return (
                f"M{at(x - 1.3)} {at(y - 4.2)}h2.6v2.9h2.9v2.6h-2.9v2.9h-2.6v-2.9"
                "h-2.9v-2.6h2.9z"
            )
        case "bar":
            return f"M{at(x - 4.4)} {at(y - 1.6)}h8.8v3.2h-8.8z"
        case _:
            return f"M{at(x - r)} {at(y)}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 -{2 * r} 0z"


def _at(value: float) -> str:
    """A coordinate, to a hundredth of a unit."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
