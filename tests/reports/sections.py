"""What a section of a document holds, as its tests ask for it."""

from __future__ import annotations

from cba.loading.project_loader import load
from cba.reports.content import Chart, Row, Section, Table
from cba.reports.view import View, view_of
from cba.results.appraise import appraise
from tests.reports.made_projects import Tree, appraisal_of


def view(project: Tree | str) -> View:
    """The preferred option of a project, without the places of its files."""
    return view_of(appraisal_of(project))


def view_with_places(text: str) -> View:
    """The same of a project as written, with its places."""
    loaded = load(None, stdin_text=text)
    assert loaded.project is not None, [p.message for p in loaded.problems]
    return view_of(appraise(loaded.project, loaded.problems), loaded.document)


def tables(section: Section) -> dict[str, Table]:
    """The tables of a section by identifier; each must have its own."""
    found = [block for block in section.blocks if isinstance(block, Table)]
    found += [b.table for b in section.blocks if isinstance(b, Chart) and b.table]
    made = {table.identifier: table for table in found}
    assert len(found) == len(made)
    assert len(found) == len({table.caption for table in found})
    return made


def texts(rows: tuple[Row, ...]) -> list[list[str]]:
    """The texts of rows, cell by cell."""
    return [[cell.text for cell in row.cells] for row in rows]


def words(section: Section) -> str:
    """Everything that a section says, to look for a sentence in."""
    return repr(section.blocks)
