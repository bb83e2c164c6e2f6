"""The files of the repository, without what is built or installed in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

_NOT_OURS = {
    ".git",
    ".hypothesis",
    ".uv",
    ".venv",
    "__pycache__",
    "build",
    "dist",
    "node_modules",
}


def text_files() -> Iterator[tuple[Path, str]]:
    """Each text file, by its path from the top, with its text."""
    waiting = [ROOT]
    while waiting:
        for entry in sorted(waiting.pop().iterdir()):
            if entry.is_symlink() or entry.name in _NOT_OURS:
                continue
            if entry.is_dir():
                if not entry.name.endswith("_cache"):
                    waiting.append(entry)
                continue
            try:
                yield entry.relative_to(ROOT), entry.read_text("utf-8")
            except UnicodeDecodeError:
                continue
