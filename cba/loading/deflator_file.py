"""The price index of a project's own, in a CSV file beside it.

Its columns are year, index and, where known, status, source and edition.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from cba.loading.document import Document, Node, Position, Scalar
from cba.loading.findings import did_you_mean
from cba.loading.grid import Grid
from cba.loading.suggest import clipped
from cba.loading.table_width import (
    THREE_DIGITS,
    beyond_headings,
    in_two_cells,
    split_number,
)
from cba.loading.table_years import year_turned_into_date
from cba.problems import Place, Problem

_AT = ("appraisal", "deflator")
_YEAR, _INDEX, _STATUS = "year", "index", "status"
#: What the file says of itself, in a column each.
_SOURCE, _EDITION = "source", "edition"
_COLUMNS = (_YEAR, _INDEX, _STATUS, _SOURCE, _EDITION)


def merge_deflator(document: Document, folder: Path | None) -> list[Problem]:
    """Put the rows of the file that ``appraisal.deflator`` names in its place.

    Each year becomes ``{index, status}``, so that the schema reads a file and an
    index written in the project alike. ``folder`` is the project's, None for the
    standard input. Without a readable file the key is left out of the tree.
    """
    settings = document.tree.get("appraisal")
    name = settings.get("deflator") if isinstance(settings, dict) else None
    if not isinstance(settings, dict) or not isinstance(name, str):
        return []
    place = document.place(_AT)
    grid, problems = _grid(document, folder, str(name), place)
    rows = None
    about: dict[str, Node] = {}
    if grid is not None:
        rows, found = _rows(grid)
        about, also = _about(grid)
        problems += found + also
    settings = {key: node for key, node in settings.items() if key != "deflator"}
    if rows:
        settings["deflator"] = {**about, **{year: node for year, node, _ in rows}}
        parts = _parts_at(document)
        if parts is not None:
            parts.parts = {year: position for year, _, position in rows}
    document.tree["appraisal"] = settings
    return problems


def _parts_at(document: Document) -> Position | None:
    position: Position | None = document.root
    for name in _AT:
        position = position.parts.get(name) if position and position.parts else None
    return position


def _grid(
    document: Document, folder: Path | None, name: str, place: Place
) -> tuple[Grid | None, list[Problem]]:
    if folder is not None and PurePosixPath(name).suffix.lower() != ".csv":
        message = f"`{clipped(name)}` is not a CSV file"
        hint = "write deflator.csv, or the index by year: {2024-25: 100}"
        return None, [Problem("CBA124", message, hint=hint, place=place)]
    # A project without tables need not wait for the reader of tables.
    from cba.loading.table_beside import read_beside

    hint = "write the index by year: {2024-25: 100, 2025-26: 103.2}"
    return read_beside(document, folder, name, place, hint)


def _rows(grid: Grid) -> tuple[list[tuple[str, Node, Position]], list[Problem]]:
    header = next((n for n, row in enumerate(grid.rows) if any(row)), None)
    if header is None:
        return [], [_bad(grid.place(0, 0), "this price index is empty")]
    columns, problems = _columns(grid, header)
    width = max(n for n, name in enumerate(grid.rows[header], start=1) if name)
    rows: dict[str, tuple[str, Node, Position]] = {}
    if _YEAR not in columns or _INDEX not in columns:
        return [], problems
    for number, row in enumerate(grid.rows[header + 1 :], start=header + 1):
        cells = {
            name: row[column] if column < len(row) else ""
            for name, column in columns.items()
        }
        if problem := _width(grid, number, width):
            problems.append(problem)
            continue
        if not any(cells.values()):
            continue
        year = cells[_YEAR]
        place = grid.place(number, columns[_YEAR])
        if year in rows:
            message = f"the index of `{clipped(year)}` is given twice"
            problems.append(
                Problem("CBA306", message, hint="keep one row", place=place)
            )
            continue
        if turned := year_turned_into_date(year, place):
            problems.append(turned)
            continue
        if not cells[_INDEX]:
            message = f"the index of {year or 'this row'} is empty"
            problems.append(
                Problem(
                    "CBA116",
                    message,
                    hint="fill it, or remove the row",
                    place=grid.place(number, columns[_INDEX]),
                )
            )
            continue
        rows[year] = _row(grid, number, columns, cells)
    if not rows and not problems:
        problems.append(_bad(grid.place(header, 0), "this price index has no rows"))
    return list(rows.values()), problems


def _about(grid: Grid) -> tuple[dict[str, Node], list[Problem]]:
    """What the file says of its source and its edition, which is one."""
    header = next((n for n, row in enumerate(grid.rows) if any(row)), 0)
    heads = [each.strip().lower() for each in grid.rows[header]] if grid.rows else []
    about: dict[str, Node] = {}
    problems = []
    for name in (_SOURCE, _EDITION):
        if name not in heads:
            continue
        column = heads.index(name)
        texts: dict[str, int] = {}
        for number, row in enumerate(grid.rows[header + 1 :], start=header + 1):
            if column < len(row) and row[column]:
                texts.setdefault(row[column], number)
        if texts:
            about[name] = Scalar("; ".join(texts), cell=True)
        for other, number in list(texts.items())[1:2] if name == _EDITION else ():
            message = f"the index is of two editions, the other is `{clipped(other)}`"
            problems.append(_bad(grid.place(number, column), message))
    return about, problems


def _width(grid: Grid, number: int, width: int) -> Problem | None:
    """The problem of an index that a comma parts: no status is a number."""
    column = split_number(grid.rows[number], THREE_DIGITS)
    found = beyond_headings(grid, number, width)
    if found or column is None:
        return found
    return in_two_cells(grid, number, column)


def _row(
    grid: Grid, number: int, columns: dict[str, int], cells: dict[str, str]
) -> tuple[str, Node, Position]:
    key, value = (number, columns[_YEAR], 1), (number, columns[_INDEX], 1)
    node: dict[str, Node] = {_INDEX: Scalar(cells[_INDEX], cell=True)}
    if cells.get(_STATUS):
        node[_STATUS] = Scalar(cells[_STATUS], cell=True)
    position = Position(grid.source, key, value)
    if _STATUS in node:
        span = (number, columns[_STATUS], 1)
        position.parts = {_STATUS: Position(grid.source, span, span)}
    return cells[_YEAR], node, position


def _columns(grid: Grid, header: int) -> tuple[dict[str, int], list[Problem]]:
    columns: dict[str, int] = {}
    problems = []
    for number, written in enumerate(grid.rows[header]):
        name = written.strip().lower()
        place = grid.place(header, number)
        if name in columns:
            problems.append(_bad(place, f"two columns are headed `{name}`"))
        elif name in _COLUMNS:
            columns[name] = number
        elif name:
            problems.append(
                Problem(
                    "CBA122",
                    f"`{clipped(written)}` is not a column of a price index",
                    hint=did_you_mean(name, _COLUMNS, _HOW),
                    place=place,
                )
            )
    for name in (_YEAR, _INDEX):
        if name not in columns and not problems:
            place = grid.place(header, 0)
            problems.append(_bad(place, f"this price index has no column `{name}`"))
    return columns, problems


_HOW = (
    "head the columns `year`, `index` and, if you wish, `status`, `source` and "
    "`edition`"
)


def _bad(place: Place, message: str) -> Problem:
    return Problem("CBA122", message, hint=_HOW, place=place)
