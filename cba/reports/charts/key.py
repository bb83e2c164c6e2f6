"""The key of a chart: what kinds of surface stand for, in the order of stacking."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from cba.reports.charts.axes import DROP
from cba.reports.charts.labels import width
from cba.reports.charts.plots import Fill, Kind
from cba.reports.charts.shapes import WIDTH, Path, Words, marker
from cba.reports.charts.textures import Rectangle, surface

#: How wide a sample is.
SWATCH = 22.0
_ROW, _GAP = 22.0, 24.0
#: A sample of something at a place: its left end, and its middle from top to bottom.
Sample: TypeAlias = Callable[[float, float], Iterable[Path]]


class Key(NamedTuple):
    """The key, and how far down it reaches."""

    height: float
    paths: tuple[Path, ...]
    words: tuple[Words, ...]


def key_of(kinds: Sequence[Kind], net: str = "") -> Key:
    """Swatches with their names in as many rows as they need; ``net`` has a mark."""
    samples = [(kind.name, _swatch(kind.fill)) for kind in kinds]
    if net:
        samples.append((net, lambda x, y: (net_mark(x + SWATCH / 2, y),)))
    return key_of_samples(samples)


def key_of_samples(samples: Sequence[tuple[str, Sample]]) -> Key:
    """Samples with their names, in as many rows as they need."""
    x, y = 0.0, _ROW / 2
    paths: list[Path] = []
    words: list[Words] = []
    for name, sample in samples:
        taken = SWATCH + 6.0 + width(name)
        if x and x + taken > WIDTH:
            x, y = 0.0, y + _ROW
        paths += sample(x, y)
        words.append(Words(x + SWATCH + 6.0, y + DROP, name))
        x += taken + _GAP
    return Key(y + _ROW / 2 if samples else 0.0, tuple(paths), tuple(words))


def _swatch(fill: Fill) -> Sample:
    return lambda x, y: surface(Rectangle(x, y - 6.5, SWATCH, 13.0), fill)


def net_mark(x: float, y: float) -> Path:
    """The mark of a net figure: a diamond that stands out from any surface."""
    return Path(marker("diamond", x, y), "ink-0", "hollow", "1.75")
