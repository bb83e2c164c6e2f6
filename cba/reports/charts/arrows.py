"""Where everything stands in a diagram of who pays whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cba.reports.charts.axes import DROP
from cba.reports.charts.labels import fitted, width, wrapped
from cba.reports.charts.plots import Arrow, Arrows, Side
from cba.reports.charts.shapes import WIDTH, Anchor, Drawing, Path, Words, at, box

#: The columns of names, and the bars beside them.
_NAMES, _BAR, _GAP = 176.0, 5.0, 8.0
_HEAD, _END, _BETWEEN, _LINE = 30.0, 6.0, 16.0, 16.0
_MOST_LINES = 3
#: The thickest arrow and the thinnest, and the least room that a figure needs.
_THICK, _THIN, _SLOT = 46.0, 1.5, 20.0
#: How long the tip of an arrow is, and how far it stands out on each side.
_TIP, _WINGS = 13.0, 5.0
#: Of so many straight pieces is the bend of an arrow made.
_PIECES = 16


class _Block(NamedTuple):
    """The room of one side: from where to where, and the middles of its arrows."""

    top: float
    bottom: float
    middles: tuple[float, ...]


def draw_arrows(plot: Arrows) -> Drawing:
    """The places of names, sums and arrows, whose thickness is what is paid."""
    most = max(arrow.value for arrow in plot.arrows)
    thick = [max(_THIN, _THICK * arrow.value / most) for arrow in plot.arrows]
    payers = _blocks(plot.payers, [arrow.payer for arrow in plot.arrows], thick)
    payees = _blocks(plot.payees, [arrow.payee for arrow in plot.arrows], thick)
    height = max(payers[-1].bottom, payees[-1].bottom)
    payers, payees = (_centred(each, height) for each in (payers, payees))
    figures = max(width(arrow.label) for arrow in plot.arrows)
    start = _NAMES + _GAP + _BAR + _GAP + figures + _GAP
    end = WIDTH - _NAMES - 2 * _GAP - _BAR
    paths: list[Path] = []
    words = list(_heads(plot))
    ends = list(_ends(plot.arrows, payers, payees))
    for arrow, wide, (y, to) in zip(plot.arrows, thick, ends, strict=True):
        outline = _arrow(start, y, end, to, wide)
        paths += (Path(outline, "level", "area"), Path(outline, "soft"))
        words.append(Words(start - _GAP, y + DROP, arrow.label, "end", "ink-0"))
    for block, side in zip(payers, plot.payers, strict=True):
        paths.append(_bar(_NAMES + _GAP, block, "ink-2"))
        words += _names(side, block, _NAMES, "end")
    for block, side in zip(payees, plot.payees, strict=True):
        paths.append(_bar(WIDTH - _NAMES - _GAP - _BAR, block, "ink-1"))
        words += _names(side, block, WIDTH - _NAMES, "start")
    return Drawing(height + _END, tuple(paths), tuple(words))


def _heads(plot: Arrows) -> Iterator[Words]:
    pays, receives = plot.heads
    yield Words(_NAMES, 16.0, pays, "end", "ink-0", is_bold=True)
    yield Words(WIDTH - _NAMES, 16.0, receives, "start", "ink-0", is_bold=True)


def _blocks(
    sides: Sequence[Side], whose: Sequence[int], thick: Sequence[float]
) -> list[_Block]:
    """The room of each side, one below the other, for its arrows and its name."""
    blocks = []
    y = _HEAD
    for n, side in enumerate(sides):
        slots = [
            max(_SLOT, wide + 2 * _WINGS)
            for one, wide in zip(whose, thick, strict=True)
            if one == n
        ]
        names = (len(_lines(side)) + 1) * _LINE
        high = max(sum(slots), names)
        top = y + (high - sum(slots)) / 2
        middles = []
        for slot in slots:
            middles.append(top + slot / 2)
            top += slot
        blocks.append(_Block(y, y + high, tuple(middles)))
        y += high + _BETWEEN
    return blocks


def _centred(blocks: Sequence[_Block], height: float) -> list[_Block]:
    """The blocks moved down by half of what the other side is longer."""
    by = (height - blocks[-1].bottom) / 2
    return [
        _Block(top + by, bottom + by, tuple(y + by for y in middles))
        for top, bottom, middles in blocks
    ]


def _ends(
    arrows: Sequence[Arrow], payers: Sequence[_Block], payees: Sequence[_Block]
) -> Iterator[tuple[float, float]]:
    """How far down each arrow begins and ends."""
    begins = [iter(block.middles) for block in payers]
    reaches = [iter(block.middles) for block in payees]
    for arrow in arrows:
        yield next(begins[arrow.payer]), next(reaches[arrow.payee])


def _arrow(start: float, y: float, end: float, to: float, wide: float) -> str:
    """The outline of an arrow that bends from one height to another."""
    neck = end - _TIP
    middle = [
        (start + (neck - start) * n / _PIECES, y + (to - y) * _bend(n / _PIECES))
        for n in range(_PIECES + 1)
    ]
    half = wide / 2
    upper = [(x, line - half) for x, line in middle]
    lower = [(x, line + half) for x, line in reversed(middle)]
    tip = [
        (neck, to - half - _WINGS),
        (end, to),
        (neck, to + half + _WINGS),
    ]
    points = "L".join(f"{at(x)} {at(down)}" for x, down in (*upper, *tip, *lower))
    return f"M{points}z"


def _bend(share: float) -> float:
    """How far from one height to the other, level at both ends."""
    return share * share * (3.0 - 2.0 * share)


def _bar(x: float, block: _Block, ink: str) -> Path:
    return Path(box(x, block.top, _BAR, block.bottom - block.top), ink, "area")


def _lines(side: Side) -> tuple[str, ...]:
    return wrapped(side.name, _NAMES, _MOST_LINES)


def _names(side: Side, block: _Block, x: float, anchor: Anchor) -> Iterator[Words]:
    """The name and the sum of a side, about the middle of its room."""
    lines = [*_lines(side), fitted(side.figure, _NAMES * 0.94)]
    middle = (block.top + block.bottom) / 2
    for n, line in enumerate(lines):
        y = middle + (n - (len(lines) - 1) / 2) * _LINE + DROP
        is_figure = n == len(lines) - 1
        yield Words(x, y, line, anchor, "ink-0", is_bold=is_figure)
