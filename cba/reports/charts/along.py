"""An axis of values along the bottom, with lines down for the round ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.reports.charts.bars import Track
from cba.reports.charts.labels import width
from cba.reports.charts.plots import Tick
from cba.reports.charts.shapes import WIDTH, Path, Words, down

#: From the end of the lines down to where the values stand, and the axis's name.
_VALUES, _NAME = 19.0, 40.0
#: How far down an axis reaches with its name.
NAMED = 46.0
_GAP = 14.0
#: An axis names at least as many values.
_FEWEST = 3


def axis_about(
    ends: Sequence[float], ticks: Sequence[Tick], left: float, right: float
) -> tuple[Track, tuple[Tick, ...]]:
    """The strip that holds some values, and those of an axis that lie on it.

    It ends where the values do, or at nought where the axis names that; at its right
    end there is room for half of the longest value.
    """
    right = min(right, WIDTH - max(width(tick.label) for tick in ticks) / 2)
    known = [*ends, *(tick.value for tick in ticks if tick.value == 0.0)]
    low, high = min(known), max(known)
    within = tuple(tick for tick in ticks if low <= tick.value <= high)
    if len(within) < _FEWEST:
        low, high, within = ticks[0].value, ticks[-1].value, tuple(ticks)
    return Track(left, right, low, high), within


def lines_down(
    track: Track, ticks: Sequence[Tick], top: float, bottom: float
) -> Iterator[Path]:
    """A line down for each value, that at nought the strongest and the last."""
    for tick in sorted(ticks, key=lambda tick: tick.value == 0.0):
        is_nought = tick.value == 0.0
        yield Path(
            down(track.across(tick.value), top, bottom),
            "nought" if is_nought else "level",
            width="1.5" if is_nought else "1",
        )


def values_along(
    track: Track, ticks: Sequence[Tick], bottom: float, name: str
) -> Iterator[Words]:
    """As many of the values as there is room for, nought among them, and the name."""
    widest = max(width(tick.label) for tick in ticks) + _GAP
    step = (track.right - track.left) / max(len(ticks) - 1, 1)
    every = next(
        n for n in range(1, len(ticks) + 1) if n * step >= widest or n == len(ticks)
    )
    nought = next((n for n, tick in enumerate(ticks) if tick.value == 0.0), 0)
    for n, tick in enumerate(ticks):
        if (n - nought) % every == 0:
            yield Words(
                track.across(tick.value), bottom + _VALUES, tick.label, "middle"
            )
    if name:
        middle = (track.left + track.right) / 2
        yield Words(middle, bottom + _NAME, name, "middle")
