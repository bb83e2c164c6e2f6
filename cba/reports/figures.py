"""Where everything in a chart stands: the geometry that a template only prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cba.reports.chart_labels import label_of, spread
from cba.reports.content import Chart, Series

WIDTH, HEIGHT = 760, 380
_LEFT, _TOP, _BOTTOM = 58.0, 14.0, 34.0
_LABELS = 214.0
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
    levels: tuple[Mark, ...]
    years: tuple[Mark, ...]
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True)
class _Plot:
    """The rectangle of the lines, and how values and years are placed in it."""

    right: float
    bottom: float
    low: float
    high: float
    years: int

    def down(self, value: float) -> float:
        """How far down a value stands."""
        share = (self.high - value) / (self.high - self.low)
        return _TOP + share * (self.bottom - _TOP)

    def across(self, year: int) -> float:
        """How far across a year stands; a single one in the middle."""
        if self.years == 1:
            return (_LEFT + self.right) / 2
        return _LEFT + (self.right - _LEFT) / (self.years - 1) * year


def draw(chart: Chart) -> Drawing:
    """The places of a chart's axes, lines, markers and labels."""
    plot = _Plot(
        right=WIDTH - _LABELS,
        bottom=HEIGHT - _BOTTOM,
        low=chart.ticks[0].value,
        high=chart.ticks[-1].value,
        years=len(chart.years),
    )
    ends = [plot.down(series.values[-1]) for series in chart.series]
    places = spread(ends, _TOP, plot.bottom, _LINE_HEIGHT)
    return Drawing(
        width=str(WIDTH),
        height=str(HEIGHT),
        left=_at(_LEFT),
        right=_at(plot.right),
        levels=tuple(
            Mark(
                _at(_LEFT - 8.0),
                _at(plot.down(tick.value)),
                tick.label,
                is_nought=tick.value == 0.0,
            )
            for tick in chart.ticks
        ),
        years=_years(plot, chart.years),
        curves=tuple(
            _curve(plot, n, series, places[n]) for n, series in enumerate(chart.series)
        ),
    )


def _years(plot: _Plot, labels: Sequence[str]) -> tuple[Mark, ...]:
    """The labels of as many years as there is room for, from the first on."""
    room = plot.across(1) - plot.across(0) if len(labels) > 1 else _YEAR_WIDTH
    every = next((every for every in _EVERY if every * room >= _YEAR_WIDTH), _EVERY[-1])
    return tuple(
        Mark(_at(plot.across(n)), _at(plot.bottom + 20.0), labels[n])
        for n in range(0, len(labels), every)
    )


def _curve(plot: _Plot, number: int, series: Series, place: float) -> Curve:
    places = [(plot.across(n), plot.down(v)) for n, v in enumerate(series.values)]
    points = " L".join(f"{_at(x)} {_at(y)}" for x, y in places)
    is_part = series.role == "part"
    part = number - 1 if is_part else 0
    shape = _SHAPES[part % len(_SHAPES)] if is_part else ""
    # Markers of different lines stand at different years, so that they do not
    # cover each other where lines run together; the last year always has one.
    every = -(-len(places) // _MARKERS)
    shown = sorted({*range(part % every, len(places), every), len(places) - 1})
    x, y = places[-1]
    return Curve(
        number=number,
        role=series.role,
        dash=_DASHES[part % len(_DASHES)] if is_part else "",
        shape=shape,
        path=f"M{points}",
        markers=tuple(marker(shape, *places[n]) for n in shown)
        if is_part or len(places) == 1
        else (),
        leader=f"M{_at(x + 4.0)} {_at(y)} L{_at(plot.right + 14.0)} {_at(place)}",
        label=Mark(
            _at(plot.right + 18.0), _at(place), label_of(series, _LABELS - 22.0)
        ),
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
            arc = f"a{r} {r} 0 1 0"
            return f"M{at(x - r)} {at(y)}{arc} {2 * r} 0{arc} -{2 * r} 0z"


def _at(value: float) -> str:
    """A coordinate, to a hundredth of a unit."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
