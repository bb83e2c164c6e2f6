"""The project that a command was given: a file, a folder, or stdin."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from cba.commands.outcome import CannotRunError
from cba.loading.files import PROJECT_LIMIT
from cba.loading.project_loader import Loaded, load
from cba.loading.suggest import closest

PROJECT_FILE = "project.yaml"
STDIN = "-"


def load_given(
    source: str, settings: Sequence[str] = (), scenario: str | None = None
) -> Loaded:
    """The project, with every problem found in it; its settings as ``PATH=VALUE``."""
    pairs = [split_setting(text) for text in settings]
    if source == STDIN:
        # One byte past the limit is enough for loading to see that it is too long.
        raw = sys.stdin.buffer.read(PROJECT_LIMIT + 1)
        text = raw.decode("utf-8", "surrogateescape")
        return load(None, stdin_text=text, settings=pairs, scenario=scenario)
    return load(project_path(source), settings=pairs, scenario=scenario)


def split_setting(text: str) -> tuple[str, str]:
    """The address and the value of ``PATH=VALUE``."""
    address, equals, value = text.partition("=")
    if not equals or not address.strip() or not value.strip():
        raise CannotRunError(
            "CBA001",
            f"`{text}` does not set anything",
            "write --set people.leavers.engagement=50%",
        )
    return address.strip(), value.strip()


def project_path(source: str) -> Path:
    """The project file that is meant: itself, or ``project.yaml`` in a folder."""
    path = Path(source)
    if path.is_dir():
        if (path / PROJECT_FILE).is_file():
            return path / PROJECT_FILE
        raise CannotRunError(
            "CBA002",
            f"there is no `{PROJECT_FILE}` in `{source}`",
            f"name the project file, or begin one with `cba init {source}`",
        )
    if not path.exists():
        near = closest(path.name, _names_beside(path))
        raise CannotRunError(
            "CBA002",
            f"there is no file `{source}`",
            f"did you mean `{path.with_name(near)}`?"
            if near
            else "begin one with `cba init`",
        )
    return path


def project_paths(sources: Sequence[str]) -> list[Path]:
    """Every project file under the files and folders given, in order.

    A folder that holds no project file of its own is searched.
    """
    found: list[Path] = []
    for source in sources:
        path = Path(source)
        if path.is_dir() and not (path / PROJECT_FILE).is_file():
            inside = sorted(path.rglob(PROJECT_FILE))
            if not inside:
                raise CannotRunError(
                    "CBA002", f"there is no `{PROJECT_FILE}` anywhere in `{source}`"
                )
            found += inside
        else:
            found.append(project_path(source))
    return list(dict.fromkeys(found))


def _names_beside(path: Path) -> list[str]:
    folder = path.parent
    return [each.name for each in folder.iterdir()] if folder.is_dir() else []
