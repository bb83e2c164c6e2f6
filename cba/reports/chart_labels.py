"""Labels beside the ends of lines: what fits, and where none covers another."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from cba.reports.content import Series
from cba.reports.texts import ending_of

#: The size of letters, and what their width is guessed from: no font is read here.
_EM = 13.5
_NARROW, _WIDE = frozenset(" .,:;'|!ijltfrI()-"), frozenset("mwMW@%&")


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
    for before, after in pairwise(order):
        places[after] = max(places[after], places[before] + gap)
    limit = bottom
    for n in reversed(order):
        places[n] = min(places[n], limit)
        limit = places[n] - gap
    return places


def label_of(series: Series, room: float) -> str:
    """The name and the last figure of a line, the name cut where there is no room."""
    figure = f" {series.label}"
    if width(series.name + figure) <= room:
        return series.name + figure
    kept = series.name
    while kept and width(f"{kept}…{figure}") > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…{ending_of(series.name)}{figure}"


def width(text: str) -> float:
    """About how wide a text is, on the safe side for the report's letters."""
    return _EM * sum(map(_share_of_em, text))


def _share_of_em(char: str) -> float:
    if char in _NARROW:
        return 0.3
    if char in _WIDE:
        return 0.9
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return 1.0
    return 0.66 if char.isupper() else 0.54
