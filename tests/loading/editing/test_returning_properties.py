"""Whatever the project and however it is written: one change, and nothing else.

Every day on a few made-up projects, before a release on many (``-m heavy``).
"""

from __future__ import annotations

import difflib
import re
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cba.loading.editing.returning import returning
from cba.loading.project_loader import load
from cba.loading.returned_sheet import GROWING, VALUE
from cba.loading.returned_workbook import read_returned
from cba.models.project import Project
from tests.loading.returned import SHARES, InputRow, New, returned_book, rows_of
from tests.properties.spelling import Tree
from tests.properties.strategies import projects

EVERY_DAY, BEFORE_RELEASE = 20, 600
#: In blocks, between braces, and as people mix the two.
STYLES = st.sampled_from([False, True, None])
LINE_ENDS = st.sampled_from(["\n", "\r\n"])
FACTORS = st.sampled_from([0.5, 0.75, 0.875, 0.999, 1 / 3, 0.0])
OPTIONS = ("nothing", "least", "chosen", "another")
#: What the file as it is written has no room for.
NO_ROOM = (
    *("a list of values cannot leave a year out", "an input cannot be left empty"),
    *(f"the option `{key}` has it from elsewhere" for key in OPTIONS),
    *(f"`{key}` names one agency, which has all of it" for key in SHARES),
)
_NOTE = re.compile(r" # note \d+")


def _text(tree: Tree, style: bool | None, line_end: str) -> str:  # noqa: FBT001
    """A project in YAML, with a comment on every line."""
    written = yaml.safe_dump(
        tree, sort_keys=False, allow_unicode=True, default_flow_style=style, width=10**6
    )
    lines = [f"{line} # note {n}" for n, line in enumerate(written.splitlines())]
    return line_end.join([*lines, ""])


def _change(data: st.DataObject, project: Project) -> tuple[InputRow, str, New]:
    """Another number in a cell, none in it, or one in a blank cell of a series."""
    rows = rows_of(project)
    row = data.draw(st.sampled_from([row for row in rows if row.cells]))
    part = data.draw(st.sampled_from(list(row.cells)))
    was = row.cells[part]
    if row.unit == "grade":
        return row, part, was % 6 + 1
    if VALUE not in row.cells and part != GROWING:
        what = data.draw(st.sampled_from(["another", "none", "further"]))
        if what == "none":
            return row, part, None
        labels = project.appraisal.horizon.labels
        blank = [each for each in labels if not {each} & {*row.cells, *row.grown}]
        if what == "further" and blank:
            return row, data.draw(st.sampled_from(blank)), 0.25
    return row, part, was * data.draw(FACTORS) if was else 0.25


def _one_change_is_carried(
    tree: Tree,
    data: st.DataObject,
    style: bool | None,  # noqa: FBT001
    line_end: str,
) -> None:
    text = _text(tree, style, line_end)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "project.yaml").write_bytes(text.encode())
        loaded = load(folder / "project.yaml")
        assert loaded.project is not None
        assert loaded.document is not None
        row, part, new = _change(data, loaded.project)
        assume(new != row.cells.get(part))
        book = folder / "case.xlsx"
        returned_book(book, loaded.project, {(row.address, part): new})

        made = returning(loaded.project, loaded.document, read_returned(book))

    assert made.conflicts == ()
    if made.left:
        assert made.files == {}
        assert made.left[0].reason in NO_ROOM
        return
    (carried,) = made.carried
    assert (carried.address, carried.part) == (row.address, part)
    found = made.files["project.yaml"].decode()
    assert _NOTE.findall(found) == _NOTE.findall(text)
    assert ("\r" in found) == (line_end == "\r\n")
    assert len(_lines_lost(text, found)) <= 1
    if made.loaded.project is None:
        return  # the change makes no sense alone, such as shares of 90% in all
    before = {each.address: each.cells for each in rows_of(loaded.project)}
    after = {each.address: each.cells for each in rows_of(made.loaded.project)}
    held = after[row.address].get(part)
    # A year that is cleared is nought, be it named or not.
    assert held == carried.now or (new is None and held == 0.0)
    # An option that sets one year of an input has the others from it.
    same = {each for each in before if each.endswith(row.address)}
    assert {each for each in before if before[each] != after[each]} <= same


def _lines_lost(old: str, new: str) -> list[str]:
    """The lines that are no longer there, or no longer in their order."""
    lines = old.splitlines()
    matcher = difflib.SequenceMatcher(None, lines, new.splitlines(), autojunk=False)
    return [
        line
        for tag, start, end, _, _ in matcher.get_opcodes()
        for line in lines[start:end]
        if tag != "equal"
    ]


@settings(max_examples=EVERY_DAY, suppress_health_check=list(HealthCheck))
@given(projects(), st.data(), STYLES, LINE_ENDS)
def test_a_changed_input_is_carried_and_nothing_else_changes(
    tree: Tree,
    data: st.DataObject,
    style: bool | None,  # noqa: FBT001
    line_end: str,
) -> None:
    _one_change_is_carried(tree, data, style, line_end)


@pytest.mark.heavy
@settings(max_examples=BEFORE_RELEASE, suppress_health_check=list(HealthCheck))
@given(projects(), st.data(), STYLES, LINE_ENDS)
def test_a_changed_input_is_carried_in_many_projects(
    tree: Tree,
    data: st.DataObject,
    style: bool | None,  # noqa: FBT001
    line_end: str,
) -> None:
    _one_change_is_carried(tree, data, style, line_end)


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(projects(), STYLES)
def test_a_workbook_that_was_not_changed_changes_no_byte(
    tree: Tree,
    style: bool | None,  # noqa: FBT001
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "project.yaml"
        path.write_text(_text(tree, style, "\n"), "utf-8")
        loaded = load(path)
        assert loaded.project is not None
        assert loaded.document is not None
        returned = read_returned(returned_book(folder / "case.xlsx", loaded.project))

        made = returning(loaded.project, loaded.document, returned)

    assert returned.changes == ()
    assert returned.left == ()
    assert made.files == {}
