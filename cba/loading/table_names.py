"""Which tables a project names, and for which of its sections."""

from __future__ import annotations

from dataclasses import dataclass

from cba.loading.document import Document, Key, Node, Scalar
from cba.loading.suggest import clipped, closest
from cba.problems import Place, Problem

#: The sections that tables add lines to, and the series their year columns hold
#: where no column `series` says otherwise.
SECTIONS = {
    "costs": "amount",
    "benefits": "amount",
    "payments": "amount",
    "funding": "amount",
    "people": "starting",
}
_MOST_TABLES = 20
_SHAPE = "write `tables: {costs: costs.csv}`, or a sheet as `model.xlsx#Benefits`"


@dataclass(frozen=True, slots=True)
class TableName:
    """A table for a section: its file, its sheet if one is named, and where.

    ``cut`` says that a comment took what followed the name of the file.
    """

    section: str
    file: str
    sheet: str | None
    place: Place
    cut: bool

    def problem(self, code: str, message: str, hint: str) -> Problem:
        """A problem at the place where the table is named."""
        return Problem(code, message, hint=hint, place=self.place)


def table_names(document: Document) -> tuple[list[TableName], list[Problem]]:
    """The tables a project names, and what is wrong with how it does so."""
    tables = document.tree.get("tables")
    if tables is None:
        return [], []
    if not isinstance(tables, dict):
        return [], [_wrong(document, ("tables",), "`tables` is not a mapping", _SHAPE)]
    found: list[TableName] = []
    problems: list[Problem] = []
    for section, named in tables.items():
        if section in SECTIONS:
            _add(document, section, named, found, problems)
            continue
        near = closest(section, SECTIONS)
        hint = f"did you mean `{near}`?" if near else _SHAPE
        message = f"tables add no lines to a section `{clipped(section)}`"
        place = document.place(("tables", section), key=True)
        problems.append(Problem("CBA120", message, hint=hint, place=place))
    if len(found) > _MOST_TABLES:
        message = f"more than {_MOST_TABLES} tables are named"
        hint = "put the lines of a section into one table"
        problems.append(_wrong(document, ("tables",), message, hint))
    return found[:_MOST_TABLES], problems


def _add(
    document: Document,
    section: str,
    named: Node,
    found: list[TableName],
    problems: list[Problem],
) -> None:
    if named is None:
        return
    listed = named if isinstance(named, list) else [named]
    for number, name in enumerate(listed):
        path: tuple[Key, ...] = ("tables", section)
        if isinstance(named, list):
            path = (*path, number)
        if not isinstance(name, Scalar) or not name.strip():
            message = f"`tables.{section}` names no file here"
            problems.append(_wrong(document, path, message, _SHAPE))
            continue
        file, mark, sheet = name.strip().rpartition("#")
        found.append(
            TableName(
                section=section,
                file=file if mark else sheet,
                sheet=sheet if mark else None,
                place=document.place(path),
                cut=name.cut,
            )
        )


def _wrong(
    document: Document, path: tuple[Key, ...], message: str, hint: str
) -> Problem:
    return Problem("CBA120", message, hint=hint, place=document.place(path))
