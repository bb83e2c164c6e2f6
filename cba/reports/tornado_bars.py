"""The bars of a tornado in characters, about the central figure.

They repeat what the figures beside them say, and are scaled alike.
"""

from __future__ import annotations

from collections.abc import Sequence

LOW, HIGH, CENTRE = "░", "█", "│"
_WIDTH = 13


def bars(
    ends: Sequence[tuple[float | None, float | None]],
    central: float | None,
    width: int = _WIDTH,
) -> list[str]:
    """A bar for each pair of figures at a low and at a high value of an input.

    What lies towards the low end is light, towards the high end dark. Where a figure
    is null, or the central one is, there is no bar.

    >>> bars([(0.0, 30.0), (15.0, 5.0)], 10.0, 9)
    ['░░░│█████', ' ██│░    ']
    """
    known = [end for pair in ends for end in pair if end is not None]
    if central is None or not known:
        return [""] * len(ends)
    least, most = min(*known, central), max(*known, central)
    scale = (width - 1) / (most - least) if most > least else 0.0

    def cell(figure: float) -> int:
        return round((figure - least) * scale)

    return [
        ""
        if low is None or high is None
        else _bar(cell(low), cell(high), cell(central), width)
        for low, high in ends
    ]


def _bar(low: int, high: int, centre: int, width: int) -> str:
    cells = [" "] * width
    # The end that lies nearer is drawn last, over one on the same side of the centre.
    ends = sorted(((low, LOW), (high, HIGH)), key=lambda end: -abs(end[0] - centre))
    for at, block in ends:
        step = 1 if at > centre else -1
        for n in range(at, centre, -step):
            cells[n] = block
    cells[centre] = CENTRE
    return "".join(cells)
