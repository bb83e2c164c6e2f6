"""What the documentation shows as a project is one, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cba.loading.project_loader import load
from cba.loading.yaml_reader import read_yaml
from docs.generate.blocks import Block, blocks_of, changed
from docs.generate.pages import PAGES, ROOT

Page = list[Block]
_LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def yaml_blocks(*, fragments: bool) -> list[tuple[str, Page, Block]]:
    """The YAML blocks of all pages, each with where it stands, and its page."""
    return [
        (f"{path.relative_to(ROOT)}:{number}", page, block)
        for path in PAGES
        for page in [blocks_of(path.read_text("utf-8"))]
        for number, block in enumerate(page, start=1)
        if block.language == "yaml" and ("fragment" in block.words) == fragments
    ]


WHOLE = yaml_blocks(fragments=False)
FRAGMENTS = yaml_blocks(fragments=True)


@pytest.mark.parametrize(
    ("page", "block"), [each[1:] for each in WHOLE], ids=[each[0] for each in WHOLE]
)
def test_a_whole_project_has_no_error(page: Page, block: Block, tmp_path: Path) -> None:
    for each in page:
        if each.title is not None and each.language == "csv":
            (tmp_path / Path(each.title).name).write_text(each.text, "utf-8")
    project = tmp_path / "project.yaml"
    project.write_text(block.text, "utf-8")

    loaded = load(project)

    assert [p.message for p in loaded.problems if p.severity == "error"] == []


@pytest.mark.parametrize(
    "block", [each[2] for each in FRAGMENTS], ids=[each[0] for each in FRAGMENTS]
)
def test_a_fragment_falls_into_no_trap(block: Block) -> None:
    reading = read_yaml(block.text, "fragment")

    assert [problem.message for problem in reading.problems] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    lost = [
        f"{target}#{anchor}" if anchor else target
        for target, anchor in _LINK.findall(page.read_text("utf-8"))
        if not _leads_somewhere(page, target, anchor)
    ]

    assert lost == []


def _leads_somewhere(page: Path, target: str, anchor: str) -> bool:
    path = page.parent / target if target else page
    if not path.exists():
        return False
    return not anchor or anchor in _anchors(path.read_text("utf-8"))


def _anchors(page: str) -> list[str]:
    return [
        "".join(c for c in title.lower() if c.isalnum() or c in " -_").replace(" ", "-")
        for title in _HEADING.findall(page)
    ]


def test_a_diff_changes_the_lines_it_takes_out() -> None:
    assert changed("a: 1\nb: 2\n", " a: 1\n-b: 2\n+b: 3\n") == "a: 1\nb: 3\n"


def test_a_diff_of_lines_that_are_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="found 0 times"):
        changed("a: 1\n", "-b: 2\n+b: 3\n")
