"""Where things stand on the sheets of a published unit-cost workbook.

A sheet of costs is known by its headings, not by its name: a row that has a cost
code, and below merged headings such as *Fiscal value* a second row with *Estimated
cost/saving*, *Year* and *Updated cost/saving*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cba.library.library_rows import PARTS
from cba.loading.control_characters import without_control_characters
from cba.loading.grid import Grid
from cba.problems import Place

_FIRST_ROWS = 40
_CODE = "cost code"
#: Headings of the second row, which tell that there is one.
_SECOND = ("level 1", "estimated cost saving")
_PLAIN: tuple[tuple[str, str], ...] = (
    ("category", "outcome category"),
    ("code", _CODE),
    ("title", "cost saving detail"),
    ("unit", "unit"),
    ("agency", r"agency .*level 1"),
    ("agency_detail", r"agency .*level 2"),
    ("source", r"(original )?source"),
    ("robustness", r"rag( assessment| rating)?"),
    ("comment", r"comments?"),
)
_OF_PART = (
    ("", r"(cost|value) estimated cost saving"),
    ("_year", r"(cost|value) year"),
    ("_updated", r"(cost|value) updated cost saving"),
)
_PATTERNS = (
    *_PLAIN,
    *(
        (f"{part}{ending}", f"{part} {pattern}")
        for part in PARTS
        for ending, pattern in _OF_PART
    ),
)
#: What no sheet of costs can be read without.
REQUIRED = ("code", "title", "unit", "agency", "source", "fiscal", "fiscal_year")


class Layout(NamedTuple):
    """The columns of a sheet of costs by what they hold, from 0.

    ``header`` is the row of the headings, ``first`` that of the first cost; ``twice``
    holds what several columns are headed as.
    """

    header: int
    first: int
    columns: Mapping[str, int]
    twice: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What has no column, and must have one."""
        return tuple(name for name in REQUIRED if name not in self.columns)

    def cell(self, grid: Grid, row: int, name: str) -> str:
        """The text of a cell, its white space made single; empty if there is none.

        Characters that nobody sees are white space: no library may hold them.
        """
        column = self.columns.get(name)
        cells = grid.rows[row]
        if column is None or column >= len(cells):
            return ""
        return " ".join(without_control_characters(cells[column]).split())


class CostSheet(NamedTuple):
    """A sheet of costs: its cells, where they stand, and those from elsewhere.

    ``linked`` cells are worked out from another workbook; rows and columns from 0.
    """

    name: str
    grid: Grid
    layout: Layout
    linked: frozenset[tuple[int, int]] = frozenset()

    def cells(self, row: int) -> dict[str, str]:
        """The texts of a row by what they hold."""
        return {
            name: self.layout.cell(self.grid, row, name) for name in self.layout.columns
        }

    def is_linked(self, row: int, name: str) -> bool:
        """Whether a cell of a row comes from another workbook."""
        return (row, self.layout.columns.get(name, -1)) in self.linked

    def place(self, row: int, name: str) -> Place:
        """The cell of a row in a column, or the first of the row."""
        return self.grid.place(row, self.layout.columns.get(name, 0))


def layout_of(grid: Grid) -> Layout | None:
    """Where the costs of a sheet stand, or None where it is no sheet of costs."""
    for number, row in enumerate(grid.rows[:_FIRST_ROWS]):
        if _CODE in map(plain, row):
            layout = _layout(grid, number)
            # A list of what has changed names codes too.
            return layout if {"title", *PARTS} & set(layout.columns) else None
    return None


def _layout(grid: Grid, header: int) -> Layout:
    above = [plain(cell) for cell in grid.rows[header]]
    below = []
    if header + 1 < len(grid.rows):
        below = [plain(cell) for cell in grid.rows[header + 1]]
    two_rows = any(name in below for name in _SECOND)
    headings = list(_joined(above, below)) if two_rows else above
    columns: dict[str, int] = {}
    twice: list[str] = []
    for number, heading in enumerate(headings):
        name = next((n for n, p in _PATTERNS if re.fullmatch(p, heading)), None)
        if name in columns:
            twice.append(name)
        elif name is not None:
            columns[name] = number
    first = header + (2 if two_rows else 1)
    return Layout(header, first, columns, tuple(twice))


def _joined(above: list[str], below: list[str]) -> Iterator[str]:
    """Each column's heading, with that of the merged cell that it stands under."""
    group = ""
    for number in range(max(len(above), len(below))):
        own = above[number] if number < len(above) else ""
        second = below[number] if number < len(below) else ""
        group = own or (group if second else "")
        yield f"{group} {second}".strip()


def plain(text: str) -> str:
    r"""A heading in small letters, without signs, its words parted by one blank.

    >>> plain("Cost / saving\n detail")
    'cost saving detail'
    """
    return " ".join(re.sub(r"[^a-z0-9%&]+", " ", text[:400].lower()).split())
