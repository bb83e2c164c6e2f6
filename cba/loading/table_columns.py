"""What the columns of a table are: the id, fields of a line, years of a series."""

from __future__ import annotations

from dataclasses import dataclass

from cba.loading.grid import Grid, error_in
from cba.loading.suggest import clipped
from cba.loading.table_years import year_turned_into_date
from cba.models.years import parse_year
from cba.problems import Problem

ID, SERIES = "id", "series"


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name; ``fields`` is the address that its dots spell out."""

    number: int
    name: str
    fields: tuple[str, ...]
    is_year: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, below the row ``header`` that names them."""

    header: int
    fields: tuple[Column, ...]
    series: int | None
    width: int


def read_columns(grid: Grid) -> tuple[Columns | None, list[Problem]]:
    """The columns of a table, or None where it has none to read lines by."""
    header = next((n for n, row in enumerate(grid.rows) if any(row)), None)
    if header is None:
        place = grid.place(0, 0)
        hint = "begin with a row of headings, of which the first is `id`"
        return None, [Problem("CBA122", "this table is empty", hint=hint, place=place)]
    names = list(grid.rows[header])
    if refused := _no_id(grid, header, names):
        return None, [refused]
    while names and not names[-1] and not _has_data(grid, header, len(names) - 1):
        names.pop()
    columns, problems = [], []
    seen: dict[str, int] = {ID: 0}
    for number, name in enumerate(names[1:], start=1):
        if not name and not _has_data(grid, header, number):
            continue
        found = _column(grid, header, number, seen)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            columns.append(found)
            seen[name] = number
    fields = tuple(column for column in columns if column.name != SERIES)
    return Columns(header, fields, seen.get(SERIES), len(names)), problems


def _no_id(grid: Grid, header: int, names: list[str]) -> Problem | None:
    if names[0] == ID:
        return None
    place = grid.place(header, 0)
    first = names[0]
    for sign, called in ((";", "semicolons"), ("\t", "tabs")):
        # Blanks around a tab are gone where it is the only sign of a column.
        if first.split(sign, 1)[0].strip(' "') == ID and sign in first:
            message = f"the columns of this table are parted by {called}"
            hint = "save it with commas between the columns"
            return Problem("CBA122", message, hint=hint, place=place)
    if ID in names:
        message = "the first column must be `id`, and it is not the first here"
        hint = "move the column `id` to the front"
    elif first.strip().lower() == ID:
        message = f"the first column is headed `{first}`, and must be `id`"
        hint = "write `id` in small letters"
    else:
        message = f"the first column must be `id`, and is `{clipped(first)}`"
        hint = "give each line its id in a first column headed `id`"
    return Problem("CBA122", message, hint=hint, place=place)


def _has_data(grid: Grid, header: int, column: int) -> bool:
    return any(column < len(row) and row[column] for row in grid.rows[header + 1 :])


def _column(
    grid: Grid, header: int, number: int, seen: dict[str, int]
) -> Column | Problem:
    name = grid.rows[header][number]
    place = grid.place(header, number)
    if found := year_turned_into_date(name, place):
        return found
    year = is_year(name)
    fields = (name,) if year else tuple(name.split("."))
    if not name:
        message, hint = "this column has values but no heading", "name its field"
    elif name in seen:
        message = f"two columns are headed `{clipped(name)}`"
        hint = f"keep one of them; the first is at {grid.place(header, seen[name])}"
    elif shows := error_in(name):
        message, hint = shows, "mend the formula and save the workbook"
    elif not all(fields):
        message = f"the heading `{clipped(name)}` has a dot too many"
        hint = "a dot stands between the parts of an address, as in `value.fiscal`"
    else:
        return Column(number, name, fields, is_year=year)
    return Problem("CBA122", message, hint=hint, place=place)


def is_year(name: str) -> bool:
    """Whether a heading is a year, or a range of years as a series has it.

    >>> is_year("2026-27"), is_year("2026-27..2028-29"), is_year("title")
    (True, True, False)
    """
    first, _, last = name.partition("..")
    return all(parse_year(end) for end in ([first, last] if last else [first]))
