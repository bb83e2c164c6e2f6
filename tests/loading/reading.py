"""Projects read from the texts of tests."""

from __future__ import annotations

import textwrap
from pathlib import Path

from cba.loading.document import Document, SourceFile
from cba.loading.project_document import read_document
from cba.loading.yaml_reader import read_yaml
from cba.problems import Problem

#: A project without lines of its own, for what tables bring.
EMPTY = """\
cba: 1
project: {title: Small project}
appraisal: {first_year: 2026-27, years: 3}
agencies: {council: {name: Council, sector: local-authority}}
"""


def read(text: str) -> Document:
    """The document that a dedented text is; it must have no problems."""
    reading = read_yaml(textwrap.dedent(text), "project.yaml")
    assert reading.problems == ()
    assert reading.tree is not None
    files = (SourceFile("project.yaml", ""),)
    return Document(reading.tree, "project.yaml", files, reading.root)


def problems(text: str) -> list[Problem]:
    """What is wrong with a dedented text."""
    return list(read_yaml(textwrap.dedent(text), "project.yaml").problems)


def only(text: str) -> Problem:
    """The one thing that is wrong with a dedented text."""
    (problem,) = problems(text)
    return problem


def underlined(problem: Problem) -> str:
    """The stretch of the line that a problem points at."""
    place = problem.place
    assert place is not None
    assert place.start is not None
    return place.excerpt[place.start : place.start + place.length]


def tree(text: str) -> object:
    """What a dedented text holds, whatever is wrong with it."""
    return read_yaml(textwrap.dedent(text), "project.yaml").tree


def read_tables(folder: Path, tables: str) -> tuple[Document, list[Problem]]:
    """A project in a folder with these ``tables``, and what is wrong with it."""
    project = folder / "project.yaml"
    project.write_text(f"{EMPTY}tables: {tables}\n", "utf-8")
    document, found = read_document(project)
    assert document is not None
    return document, list(found)


def read_csv_costs(folder: Path, table: str | bytes) -> tuple[Document, list[Problem]]:
    """A project whose costs are in a CSV file, and what is wrong with it."""
    data = table.encode("utf-8") if isinstance(table, str) else table
    (folder / "costs.csv").write_bytes(data)
    return read_tables(folder, "{costs: costs.csv}")
