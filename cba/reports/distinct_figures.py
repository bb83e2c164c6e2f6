"""Numbers side by side, with as many digits as tell them apart.

Beside `formatting`, which rounds a figure that stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cba.reports.formatting import MINUS, NO_FIGURE

#: Figures of a number on a screen, and those that a spreadsheet keeps.
_SIX, _ALL = 6, 15


def distinct(values: Sequence[float | None]) -> tuple[str, ...]:
    """Numbers to six figures, or in full where that would make two of them one.

    Whole numbers keep all their digits, and what is not given is a dash.

    >>> distinct([0.1680161943319838, 420_000.0, 1_234_567.0, None])
    ('0.168016', '420,000', '1,234,567', '–')
    >>> distinct([435_250.0, 435_250.4])
    ('435,250', '435,250.4')
    """
    texts = [_figures(value, _SIX) for value in values]
    if len(set(texts)) < len(set(values)):
        texts = [_figures(value, _ALL) for value in values]
    return tuple(texts)


def _figures(value: float | None, figures: int) -> str:
    if value is None:
        return NO_FIGURE
    size = abs(value)
    figures = max(figures, len(str(int(size))))
    text = f"{Decimal(f'{size:.{figures}g}'):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return (MINUS if value < 0 else "") + text
