"""A CSV file that a key of a project names, in the project's folder."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from cba.loading.csv_table import read_csv
from cba.loading.document import Document, SourceFile
from cba.loading.files import TABLE_LIMIT, locate_table, read_file
from cba.loading.grid import Grid
from cba.problems import Place, Problem


def read_beside(
    document: Document, folder: Path | None, name: str, place: Place, hint: str
) -> tuple[Grid | None, list[Problem]]:
    """The table in the file, or None, with its problems; a file of the document.

    ``folder`` is None for a project from the standard input, which has none:
    ``hint`` says what to do then. ``place`` is where the project names the file.
    """
    if folder is None:
        message = "a project from the standard input can name no file"
        return None, [Problem("CBA120", message, hint=hint, place=place)]
    path = locate_table(folder, name, place)
    data = path if isinstance(path, Problem) else read_file(path, TABLE_LIMIT, place)
    if isinstance(data, Problem):
        return None, [data]
    digest = hashlib.sha256(data).hexdigest()
    file = SourceFile(PurePosixPath(name).as_posix(), digest)
    document.files = (*document.files, file)
    return read_csv(data, (folder / name).as_posix())
