"""Financial years that a spreadsheet turned into dates (CBA125).

Typed into a cell, ``2010-11`` becomes the first of November 2010, and is saved
as ``Nov-10`` or ``01/11/2010``. It happens to the years 2000-01 to 2011-12,
whose second half can be a month; later ones stay as they are typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cba.problems import Place, Problem

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_NAMED = re.compile(
    rf"(?:0?1[- /])?({_MONTHS})[a-z]*[- /'](\d{{2}}|\d{{4}})", re.IGNORECASE
)
_NUMBERED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")
_SERIAL = re.compile(r"\d{5}")
#: The day from which spreadsheets count.
_DAY_ZERO = date(1899, 12, 30)
_LONGEST = 30


def year_turned_into_date(text: str, place: Place) -> Problem | None:
    """The problem of a text that is a date where a year is meant."""
    dates = list(_dates(text)) if len(text) <= _LONGEST else []
    years = [year for when in dates if (year := _financial_year(when))]
    if years:
        message = (
            f"`{text}` is the year {years[0]}, turned into a date by a spreadsheet"
        )
        hint = f"write {years[0]} in a cell formatted as text, and save again"
    elif dates and not _SERIAL.fullmatch(text):
        message = f"`{text}` is a date, where a year belongs"
        hint = "write a financial year as 2026-27, in a cell formatted as text"
    else:
        return None
    return Problem("CBA125", message, hint=hint, place=place)


def _financial_year(when: date) -> str | None:
    if when.day != 1 or when.month != (when.year + 1) % 100:
        return None
    return f"{when.year}-{when.month:02d}"


def _dates(text: str) -> Iterator[date]:
    """The dates that a text can be read as, day before month first."""
    if match := _ISO.fullmatch(text):
        yield from _valid(int(match[1]), int(match[2]), int(match[3]))
    elif match := _NAMED.fullmatch(text):
        month = _MONTHS.split("|").index(match[1].lower()) + 1
        yield from _valid(_century(match[2]), month, 1)
    elif match := _NUMBERED.fullmatch(text):
        one, other, year = int(match[1]), int(match[2]), _century(match[3])
        yield from _valid(year, other, one)
        yield from _valid(year, one, other)
    elif _SERIAL.fullmatch(text):
        yield _DAY_ZERO + timedelta(days=int(text))


def _century(digits: str) -> int:
    return int(digits) if len(digits) > len("10") else 2000 + int(digits)


def _valid(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return
