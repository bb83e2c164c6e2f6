"""A table as rows of texts, whichever kind of file it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cba.loading.document import Source
from cba.problems import Place, Problem

#: Far above any appraisal, and far below what would fill the memory.
MOST_ROWS = 20_000
MOST_COLUMNS = 1_000
MOST_CELLS = 500_000


#: How a sheet shows a formula that was never worked out.
NO_RESULT = "=?"
_ERROR = re.compile(r"#(?:[A-Z][A-Z/0_]*[!?]|N/A|GETTING_DATA|ERROR)")


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table, row by row, with blanks as empty texts.

    Rows and columns count from 0 at the top left of the file or sheet.
    """

    source: Source
    rows: list[list[str]]

    def place(self, row: int, column: int) -> Place:
        """Where a cell is."""
        return self.source.place((row, column, 1))


def error_in(cell: str) -> str | None:
    """What is wrong with a cell that shows an error instead of a value.

    >>> error_in("#REF!"), error_in("5")
    ('this cell holds the error value #REF!', None)
    """
    if cell == NO_RESULT:
        return "the formula in this cell has no stored result"
    if cell.startswith("#") and _ERROR.fullmatch(cell):
        return f"this cell holds the error value {cell}"
    return None


def oversize(rows: int, columns: int) -> str | None:
    """What a table of so many rows and columns has too many of, or None."""
    if rows > MOST_ROWS:
        return f"this table has more than {MOST_ROWS:,} rows"
    if columns > MOST_COLUMNS:
        return f"this table has more than {MOST_COLUMNS:,} columns"
    if rows * columns > MOST_CELLS:
        return f"this table has more than {MOST_CELLS:,} cells"
    return None


def too_large(message: str, place: Place) -> Problem:
    """The problem of a table beyond the limits (CBA103)."""
    hint = "keep only the rows and columns that the appraisal reads"
    return Problem("CBA103", message, hint=hint, place=place)
