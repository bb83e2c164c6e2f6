"""Tables of text for a terminal or an e-mail: aligned, nothing cut off."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Role = Literal["plain", "title", "head", "rule", "total", "note"]
RULE = "─"
_GAP = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, and what it is."""

    text: str
    role: Role = "plain"


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
    """A table with figures to the right; None among the rows is a rule."""
    shown = [row for row in rows if row is not None]
    first = max([width(corner), *(width(row.label) for row in shown)], default=0)
    widths = [
        max([width(head), *(width(row.cells[n]) for row in shown)])
        for n, head in enumerate(heads)
    ]
    whole = first + sum(each + _GAP for each in widths)
    lines = [_line(corner, heads, first, widths, "head"), Line(RULE * whole, "rule")]
    for row in rows:
        if row is None:
            lines.append(Line(RULE * whole, "rule"))
        else:
            lines.append(_line(row.label, row.cells, first, widths, row.role))
    return lines


def _line(
    label: str, cells: Sequence[str], first: int, widths: Sequence[int], role: Role
) -> Line:
    text = label + " " * (first - width(label))
    for cell, size in zip(cells, widths, strict=True):
        text += " " * (_GAP + size - width(cell)) + cell
    return Line(text.rstrip(), role)
