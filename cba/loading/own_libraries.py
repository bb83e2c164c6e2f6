"""The unit-cost libraries of a project's own, in CSV files beside it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from cba.library.find import PACKAGED, own_library
from cba.loading.document import Document, Node, Scalar
from cba.loading.library_faults import fault_problems, library_text
from cba.loading.suggest import clipped
from cba.loading.table_beside import read_beside
from cba.models.library_file import LibraryFile
from cba.problems import Problem

_SECTION = "libraries"
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
            hint = "save it as a file in the folder of its libraries"
            grid, found_in = read_beside(document, folder, str(node), place, hint)
            problems += found_in
            # Empty, it tells the checks that codes may be missing for no other reason.
            text = ""
            if grid is not None:
                text = library_text(grid)
                _, faults = own_library(name, LibraryFile.of(str(node), text))
                problems += fault_problems(faults, grid)
            read[name] = {"file": Scalar(str(node)), "text": Scalar(text)}
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
