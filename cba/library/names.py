"""Looking a name up, and what a caller is told where the library has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Reference = TypeVar("Reference")


class UnknownReference(LookupError):
    """A name or edition that the library does not hold.

    ``kind`` says what was asked for (``discount schedule``), ``name`` what it
    was called; ``known`` lists the names there are, so that a caller can say
    which one was perhaps meant.
    """

    def __init__(self, kind: str, name: str, known: tuple[str, ...]) -> None:
        """Keep the parts, so that a caller can word its own message."""
        super().__init__(kind, name, known)
        self.kind = kind
        self.name = name
        self.known = known

    def __str__(self) -> str:
        """What was asked for, and what there is."""
        return f"there is no {self.kind} `{self.name}`; known: {', '.join(self.known)}"


def look_up(kind: str, name: str, known: Mapping[str, Reference]) -> Reference:
    """What a table holds under a name; `UnknownReference` where it has none."""
    if name not in known:
        raise UnknownReference(kind, name, tuple(known))
    return known[name]
