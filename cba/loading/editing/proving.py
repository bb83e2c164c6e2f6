"""Changed files held to what was to change in them, before any of them is written."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from cba.loading.document import Document
from cba.loading.editing.figures import Figures
from cba.loading.project_loader import Loaded, load
from cba.loading.returned_changes import Change
from cba.loading.writing import to_tree
from cba.models.project import Project
from cba.problems import Place, Problem


class NotProven(Exception):
    """Files that do not read as they were meant to; ``address`` is what differs."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(address)


def loaded_again(document: Document, files: Mapping[str, bytes]) -> Loaded:
    """The project that these bytes of its files make, with its problems.

    Places name the files themselves, though they are read from a copy of them.
    """
    with tempfile.TemporaryDirectory(prefix="cba-") as name:
        folder = Path(name)
        for file, content in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        loaded = load(folder / document.files[0].name)
    copy, home = PurePosixPath(folder), PurePosixPath(document.file).parent

    def moved(problem: Problem) -> Problem:
        place = problem.place
        at = None if place is None else at_home(place, copy, home)
        return replace(problem, place=at)

    return replace(loaded, problems=tuple(moved(each) for each in loaded.problems))


def at_home(place: Place, copy: PurePosixPath, home: PurePosixPath) -> Place:
    """A place in a copy of a project's folder, as the same in the folder itself."""
    file = PurePosixPath(place.file)
    if not file.is_relative_to(copy):
        return place
    return replace(place, file=(home / file.relative_to(copy)).as_posix())


def prove(before: Project, after: Project, carried: Iterable[Change]) -> None:
    """Hold a changed project to the changes: each is there, and there are no others.

    Raises :class:`NotProven`.
    """
    figures, allowed = Figures(after), set()
    for change in carried:
        held = figures.of(change)
        if held != change.now and not (change.to_nought and held == 0.0):
            raise NotProven(change.shown)
        allowed.add(_without_year(change.address))
    old, new = (dict(_leaves(to_tree(each))) for each in (before, after))
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path) and not _is_below(path, allowed):
            raise NotProven(path)


def _is_below(path: str, allowed: set[str]) -> bool:
    """Whether a leaf belongs to an input that was changed.

    A share that stands alone is a leaf above its address (``cashable.share``).
    """
    keys = _without_year(path).split(".")
    above = {".".join(keys[:n]) for n in range(1, len(keys) + 1)}
    return bool(above & allowed) or ".".join((*keys, "share")) in allowed


def _without_year(address: str) -> str:
    """An address that an option sets, without the one year that it is set for."""
    return re.sub(r"@[^.]*", "", address)


def _leaves(node: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Each text of a tree with its address."""
    below: Iterable[tuple[object, object]] = ()
    if isinstance(node, Mapping):
        below = node.items()
    elif isinstance(node, list):
        below = enumerate(node)
    else:
        yield path, str(node)
    for key, item in below:
        yield from _leaves(item, f"{path}.{key}" if path else str(key))
