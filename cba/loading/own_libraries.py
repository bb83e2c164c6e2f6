"""The unit-cost libraries of a project's own, in CSV files beside it."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from cba.library.find import PACKAGED, own_library
from cba.library.library_file import LibraryFault
from cba.loading.csv_table import CsvSource, read_csv
from cba.loading.document import Document, Node, Scalar, SourceFile
from cba.loading.files import TABLE_LIMIT, locate_table, read_file
from cba.loading.grid import Grid
from cba.loading.suggest import clipped
from cba.models.library_file import LibraryFile
from cba.problems import Place, Problem

_SECTION = "libraries"
#: A file of another kind has a fault in every row: so many of them say enough.
_MOST_FAULTS = 30
#: Each is read whole, and `cba.library.find` keeps as many of them at a time.
_MOST_LIBRARIES = 30


def merge_libraries(document: Document, folder: Path | None) -> list[Problem]:
    """Put the text of each file that ``libraries:`` names in the name's place.

    ``folder`` is the project's, None for the standard input. Of a library that
    cannot be read the text is empty; a row that cannot be used is reported, with the
    row and the column of its file.
    """
    given = document.tree.get(_SECTION)
    if not isinstance(given, dict):
        return []
    problems: list[Problem] = []
    read: dict[str, Node] = {}
    if len(given) > _MOST_LIBRARIES:
        unread: dict[str, Node] = {
            name: {"file": Scalar(""), "text": Scalar("")} for name in given
        }
        document.tree = {**document.tree, _SECTION: unread}
        return [_too_many(document, len(given))]
    for name, node in given.items():
        place = document.place((_SECTION, name))
        if node is None:  # an empty key is reported with all others
            read[name] = node
            continue
        found = _misnamed(name, node, document)
        if found is None:
            text, found_in = _text(document, folder, str(node), place)
            problems += found_in
            if text is not None:
                problems += _faults(name, LibraryFile.of(str(node), text), folder)
            # Empty, it tells the checks that codes may be missing for no other reason.
            read[name] = {"file": Scalar(str(node)), "text": Scalar(text or "")}
        else:
            problems.append(found)
            read[name] = {"file": Scalar(""), "text": Scalar("")}
    document.tree = {**document.tree, _SECTION: read}
    return problems


def _too_many(document: Document, count: int) -> Problem:
    return Problem(
        "CBA508",
        f"the project names {count} libraries, and {_MOST_LIBRARIES} are the most",
        hint="keep those that its lines use, or put their rows into one file",
        place=document.place((_SECTION,), key=True),
    )


def _misnamed(name: str, node: Node, document: Document) -> Problem | None:
    if name == PACKAGED:
        return Problem(
            "CBA508",
            f"`{PACKAGED}` is the library that comes with the tool",
            hint="call your own library something else",
            place=document.place((_SECTION, name), key=True),
        )
    is_name = isinstance(node, str)
    if is_name and PurePosixPath(str(node)).suffix.lower() == ".csv":
        return None
    shown = f"`{clipped(str(node))}`" if is_name else "what stands here"
    hint = "write libraries/own.csv, say, and put the file into the project's folder"
    if is_name and PurePosixPath(str(node)).suffix.lower() in {".xlsx", ".xlsm"}:
        hint = f"make a CSV file of it with `cba units import {clipped(str(node))}`"
    return Problem(
        "CBA508",
        f"{shown} is not the name of a CSV file",
        hint=hint,
        place=document.place((_SECTION, name)),
    )


def _text(
    document: Document, folder: Path | None, name: str, place: Place
) -> tuple[str | None, list[Problem]]:
    if folder is None:
        message = "a project from the standard input can name no file"
        hint = "save it as a file in the folder of its libraries"
        return None, [Problem("CBA120", message, hint=hint, place=place)]
    path = locate_table(folder, name, place)
    data = path if isinstance(path, Problem) else read_file(path, TABLE_LIMIT, place)
    if isinstance(data, Problem):
        return None, [data]
    digest = hashlib.sha256(data).hexdigest()
    file = SourceFile(PurePosixPath(name).as_posix(), digest)
    document.files = (*document.files, file)
    grid, problems = read_csv(data, (folder / name).as_posix())
    return (None if grid is None else _whole(grid)), problems


def _whole(grid: Grid) -> str:
    """The text that a table was read from."""
    assert isinstance(grid.source, CsvSource)  # noqa: S101 - read_csv makes no other
    return "".join(raw for _, raw in grid.source.raw)


def _faults(name: str, file: LibraryFile, folder: Path | None) -> list[Problem]:
    """What is wrong in a file, each at its cell."""
    library, faults = own_library(name, file)
    if not faults or folder is None:
        return []
    grid, _ = read_csv(file.text.encode(), (folder / file.file).as_posix())
    problems = [_problem(each, grid) for each in faults[:_MOST_FAULTS]]
    beyond = len(faults) - len(problems)
    if beyond:
        message = f"{beyond} more rows of `{clipped(library.file)}` cannot be used"
        hint = "mend those above first"
        problems.append(_problem(LibraryFault(1, "", "CBA509", message, hint), grid))
    return problems


def _problem(fault: LibraryFault, grid: Grid | None) -> Problem:
    row, column = fault.row - 1, 0
    if grid is None:
        return Problem(fault.code, fault.message, hint=fault.hint)
    heads = next((cells for cells in grid.rows if any(cells)), [])
    names = [each.lower().replace(" ", "_") for each in heads]
    if fault.column in names:
        column = names.index(fault.column)
    return Problem(
        fault.code, fault.message, hint=fault.hint, place=grid.place(row, column)
    )
