"""A unit-cost library in a file of its own, without a project around it."""

from __future__ import annotations

from pathlib import Path

from cba.library.library_file import LibraryFault, read_library
from cba.library.unit_cost import Library
from cba.loading.csv_table import CsvSource, read_csv
from cba.loading.files import TABLE_LIMIT, read_file
from cba.loading.grid import Grid
from cba.problems import Place, Problem, has_errors

#: A file of another kind has a fault in every row: so many of them say enough.
_MOST_FAULTS = 30


def read_library_file(path: Path) -> tuple[Library | None, tuple[Problem, ...]]:
    """The library in a CSV file, None where it cannot be read, and its problems.

    It is called after the file. Each fault has the place of its cell; after so many
    that the file is none of a library, the rest are left out.
    """
    file = path.as_posix()
    data = read_file(path, TABLE_LIMIT, Place(file, 1, 1))
    if isinstance(data, Problem):
        return None, (data,)
    grid, problems = read_csv(data, file)
    if grid is None or has_errors(problems):
        return None, tuple(problems)
    assert isinstance(grid.source, CsvSource)  # noqa: S101 - read_csv makes no other
    text = "".join(raw for _, raw in grid.source.raw)
    library, faults = read_library(text, path.stem)
    found = [_problem(fault, grid) for fault in faults[:_MOST_FAULTS]]
    return library._replace(file=file), (*problems, *found)


def _problem(fault: LibraryFault, grid: Grid) -> Problem:
    heads = next((cells for cells in grid.rows if any(cells)), [])
    names = [each.lower().replace(" ", "_") for each in heads]
    column = names.index(fault.column) if fault.column in names else 0
    place = grid.place(fault.row - 1, column)
    return Problem(fault.code, fault.message, hint=fault.hint, place=place)
