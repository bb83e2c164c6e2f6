"""A unit-cost library in a file of its own, without a project around it."""

from __future__ import annotations

from pathlib import Path

from cba.library.library_file import read_library
from cba.library.unit_cost import Library
from cba.loading.csv_table import read_csv
from cba.loading.files import TABLE_LIMIT, read_file
from cba.loading.library_faults import fault_problems, library_text
from cba.problems import Place, Problem, has_errors


def read_library_file(path: Path) -> tuple[Library | None, tuple[Problem, ...]]:
    """The library in a CSV file, None where it cannot be read, and its problems.

    It is called after the file.
    """
    file = path.as_posix()
    data = read_file(path, TABLE_LIMIT, Place(file, 1, 1))
    if isinstance(data, Problem):
        return None, (data,)
    grid, problems = read_csv(data, file)
    if grid is None or has_errors(problems):
        return None, tuple(problems)
    library, faults = read_library(library_text(grid), path.stem)
    return library._replace(file=file), (*problems, *fault_problems(faults, grid))
