"""The key of a chart: what kinds of surface stand for, in the order of stacking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cba.reports.charts.axes import DROP
from cba.reports.charts.labels import width
from cba.reports.charts.plots import Kind
from cba.reports.charts.shapes import WIDTH, Path, Words, marker
from cba.reports.charts.textures import Rectangle, surface

_ROW, _SWATCH, _GAP = 22.0, 22.0, 24.0


class Key(NamedTuple):
    """The key, and how far down it reaches."""

    height: float
    paths: tuple[Path, ...]
    words: tuple[Words, ...]


def key_of(kinds: Sequence[Kind], net: str = "") -> Key:
    """Swatches with their names in as many rows as they need; ``net`` has a mark."""
    x, y = 0.0, _ROW / 2
    paths: list[Path] = []
    words: list[Words] = []
    names: list[tuple[str, Kind | None]] = [(kind.name, kind) for kind in kinds]
    if net:
        names.append((net, None))
    for name, kind in names:
        taken = _SWATCH + 6.0 + width(name)
        if x and x + taken > WIDTH:
            x, y = 0.0, y + _ROW
        if kind is None:
            paths.append(net_mark(x + _SWATCH / 2, y))
        else:
            paths += surface(Rectangle(x, y - 6.5, _SWATCH, 13.0), kind.fill)
        words.append(Words(x + _SWATCH + 6.0, y + DROP, name))
        x += taken + _GAP
    return Key(y + _ROW / 2 if names else 0.0, tuple(paths), tuple(words))


def net_mark(x: float, y: float) -> Path:
    """The mark of a net figure: a diamond that stands out from any surface."""
    return Path(marker("diamond", x, y), "ink-0", "hollow", "1.75")
