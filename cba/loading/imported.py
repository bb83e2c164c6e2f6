"""What an import makes: a library file of the tool's own form, and what to know."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cba.library.library_file import COLUMNS
from cba.problems import Problem

#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: Columns of figures and years, in which a sign is a sign.
_FIGURES = frozenset({"fiscal", "economic", "social", "low", "high"})


class Rebased(NamedTuple):
    """How values, moved to one year with the source's own index, meet its own.

    ``values`` were compared; the others are those of which the source's own figure
    differs by more than half a penny.
    """

    year: str
    values: int
    others: int


class Imported(NamedTuple):
    """The rows of a library by column, and what was found in making them.

    ``sheets`` has the rows that were read by where they stood; ``left_out`` those
    that could not be placed, ``without_code`` how many of them have no code.
    ``title`` and ``edition`` are the source's own, empty
    where it has none; ``bearers`` counts the values whose bearers were found from
    their parts, ``several`` those that fall to several bodies in shares that are
    not given, ``transfers`` has the codes whose comment speaks of a transfer.
    Without ``rows`` nothing is to be written.
    """

    title: str
    edition: str
    licence: str
    rows: tuple[Mapping[str, str], ...]
    problems: tuple[Problem, ...]
    sheets: tuple[tuple[str, int], ...] = ()
    left_out: tuple[str, ...] = ()
    without_code: int = 0
    with_parts: int = 0
    adding_up: int = 0
    bearers: int = 0
    several: tuple[str, ...] = ()
    transfers: tuple[str, ...] = ()
    rebased: Rebased | None = None

    @property
    def read(self) -> int:
        """How many rows of costs the source has."""
        return sum(count for _, count in self.sheets)


def refused(problems: Iterable[Problem]) -> Imported:
    """An import that comes to nothing, and why."""
    return Imported("", "", "", (), tuple(problems))


def library_text(rows: Iterable[Mapping[str, str]]) -> str:
    r"""The rows as a library file: UTF-8, commas, a line feed after each.

    A text that a spreadsheet would take for a formula begins with an apostrophe.

    >>> library_text([{"code": "Y1", "title": "=1+1", "low": "-2"}]).splitlines()[1]
    "Y1,'=1+1,,,,,,,,,-2,,,,,,,,,,,,,,,,"
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(name, row.get(name, "")) for name in COLUMNS])
    return text.getvalue()


def _cell(name: str, text: str) -> str:
    if name not in _FIGURES and text.startswith(_FORMULA):
        return f"'{text}"
    return text
