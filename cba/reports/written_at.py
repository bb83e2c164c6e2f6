"""Where the inputs of a project stand, as a reader of its files finds them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from cba.loading.document import Document, Key
from cba.loading.overrides import node_at
from cba.reports.texts import tidy


@dataclass(frozen=True, slots=True, eq=False)
class WrittenAt:
    """The places of a project as it was read; of one that was never a file, none.

    ``option`` is the option that is described: what it sets stands there.
    """

    document: Document | None = None
    option: str = ""

    @property
    def file(self) -> str:
        """The name of the project file; empty where there is none."""
        return "" if self.document is None else _name(self.document.file)

    def words(self, address: str) -> str:
        """The line of an input, and its file where that is not the project file.

        Empty for what is not written, such as a default, or for no file at all.
        """
        if self.document is None or not address:
            return ""
        tree = self.document.tree
        by_option: tuple[Key, ...] = ("options", self.option, "set", address)
        names = address.split(".")
        path = self.document.written(names)
        if self.document.has(by_option):
            path = by_option
        elif len(path) < len(names):
            return ""
        place = self.document.place(path)
        node = node_at(tree, [str(name) for name in path])
        if isinstance(node, dict) and place.file == self.document.file:
            # What goes over several lines is looked for at its key.
            place = self.document.place(path, key=True)
        where = place.cell or f"line {place.line}"
        name = _name(place.file)
        return where if name == self.file else f"{name}, {where}"


def _name(file: str) -> str:
    """The name of a file, without the folder that it happens to lie in."""
    return tidy(PurePath(file).name)
