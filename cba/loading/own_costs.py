"""A body's own list of costs, in a CSV with headings as people write them."""

from __future__ import annotations

from collections.abc import Mapping

from cba.library.library_file import LibraryFault, read_library
from cba.loading.csv_table import read_csv
from cba.loading.gmca_row import RATINGS
from cba.loading.grid import Grid, error_in
from cba.loading.imported import Imported, library_text, refused
from cba.loading.own_headings import own_columns
from cba.loading.table_years import year_turned_into_date
from cba.models.faults import FaultError
from cba.models.numbers import read_number
from cba.models.years import parse_year
from cba.problems import Place, Problem, has_errors

_FIGURES = ("fiscal", "economic", "social", "low", "high")
_YEARS = ("price_year", "economic_price_year", "social_price_year")
_SIGNS = {";": "semicolons", "\t": "tabs"}


def import_own(data: bytes, file: str) -> Imported:
    """The library in the CSV file with these bytes, ``file`` being its name.

    Where anything in it cannot be used there are no rows, and an error for every
    such cell: whoever keeps the list can mend it.
    """
    grid, notices = read_csv(data, file)
    if grid is None:
        return refused(notices)
    header = _header(grid)
    if header is None:
        hint = "head its columns `code`, `title`, `unit` and so on"
        place = Place(file, 1, 1)
        return refused(
            [Problem("CBA522", "this list is empty", hint=hint, place=place)]
        )
    if parted := _parted(grid, header):
        return refused([*notices, parted])
    columns, problems = own_columns(grid, header)
    problems = [*notices, *problems]
    if has_errors(problems):
        return refused(problems)
    rows: dict[int, Mapping[str, str]] = {}
    for number in range(header + 1, len(grid.rows)):
        if any(grid.rows[number]):
            cells, found = _row(grid, number, columns, len(grid.rows[header]))
            problems += found
            rows[number] = cells
    library, faults = read_library(library_text(rows.values()), "")
    known = {(p.place.line, p.place.column) for p in problems if p.place}
    for fault in faults:
        problem = _problem(grid, fault, columns, [header, *rows])
        at = problem.place
        if at is None or (at.line, at.column) not in known:
            problems.append(problem)
    if has_errors(problems):
        return refused(problems)
    return Imported(
        title="",
        edition=library.edition,
        licence=library.licence,
        rows=tuple(rows.values()),
        problems=tuple(problems),
        sheets=((file, len(rows)),),
    )


def _header(grid: Grid) -> int | None:
    return next((number for number, row in enumerate(grid.rows) if any(row)), None)


def _parted(grid: Grid, header: int) -> Problem | None:
    """The problem of a list whose columns no comma parts."""
    first = grid.rows[header][0]
    sign = next((sign for sign in _SIGNS if sign in first), None)
    if sign is None or len(grid.rows[header]) > 1:
        return None
    message = f"the columns of this list are parted by {_SIGNS[sign]}"
    hint = "save it with commas between the columns"
    return Problem("CBA522", message, hint=hint, place=grid.place(header, 0))


def _row(
    grid: Grid, number: int, columns: Mapping[str, int], width: int
) -> tuple[Mapping[str, str], list[Problem]]:
    """The cells of a row by the columns of a library, and what is wrong in them."""
    written = grid.rows[number]
    problems = []
    cells = {}
    for name, column in columns.items():
        text = written[column] if column < len(written) else ""
        place = grid.place(number, column)
        if wrong := error_in(text):
            hint = "write what belongs there"
            problems.append(Problem("CBA509", wrong, hint=hint, place=place))
        if name in _FIGURES:
            text = _figure(text)
        elif name in _YEARS:
            if turned := year_turned_into_date(text, place):
                problems.append(turned)
            year = parse_year(text)
            text = str(year) if year else text
        elif name == "robustness":
            text = RATINGS.get(text.lower(), text)
        cells[name] = text
    if any(written[width:]):
        message = f"this row has {len(written)} cells, more than there are headings"
        hint = "put a cell that has commas in it in quotation marks"
        place = grid.place(number, 0)
        problems.append(Problem("CBA509", message, hint=hint, place=place))
    return cells, problems


def _figure(text: str) -> str:
    """Pounds as plain figures; what is no amount stays, for the library to refuse."""
    try:
        number = read_number(text)
    except FaultError:
        return text
    if number.percent or number.symbol not in {"", "£"}:
        return text
    return f"{number.value:.15g}" if abs(number.value) < 1e15 else text


def _problem(
    grid: Grid, fault: LibraryFault, columns: Mapping[str, int], rows: list[int]
) -> Problem:
    """A fault of the library, at the cell of the list that it comes from."""
    row = rows[fault.row - 1] if 0 < fault.row <= len(rows) else rows[0]
    place = grid.place(row, columns.get(fault.column, 0))
    return Problem(fault.code, fault.message, hint=fault.hint, place=place)
