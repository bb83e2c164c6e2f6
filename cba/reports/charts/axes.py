"""Axes: values at the side, with lines across, and years along the bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cba.reports.charts.labels import width
from cba.reports.charts.plots import Tick
from cba.reports.charts.shapes import WIDTH, Path, Words, across

#: The least room at the side; values that are longer take more.
_LEFT, _GAP = 58.0, 8.0
#: How far above the axis its unit stands.
UNIT = 14.0
#: From the middle of a line of text down to where its letters stand.
DROP = 4.5
_BELOW = 24.5
_YEAR_WIDTH = 56.0
_EVERY = (1, 2, 5, 10, 20, 25, 50, 100)


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle with values down its side, from high to low."""

    left: float
    top: float
    bottom: float
    right: float
    low: float
    high: float

    def down(self, value: float) -> float:
        """How far down a value stands."""
        share = (self.high - value) / (self.high - self.low)
        return self.top + share * (self.bottom - self.top)


def frame_of(
    ticks: Sequence[Tick], *, top: float, bottom: float, right: float
) -> Frame:
    """The frame of an axis that names some values, the lowest first."""
    left = max(_LEFT, _GAP + max(width(tick.label) for tick in ticks))
    return Frame(left, top, bottom, right, ticks[0].value, ticks[-1].value)


def levels(frame: Frame, ticks: Sequence[Tick]) -> Iterator[Path]:
    """A line across for each value, that at nought the strongest and the last."""
    for tick in sorted(ticks, key=lambda tick: tick.value == 0.0):
        is_nought = tick.value == 0.0
        yield Path(
            across(frame.left, frame.down(tick.value), frame.right),
            "nought" if is_nought else "level",
            width="1.5" if is_nought else "1",
        )


def values(frame: Frame, ticks: Sequence[Tick], unit: str) -> Iterator[Words]:
    """The values at the side, and above them the unit that they are in."""
    if unit:
        yield Words(0.0, frame.top - UNIT, unit)
    for tick in ticks:
        y = frame.down(tick.value) + DROP
        yield Words(frame.left - _GAP, y, tick.label, "end")


def years(
    frame: Frame, labels: Sequence[str], places: Sequence[float]
) -> Iterator[Words]:
    """The labels of as many years as there is room for, from the first on."""
    room = places[1] - places[0] if len(places) > 1 else _YEAR_WIDTH
    every = next((every for every in _EVERY if every * room >= _YEAR_WIDTH), _EVERY[-1])
    for n in range(0, len(labels), every):
        if places[n] + width(labels[n]) / 2 > WIDTH:
            return
        yield Words(places[n], frame.bottom + _BELOW, labels[n], "middle")
