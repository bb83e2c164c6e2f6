"""The known word that a mistyped one was probably meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

#: Below this likeness a suggestion misleads more often than it helps.
_LIKENESS = 0.6
_LONGEST = 80


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to what was written, or None where none is near.

    Capitals, hyphens, spaces and underscores make no difference.

    >>> closest("Paid-By", ["title", "paid_by"]), closest("zebra", ["title"])
    ('paid_by', None)
    """
    by_plain: dict[str, str] = {}
    for name in known:
        by_plain.setdefault(_plain(name), name)
    # A text of thousands of characters is no typing slip, and slow to compare.
    found = difflib.get_close_matches(
        _plain(word[:_LONGEST]), list(by_plain), n=1, cutoff=_LIKENESS
    )
    return by_plain[found[0]] if found else None


def _plain(word: str) -> str:
    return word.strip().lower().replace("-", "_").replace(" ", "_")


def clipped(text: str, longest: int = 60) -> str:
    """The text as a message quotes it: one line, cut with ``…`` where it is long.

    >>> clipped("a long text", longest=6)
    'a long…'
    """
    line = " ".join(text[: longest * 4].split())
    if len(line) <= longest and len(text) <= longest * 4:
        return line
    return line[:longest].rstrip() + "…"
