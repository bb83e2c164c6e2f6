"""The project that a command was given: a file, a folder, or stdin."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cba.commands.conversation import typed
from cba.commands.outcome import CannotRunError
from cba.loading.files import PROJECT_LIMIT
from cba.loading.project_loader import Loaded, load
from cba.loading.suggest import clipped, closest

PROJECT_FILE = "project.yaml"
STDIN = "-"


def load_given(
    source: str, settings: Sequence[str] = (), scenario: str | None = None
) -> Loaded:
    """The project, with every problem found in it; its settings as ``PATH=VALUE``."""
    pairs = [split_setting(text) for text in settings]
    if source == STDIN:
        return load(None, stdin_text=_stdin(), settings=pairs, scenario=scenario)
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
    try:
        return _found(path)
    except OSError as error:
        raise CannotRunError(
            "CBA002",
            f"`{clipped(str(path))}` cannot be read: {error.strerror or error}",
        ) from None


def project_paths(source: str) -> list[Path]:
    """The project file that is meant, or those in a folder that has none of its own.

    What is hidden (``.git``, ``.venv``) is not searched.
    """
    path = Path(source)
    if not os.path.isdir(path) or os.path.exists(path / PROJECT_FILE):  # noqa: PTH110, PTH112 - these never raise
        return [project_path(source)]
    found = []
    for at, folders, files in os.walk(path, onerror=_refuse_to_skip):
        folders[:] = [each for each in folders if not each.startswith(".")]
        if PROJECT_FILE in files:
            found.append(Path(at, PROJECT_FILE))
    if not found:
        raise CannotRunError(
            "CBA002", f"there is no `{PROJECT_FILE}` anywhere in `{path}`"
        )
    return sorted(found)


def _refuse_to_skip(error: OSError) -> None:
    """A folder that cannot be searched may hold what is to be checked."""
    raise CannotRunError(
        "CBA002", f"`{clipped(str(error.filename))}` cannot be read: {error.strerror}"
    )


def _found(path: Path) -> Path:
    if path.is_dir():
        if (path / PROJECT_FILE).is_file():
            return path / PROJECT_FILE
        raise CannotRunError(
            "CBA002",
            f"there is no `{PROJECT_FILE}` in `{path}`",
            f"name the project file, or begin one with `cba init {typed(path)}`",
        )
    if path.exists():
        return path
    near = closest(path.name, _names_beside(path))
    hint = f"did you mean `{path.with_name(near)}`?" if near else None
    raise CannotRunError(
        "CBA002", f"there is no file `{path}`", hint or "begin one with `cba init`"
    )


def _names_beside(path: Path) -> list[str]:
    folder = path.parent
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []


def _stdin() -> str:
    # One byte past the limit is enough for loading to see that it is too long.
    try:
        raw = sys.stdin.buffer.read(PROJECT_LIMIT + 1) if sys.stdin else b""
    except OSError as error:
        raise CannotRunError(
            "CBA002", f"the standard input cannot be read: {error.strerror}"
        ) from None
    return raw.decode("utf-8", "surrogateescape")
