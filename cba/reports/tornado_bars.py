"""The bars of a tornado in characters, about the central figure.

They repeat what the figures beside them say, and are scaled alike.
"""

from __future__ import annotations

from collections.abc import Sequence

LOW, HIGH, CENTRE = "░", "█", "│"
_WIDTH = 20


def bars(
    ends: Sequence[tuple[float | None, float | None]],
    central: float | None,
    width: int = _WIDTH,
) -> list[str]:
    """A bar for each pair of figures at a low and at a high value of an input.

    What lies towards the low end is light, towards the high end dark. Where a figure
    is null, or the central one is, there is no bar.

    >>> bars([(0.0, 30.0), (15.0, 5.0)], 10.0, 9)
    ['░░│██████', ' █│░     ']
    """
    known = [end for pair in ends for end in pair if end is not None]
    if central is None or not known:
        return [""] * len(ends)
    least, most = min(*known, central), max(*known, central)
    scale = (width - 1) / (most - least) if most > least else 0.0
    centre = round((central - least) * scale)
    return [_bar(pair, central, least, scale, centre, width) for pair in ends]


def _bar(  # noqa: PLR0913 - a bar and the scale that all of them share
    pair: tuple[float | None, float | None],
    central: float,
    least: float,
    scale: float,
    centre: int,
    width: int,
) -> str:
    if None in pair:
        return ""
    cells = [" "] * width
    # The end that lies nearer is drawn last, over one on the same side of the centre.
    drawn = sorted(
        zip(pair, (LOW, HIGH), strict=True),
        key=lambda each: -abs((each[0] or 0.0) - central),
    )
    for end, block in drawn:
        at = round(((end or 0.0) - least) * scale)
        step = 1 if at > centre else -1
        for cell in range(at, centre, -step):
            cells[cell] = block
    cells[centre] = CENTRE
    return "".join(cells)
