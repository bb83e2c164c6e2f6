"""Tables of text for a terminal or an e-mail: aligned, nothing cut off."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Role = Literal["plain", "title", "head", "rule", "total", "note"]
RULE = "─"
#: Between columns; the smaller one where a table would be too wide for a terminal.
_GAPS = (2, 1)
#: What a terminal shows in a line; labels have at least so many columns of it.
_WIDTH, _LABEL = 80, 16
#: The lines of a label or a sentence after its first stand in by so much.
HANG = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, and what it is.

    ``hang`` is how far what does not fit stands in below; a line without one, such
    as that of a table, stays whole.
    """

    text: str
    role: Role = "plain"
    hang: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its label, its figures as text, and what it is."""

    label: str
    cells: tuple[str, ...]
    role: Role = "plain"


def width(text: str) -> int:
    """How many columns a text takes on a terminal."""
    return sum(
        0
        if unicodedata.category(char) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(char) in {"F", "W"}
        else 1
        for char in text
    )


def text_table(
    corner: str, heads: Sequence[str], rows: Sequence[Row | None]
) -> list[Line]:
    """A table with figures to the right; None among the rows is a rule.

    A label goes on below where the table would be wider than a terminal; the
    corner, above.
    """
    shown = [row for row in rows if row is not None]
    widths = [
        max([width(head), *(width(row.cells[n]) for row in shown)])
        for n, head in enumerate(heads)
    ]
    gap = _gap(corner, widths, shown)
    figures = sum(each + gap for each in widths)
    room = max(_LABEL, _WIDTH - figures)
    labels = {row.label: broken(row.label, room) for row in shown}
    parts = [part for label in labels.values() for part in label]
    *above, corner = broken(corner, room)
    first = max(map(width, [*above, corner, *parts]))
    whole = first + figures
    lines = [
        *(Line(part, "head") for part in above),
        _line((corner, *heads), first, widths, gap, "head"),
        Line(RULE * whole, "rule"),
    ]
    for row in rows:
        if row is None:
            lines.append(Line(RULE * whole, "rule"))
        else:
            label, *below = labels[row.label]
            lines.append(_line((label, *row.cells), first, widths, gap, row.role))
            lines += [Line(part, row.role) for part in below]
    return lines


def broken(text: str, room: int, hang: int = HANG) -> list[str]:
    """A text in lines that fit, broken between words only.

    >>> broken("Department for Levelling Up", 18)
    ['Department for', '  Levelling Up']
    """
    if width(text) <= room:
        return [text]
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if not lines or width(longer) <= room:
            lines[-1:] = [longer]
        else:
            lines.append(" " * hang + word)
    return lines


def _gap(corner: str, widths: Sequence[int], rows: Sequence[Row]) -> int:
    """How far columns stand apart, so that the table fits where it can."""
    labels = [
        part
        for label in (corner, *(row.label for row in rows))
        for part in broken(label, _LABEL)
    ]
    first = max(map(width, labels))
    wide, narrow = _GAPS
    fits = [first + sum(each + gap for each in widths) <= _WIDTH for gap in _GAPS]
    return narrow if fits == [False, True] else wide


def _line(
    texts: Sequence[str], first: int, widths: Sequence[int], gap: int, role: Role
) -> Line:
    label, *cells = texts
    text = label + " " * (first - width(label))
    for cell, size in zip(cells, widths, strict=True):
        text += " " * (gap + size - width(cell)) + cell
    return Line(text.rstrip(), role)
