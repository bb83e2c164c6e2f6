"""Changed files held to what was to change in them, before any of them is written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from cba.loading.document import Document
from cba.loading.editing.figures import Figures
from cba.loading.overrides import split_address
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
    copy, home = folder.as_posix(), PurePosixPath(document.file).parent

    def at_home(problem: Problem) -> Problem:
        place = problem.place
        return problem if place is None else replace(problem, place=moved(place))

    def moved(place: Place) -> Place:
        file = PurePosixPath(place.file)
        inside = file.is_relative_to(copy)
        shown = (home / file.relative_to(copy)).as_posix() if inside else place.file
        return replace(place, file=shown)

    return replace(loaded, problems=tuple(at_home(each) for each in loaded.problems))


def prove(before: Project, after: Project, carried: Iterable[Change]) -> None:
    """Hold a changed project to the changes: each is there, and there are no others.

    Raises :class:`NotProven`.
    """
    figures, allowed = Figures(after), set()
    for change in carried:
        if figures.of(change) != change.now:
            raise NotProven(change.shown)
        allowed.add(_node_path(change.address))
    old, new = (dict(_leaves(to_tree(each))) for each in (before, after))
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path) and not _is_below(path, allowed):
            raise NotProven(".".join(path))


def _is_below(path: tuple[str, ...], allowed: set[tuple[str, ...]]) -> bool:
    """Whether a leaf belongs to an input that was changed.

    A share that stands alone is a leaf above its address (``cashable.share``).
    """
    below = any(path[:n] in allowed for n in range(len(path) + 1))
    return below or (*path, "share") in allowed


def _node_path(address: str) -> tuple[str, ...]:
    """The keys that lead to an address in the tree of a project."""
    path, _ = split_address(address)
    if path[0] == "options" and len(path) > 3:
        return (*path[:3], ".".join(address.split(".")[3:]))
    return path


def _leaves(
    node: object, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, Mapping):
        for key, item in node.items():
            yield from _leaves(item, (*path, str(key)))
    elif isinstance(node, list):
        for number, item in enumerate(node):
            yield from _leaves(item, (*path, str(number)))
    else:
        yield path, str(node)
