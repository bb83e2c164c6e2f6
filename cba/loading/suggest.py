"""The known word that a mistyped one was probably meant to be."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

#: Below this likeness a suggestion misleads more often than it helps.
_LIKENESS = 0.6
_LONGEST = 80
#: Of so many words, each is compared; of more, so many on each side in order.
_FEW, _BESIDE = 200, 12


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to what was written, or None where none is near.

    Capitals, hyphens, spaces and underscores make no difference.

    >>> closest("Paid-By", ["title", "paid_by"]), closest("zebra", ["title"])
    ('paid_by', None)
    """
    words = _words(tuple(known))
    # A text of thousands of characters is no typing slip, and slow to compare.
    plain = _plain(word[:_LONGEST])
    if plain in words.names:
        return words.names[plain]
    near = words.near(plain)
    found = difflib.get_close_matches(plain, near, n=1, cutoff=_LIKENESS)
    return words.names[found[0]] if found else None


class _Words:
    """Known words by how they compare, and in order from either end."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self.names: dict[str, str] = {}
        for name in known:
            self.names.setdefault(_plain(name), name)
        self._forwards = sorted(self.names)
        self._backwards = sorted(name[::-1] for name in self.names)

    def near(self, plain: str) -> list[str]:
        """The words worth comparing: of many, those that begin or end alike."""
        if len(self.names) <= _FEW:
            return list(self.names)
        begin = _neighbours(self._forwards, plain)
        end = [name[::-1] for name in _neighbours(self._backwards, plain[::-1])]
        return list(dict.fromkeys(begin + end))


@lru_cache(maxsize=8)
def _words(known: tuple[str, ...]) -> _Words:
    return _Words(known)


def _neighbours(ordered: list[str], word: str) -> list[str]:
    at = bisect_left(ordered, word)
    return ordered[max(at - _BESIDE, 0) : at + _BESIDE]


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
