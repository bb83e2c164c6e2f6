"""The pages of the documentation, and the parts of them that are generated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from docs.generate.fields import field_tables
from docs.generate.library import library_parts
from docs.generate.parts import parts_in, with_parts
from docs.generate.problems import problem_parts

ROOT = Path(__file__).resolve().parents[2]
#: Every page that may hold sessions, whole projects or generated parts.
PAGES = (
    ROOT / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").glob("*/README.md")),
)
_MAKERS: tuple[Callable[[], Mapping[str, str]], ...] = (
    field_tables,
    problem_parts,
    library_parts,
)


def generated(page: str) -> str:
    """The page with its generated parts made anew."""
    wanted = set(parts_in(page))
    parts: dict[str, str] = {}
    for make in _MAKERS:
        if not wanted <= parts.keys():
            parts |= make()
    return with_parts(page, parts)
