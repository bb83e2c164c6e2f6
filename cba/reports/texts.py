"""Texts of a project made fit to stand in a document, whatever they hold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

_SPACES = re.compile(r"\s+")
#: Marks that would turn the words after them round as well.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ISOLATE, _END = "\u2068", "\u2069"
_ELLIPSIS = "…"
#: The longest name and the longest title that tables and sentences can carry.
_NAME, _TITLE = 80, 160


def tidy(text: str | None) -> str:
    r"""The text in one line, without control characters; empty for None.

    Half a surrogate, which no file can hold, becomes the replacement character.

    >>> tidy("  two\n lines\x00 ")
    'two lines'
    """
    if not text:
        return ""
    spaced = _SPACES.sub(" ", text)
    return "".join(_kept(char) for char in spaced).strip()


def as_name(text: str | None) -> str:
    """The name of a body, no longer than a sentence or a table bears.

    One that is written from right to left, in part or in whole, is isolated, so
    that it turns no figure beside it round.
    """
    return isolated(shortened(tidy(text), _NAME))


def names_apart(names: Mapping[str, str | None]) -> dict[str, str]:
    """The names of bodies by id, with the ids in brackets of those that are alike.

    Capitals alone do not tell two names apart, nor does what is cut off.

    >>> names_apart({"north": "Trust", "south": "trust", "icb": "ICB"})
    {'north': 'Trust (north)', 'south': 'trust (south)', 'icb': 'ICB'}
    """
    return _apart({key: as_name(name) for key, name in names.items()})


def as_title(text: str | None) -> str:
    """The title of a line or an option, likewise, but longer than a name."""
    return isolated(shortened(tidy(text), _TITLE))


def titles_apart(titles: Mapping[str, str | None]) -> dict[str, str]:
    """The titles of options by id, told apart as names are.

    >>> titles_apart({"gate": "Through the gate", "prison": "through the gate"})
    {'gate': 'Through the gate (gate)', 'prison': 'through the gate (prison)'}
    """
    return _apart({key: as_title(title) for key, title in titles.items()})


def _apart(shown: Mapping[str, str]) -> dict[str, str]:
    """Texts by id, with the ids in brackets of those that are alike."""
    alike = Counter(text.casefold() for text in shown.values())
    return {
        key: f"{text} ({key})" if alike[text.casefold()] > 1 else text
        for key, text in shown.items()
    }


def isolated(text: str) -> str:
    """The text, so that one from right to left turns nothing beside it round."""
    return f"{_ISOLATE}{text}{_END}" if _is_turned(text) else text


def paragraphs(text: str | None) -> tuple[str, ...]:
    """The paragraphs of a text, which blank lines part, each made tidy."""
    parts = re.split(r"\n\s*\n", text or "")
    return tuple(tidied for part in parts if (tidied := tidy(part)))


def shortened(text: str, length: int) -> str:
    """The text, or as much of its beginning as fits, at the end of a word.

    >>> shortened("Integrated care board of the north", 20)
    'Integrated care…'
    """
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    words, space, _ = cut.rpartition(" ")
    kept = words if space and len(words) > length // 2 else cut
    return kept.rstrip(" ,.;:–-") + _ELLIPSIS


def ending_of(text: str) -> str:
    """The mark that a name cut short has to end with: none, for most."""
    return _END if text.startswith(_ISOLATE) else ""


def sentence(text: str) -> str:
    """The text with a full stop, where it ends with no mark of its own."""
    return text if not text or text[-1] in ".?!…:" else f"{text}."


def _kept(char: str) -> str:
    if char in _TURNING:
        return ""
    category = unicodedata.category(char)
    if category == "Cs":
        return "\ufffd"
    return "" if category == "Cc" else char


def _is_turned(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)
