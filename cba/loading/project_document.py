"""A project as it was written: its file, and the tables that the file names."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cba.loading.document import Document, SourceFile
from cba.loading.files import PROJECT_LIMIT, decode, read_file
from cba.loading.yaml_reader import read_yaml
from cba.problems import Place, Problem, in_order

#: How the standard input is named in places.
STDIN = "<stdin>"


def read_document(
    source: Path | None, stdin_text: str | None = None
) -> tuple[Document | None, tuple[Problem, ...]]:
    """The project in a YAML or JSON file, with the lines of its tables.

    ``source`` is the file as the user named it; without one, ``stdin_text`` is
    the project, which may name no tables. The document is None where the file
    cannot be read at all. The problems come sorted by place.
    """
    shown = STDIN if source is None else source.as_posix()
    start = Place(shown, 1, 1)
    data: bytes | Problem
    if source is not None:
        data = read_file(source, PROJECT_LIMIT, start)
    else:
        data = (stdin_text or "").encode("utf-8", "surrogateescape")
        if len(data) > PROJECT_LIMIT:
            data = Problem("CBA103", "the project is larger than 10 MB", place=start)
    text = data if isinstance(data, Problem) else decode(data, shown)
    if isinstance(data, Problem) or isinstance(text, Problem):
        return None, tuple(p for p in (data, text) if isinstance(p, Problem))[:1]
    reading = read_yaml(text, shown)
    if reading.tree is None:
        return None, in_order(reading.problems)
    name = STDIN if source is None else source.name
    file = SourceFile(name, hashlib.sha256(data).hexdigest())
    document = Document(reading.tree, shown, (file,), reading.root)
    problems = list(reading.problems)
    if "tables" in document.tree and source is not None:
        from cba.loading.tables import merge_tables  # only where there are some

        problems += merge_tables(document, source.parent)
    elif document.tree.get("tables"):
        problems.append(
            Problem(
                code="CBA120",
                message="a project from the standard input can name no tables",
                hint="save it as a file in the folder of its tables",
                place=document.place(("tables",), key=True),
            )
        )
    return document, in_order(problems)
