"""The files of a house style: each inside its folder, read once, and counted."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from itertools import islice
from pathlib import Path

from cba.loading.files import MEGABYTE, leaves, read_file
from cba.loading.suggest import clipped, closest
from cba.problems import Place, Problem

#: A folder with more files than this is not searched for a likely name.
_MOST_NAMES = 1000
_HINT = "copy the file into the folder of the house style and name it from there"


class Folder:
    """A folder whose files are read within limits; links out of it are refused.

    ``shown`` is the folder as the user named it.
    """

    def __init__(self, folder: Path) -> None:
        self.shown = folder
        self._home = folder.resolve()
        self._digests: dict[str, str] = {}

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the names and contents of every file read so far."""
        lines = (f"{digest}  {name}\n" for name, digest in self._digests.items())
        return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()

    @property
    def files(self) -> tuple[Path, ...]:
        """Where every file read so far lies, in the order of reading."""
        return tuple(self._home / name for name in self._digests)

    def name_of(self, name: str) -> str:
        """A file of the folder as messages name it."""
        return (self.shown / name).as_posix()

    def read(self, name: str, limit: int, place: Place) -> bytes | Problem:
        """The bytes of a file of the folder, or why it cannot be read (CBA603).

        ``limit`` is in bytes; ``place`` is where the file is named.
        """
        if refused := leaves(name, "the folder of the house style"):
            return Problem("CBA603", refused, hint=_HINT, place=place)
        shown = clipped(name)
        try:
            path = (self._home / name).resolve()
            if not path.is_relative_to(self._home):
                message = f"`{shown}` is a link out of the folder of the house style"
                return Problem("CBA603", message, hint=_HINT, place=place)
            if not path.exists():
                return self._missing(name, place)
        except (OSError, RuntimeError, ValueError):
            return self._missing(name, place)
        content = read_file(path, limit, place)
        if isinstance(content, Problem):
            hint = f"a file of at most {limit // MEGABYTE} MB will do"
            if content.code != "CBA103":
                hint = content.hint or "name a file in the folder of the house style"
            return replace(content, code="CBA603", hint=hint)
        self._digests[Path(name).as_posix()] = hashlib.sha256(content).hexdigest()
        return content

    def names(self, below: str) -> list[str]:
        """The names in a folder of this one, in order; none if it is not there.

        :raises OSError: it may not be read.
        """
        folder = (self._home / below).resolve()
        if not folder.is_dir():
            return []
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, _MOST_NAMES)]
        return sorted(name for name in names if not name.startswith("."))

    def _missing(self, name: str, place: Place) -> Problem:
        try:
            near = closest(name, self.names("."))
        except OSError:
            near = None
        return Problem(
            "CBA603",
            f"there is no `{clipped(name)}` in the folder of the house style",
            hint=f"did you mean `{near}`?" if near else "put it beside `style.yaml`",
            place=place,
        )
