"""The tables a project names, read and merged into its tree, a row a line."""

from __future__ import annotations

from pathlib import Path

from cba.loading.document import Document, Position
from cba.loading.grid import too_large
from cba.loading.suggest import clipped
from cba.loading.table_columns import read_columns
from cba.loading.table_files import TableFiles
from cba.loading.table_names import SECTIONS, TableName, table_names
from cba.loading.table_rows import Line, read_lines
from cba.problems import Place, Problem

#: Of all tables together: as many as a project file may hold.
_MOST_VALUES = 200_000


def merge_tables(document: Document, folder: Path) -> list[Problem]:
    """Add the lines of the tables under ``tables`` to their sections.

    ``folder`` is the folder of the project, out of which no table is read. The
    ``tables`` mapping itself is checked here, and nowhere else. Returns what is
    wrong; lines that can be read are added all the same.
    """
    names, problems = table_names(document)
    files = TableFiles(folder)
    values = 0
    for table in names:
        grid, found = files.grid(table)
        problems += found
        if grid is None:
            continue
        columns, found = read_columns(grid)
        problems += found
        if columns is None:
            continue
        values += sum(1 for row in grid.rows for cell in row if cell)
        if values > _MOST_VALUES:
            message = f"the tables hold more than {_MOST_VALUES:,} values"
            problems.append(too_large(message, table.place))
            break
        lines = read_lines(grid, columns, SECTIONS[table.section], problems)
        _merge(document, table, list(lines), problems)
    document.files = (*document.files, *files.read)
    return problems


def _merge(
    document: Document, table: TableName, lines: list[Line], problems: list[Problem]
) -> None:
    section = document.tree.get(table.section)
    if section is not None and not isinstance(section, dict):
        return  # the schema says what is wrong with such a section
    known = section or {}
    new: dict[str, Line] = {}
    for line in lines:
        name, _, position = line
        if name in new:
            first = _key(new[name][2])
        elif name in known:
            first = document.place((table.section, name), key=True)
        else:
            new[name] = line
            continue
        problems.append(
            Problem(
                code="CBA117",
                message=f"the id `{clipped(name)}` is used twice in `{table.section}`",
                hint=f"give one of them another id; the first is at {first}",
                label="used before",
                path=f"{table.section}.{name}",
                place=_key(position),
            )
        )
    if new:
        document.add_lines(table.section, new.values())


def _key(position: Position) -> Place:
    return position.source.place(position.key)
