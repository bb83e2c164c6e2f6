"""The table that a library of unit costs is read from, and the faults in it."""

from __future__ import annotations

from collections.abc import Sequence

from cba.library.library_file import LibraryFault
from cba.loading.csv_table import CsvSource
from cba.loading.grid import Grid
from cba.problems import Problem

#: A file of another kind has a fault in every row: so many of them say enough.
_MOST = 30


def library_text(grid: Grid) -> str:
    """The text that a table in a CSV file was read from."""
    assert isinstance(grid.source, CsvSource)  # noqa: S101 - `read_csv` makes no other
    return "".join(raw for _, raw in grid.source.raw)


def fault_problems(faults: Sequence[LibraryFault], grid: Grid) -> list[Problem]:
    """What is wrong in a library, each at its cell.

    After so many faults that the file is none of a library, one problem stands for
    the rest.
    """
    problems = [_problem(fault, grid) for fault in faults[:_MOST]]
    beyond = len(faults) - len(problems)
    if beyond:
        message = f"{beyond:,} more faults in this library"
        hint = "mend those above first"
        problems.append(_problem(LibraryFault(1, "", "CBA509", message, hint), grid))
    return problems


def _problem(fault: LibraryFault, grid: Grid) -> Problem:
    heads = next((cells for cells in grid.rows if any(cells)), [])
    names = [each.lower().replace(" ", "_") for each in heads]
    column = names.index(fault.column) if fault.column in names else 0
    place = grid.place(fault.row - 1, column)
    return Problem(fault.code, fault.message, hint=fault.hint, place=place)
