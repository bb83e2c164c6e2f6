"""Which years of a series a change leaves together and which it parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cba.models.years import parse_year


@dataclass(frozen=True, slots=True)
class Run:
    """Years one after another with one value; None is the value as it was.

    ``open`` says that the last of them stands for all that follow.
    """

    first: int
    last: int
    value: float | None
    open: bool = False

    def label(self, name: Mapping[int, str]) -> str:
        """The key of these years, with the names that the file has for them."""
        if self.open:
            return f"{name[self.first]}.."
        if self.first == self.last:
            return name[self.first]
        return f"{name[self.first]}..{name[self.last]}"


def span_of(key: str) -> tuple[int, int | None] | None:
    """The first and the last year that a key or heading names; None for no years.

    The last is None where it is open.

    >>> span_of("2026-27"), span_of("2026-27.."), span_of("title")
    ((2026, 2026), (2026, None), None)
    """
    first, dots, last = key.partition("..")
    begins, ends = parse_year(first), parse_year(last)
    if begins is None or (last.strip() and ends is None):
        return None
    if not dots:
        return begins.start, begins.start
    return begins.start, None if ends is None else ends.start


def runs(
    first: int, last: int, changes: Mapping[int, float | None], *, open_ended: bool
) -> list[Run]:
    """A span of years as it falls apart where some of its years are changed.

    A year that is changed to None is left out.

    >>> runs(2026, 2028, {2027: 435.0}, open_ended=False)[1]
    Run(first=2027, last=2027, value=435.0, open=False)
    """
    found: list[Run] = []
    for year in range(first, last + 1):
        if year in changes and changes[year] is None:
            continue
        value = changes.get(year)
        before = found[-1] if found else None
        if before and before.last == year - 1 and before.value == value:
            found[-1] = Run(before.first, year, value)
        else:
            found.append(Run(year, year, value))
    if found and open_ended and found[-1].last == last:
        end = found[-1]
        found[-1] = Run(end.first, end.last, end.value, open=True)
    return found
