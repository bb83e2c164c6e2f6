"""A project as it was written: a tree of texts, each with its place.

Nothing is converted here. Which text is a number, a share or a year is decided
later, by what the schema expects at that address, so that ``2026`` stays what
the analyst typed and every message can quote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, Self, TypeAlias

from cba.problems import Place

_LINE_END = re.compile(r"\r\n|\r|\n")


class Scalar(str):
    """The text of one value, exactly as written once quotes are taken off.

    ``plain`` says that it stood without quotes in YAML, ``cut`` that a comment
    without a space after its ``#`` follows it, which is most often the lost
    rest of a text (``title: Plan #3``; the text is then empty where nothing
    stands before the ``#``), and ``cell`` that it came from a table.
    """

    __slots__ = ("cell", "cut", "plain")

    cell: bool
    cut: bool
    plain: bool

    def __new__(
        cls, text: str, *, plain: bool = False, cut: bool = False, cell: bool = False
    ) -> Self:
        """Make the text with what is known of how it was written."""
        made = super().__new__(cls, text)
        made.plain, made.cut, made.cell = plain, cut, cell
        return made


Node: TypeAlias = "Scalar | list[Node] | dict[str, Node] | None"
Key: TypeAlias = str | int
#: Line, column (both from 0) and length; of a table, row and column of the cell.
Span: TypeAlias = tuple[int, int, int]


class Source(Protocol):
    """Something that was read and can say where a stretch of it is."""

    def place(self, span: Span) -> Place:
        """The place of a stretch of this source, with its excerpt."""
        ...


class TextSource:
    """The text of a YAML or JSON file, by line."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends, as the YAML reader counts them."""
        return _LINE_END.split(self.text)

    def line(self, number: int) -> str:
        """One line, counted from 0; empty beyond the end of the file."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def place(self, span: Span) -> Place:
        """The stretch of the line, at least one character long."""
        line, column, length = span
        return Place(
            file=self.file,
            line=line + 1,
            column=column + 1,
            length=max(length, 1),
            excerpt=self.line(line),
            start=column,
        )


@dataclass(slots=True)
class Position:
    """Where a value and its key stand, and where the values inside it do."""

    source: Source
    key: Span
    value: Span
    parts: dict[Key, Position] | None = None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its name in the project's folder, and its digest."""

    name: str
    sha256: str


@dataclass(slots=True)
class Document:
    """A whole project as written: the tree, the places, the files it came from.

    ``file`` is the project file as the user named it; ``files`` are the project
    file and every table, with the SHA-256 of their bytes.
    """

    tree: dict[str, Node]
    file: str
    files: tuple[SourceFile, ...]
    root: Position

    def place(self, path: tuple[Key, ...], *, key: bool = False) -> Place:
        """Where the value at an address stands, or its key.

        Where nothing stands at the address, the place of its nearest ancestor.
        The key of a field that came from a table is the head of its column.
        """
        position = self.root
        for name in path:
            below = position.parts.get(name) if position.parts else None
            if below is None:
                break
            position = below
        return position.source.place(position.key if key else position.value)

    def written(self, names: Iterable[str]) -> tuple[Key, ...]:
        """As much of an address as the tree holds, positions in lists as numbers."""
        path: list[Key] = []
        node: Node = self.tree
        for name in names:
            if isinstance(node, dict) and name in node:
                path.append(name)
                node = node[name]
            elif isinstance(node, list) and name.isdigit() and int(name) < len(node):
                path.append(int(name))
                node = node[int(name)]
            else:
                break
        return tuple(path)

    def has(self, path: tuple[Key, ...]) -> bool:
        """Whether the address is in the tree, be its value empty or not."""
        node: Node = self.tree
        for name in path:
            if isinstance(node, dict) and isinstance(name, str):
                if name not in node:
                    return False
                node = node[name]
            elif isinstance(node, list) and isinstance(name, int):
                if not 0 <= name < len(node):
                    return False
                node = node[name]
            else:
                return False
        return True

    def add_lines(
        self, section: str, lines: Iterable[tuple[str, Node, Position]]
    ) -> None:
        """Add lines of a table to a section, each by its id.

        The section is copied first: through a YAML alias it may be the same
        object as another, which must not gain the lines.
        """
        old = self.tree.get(section)
        filled = dict(old) if isinstance(old, dict) else {}
        parts = self.root.parts = dict(self.root.parts or {})
        was = parts.get(section)
        places = dict(was.parts or {}) if was else {}
        for name, node, position in lines:
            filled[name] = node
            places[name] = position
            if was is None:
                was = Position(position.source, position.key, position.value)
        self.tree[section] = filled
        if was is not None:
            parts[section] = Position(was.source, was.key, was.value, places)
