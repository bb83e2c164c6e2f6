"""Labels: how wide they are, what of them fits, and where none covers another."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cba.reports.charts.plots import Series
from cba.reports.charts.shapes import LETTERS
from cba.reports.texts import ending_of, isolated

#: What the width of letters is guessed from: no font is read here.
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
    return fitted(series.name, room - width(figure)) + figure


def label_lines(series: Series, room: float, lines: int) -> tuple[str, ...]:
    """The name and the last figure of a line, in no more lines than these.

    The name is cut only where it is longer than that.
    """
    *first, last = wrapped(series.name, room, lines)
    if width(f"{last} {series.label}") <= room:
        return (*first, f"{last} {series.label}")
    if len(first) + 1 < lines:
        return (*first, last, series.label)
    return (*first, label_of(replace(series, name=last), room))


def fitted(text: str, room: float) -> str:
    """The text, or as much of its beginning as there is room for.

    >>> fitted("Integrated care board", 90.0)
    'Integrated car…'
    """
    if width(text) <= room:
        return text
    kept = text
    while kept and width(f"{kept}…") > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…{ending_of(text)}"


def wrapped(text: str, room: float, lines: int = 2) -> tuple[str, ...]:
    """The text in as many lines as it needs, the last cut where there is no room.

    A line ends at the end of a word; a word longer than a line is broken.

    >>> wrapped("Integrated care board of the north", 130.0)
    ('Integrated care board', 'of the north')
    """
    if width(text) <= room:
        return (text,)
    turned = bool(ending_of(text))
    rest = text[1:-1] if turned else text
    made: list[str] = []
    while rest and len(made) < lines - 1:
        line = _line(rest, room)
        made.append(line.rstrip())
        rest = rest[len(line) :].lstrip()
    if rest:
        made.append(rest)
    # What is turned round is so in each of its lines.
    whole = [isolated(line) if turned else line for line in made]
    return tuple(fitted(line, room) for line in whole)


def _line(text: str, room: float) -> str:
    """The words, or the letters, at the beginning that fit into a line."""
    end = len(text)
    while end > 1 and width(text[:end].rstrip()) > room:
        end -= 1
    if end == len(text):
        return text
    at_word = text.rfind(" ", 0, end + 1)
    return text[: at_word if at_word > 0 else end]


def width(text: str) -> float:
    """About how wide a text is, on the safe side for the report's letters."""
    return LETTERS * letters(text)


def letters(text: str) -> float:
    """About how wide a text is as a multiple of the size of its letters.

    >>> letters("mill") < letters("MILL")
    True
    """
    return sum(map(_share_of_em, text))


def _share_of_em(char: str) -> float:
    if char in _NARROW:
        return 0.3
    if char in _WIDE:
        return 0.9
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return 1.0
    return 0.66 if char.isupper() else 0.54
