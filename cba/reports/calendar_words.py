"""Places in a row and days of the calendar, in words."""

from __future__ import annotations

_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def ordinal(position: int) -> str:
    """The place of a year in the appraisal, from 0, in words.

    >>> ordinal(0), ordinal(3), ordinal(20)
    ('first', 'fourth', '21st')
    """
    if position < len(_ORDINALS):
        return _ORDINALS[position]
    place = position + 1
    ending = {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{'th' if place % 100 in {11, 12, 13} else ending}"


def date_words(iso: str) -> str:
    """A date as it is written in a letter.

    >>> date_words("2026-11-22")
    '22 November 2026'
    """
    year, month, day = iso.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
