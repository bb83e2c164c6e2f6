"""Stretches of a text that are replaced, all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class NotCarried(Exception):
    """A change that the files cannot take: why, and what to do instead."""

    def __init__(self, reason: str, hint: str | None = None) -> None:
        self.reason, self.hint = reason, hint
        super().__init__(reason)


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters of a text, from ``start`` up to ``end``, and what stands there now."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with each stretch replaced; what lies between is the same.

    >>> edited("a: 12%", [Edit(3, 6, "14%")])
    'a: 14%'
    """
    pieces, at = [], 0
    for edit in sorted(edits):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*pieces, text[at:]))
