"""Years as local partnerships write them: financial ``2026-27``, calendar ``2026``.

A year is known by the calendar year it starts in, so that arithmetic on years
is arithmetic on whole numbers; its kind says how it is written and which price
index belongs to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FINANCIAL = re.compile(r"(\d{4})[-/\u2013](\d{2}|\d{4})")
_CALENDAR = re.compile(r"\d{4}")
_EARLIEST, _LATEST = 1900, 2999


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """A financial or calendar year, known by the year it starts in."""

    start: int
    financial: bool = True

    def __str__(self) -> str:
        """The label of the year: ``2026-27``, ``1999-00`` or ``2026``."""
        if self.financial:
            return f"{self.start}-{(self.start + 1) % 100:02d}"
        return str(self.start)

    def plus(self, years: int) -> Year:
        """The year of the same kind so many years later."""
        return Year(self.start + years, self.financial)


def parse_year(text: str) -> Year | None:
    """The year a text names, or None where it names none.

    >>> str(parse_year("2026/27")), str(parse_year("2026-2027")), parse_year("2026-28")
    ('2026-27', '2026-27', None)
    """
    text = text.strip()
    if match := _FINANCIAL.fullmatch(text):
        start, end = int(match[1]), int(match[2])
        follows = start + 1 if len(match[2]) == 4 else (start + 1) % 100
        year = Year(start) if end == follows else None
    elif _CALENDAR.fullmatch(text):
        year = Year(int(text), financial=False)
    else:
        year = None
    return year if year and _EARLIEST <= year.start <= _LATEST else None
