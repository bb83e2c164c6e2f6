"""Unquoted texts that YAML takes for something else than the writer meant.

Two traps that show in one text alone: ``no``, which YAML 1.1 readers take for
false (CBA107), and ``council:60%``, which without a space after its colon is
one text instead of a key with a value (CBA109).
"""

from __future__ import annotations

import re

from cba.loading.document import Scalar
from cba.loading.suggest import clipped
from cba.problems import Place, Problem

_YES_NO = frozenset({"yes", "no", "on", "off"})
_LONGEST_YES_NO = 3
#: A text is looked through so far, and is no mapping gone wrong if it is longer.
_LONGEST = 2000

_YEAR = r"\d{4}(?:[-/]\d{2,4})?"
_NAME = rf"(?:[a-z][a-z0-9_]*|{_YEAR}(?:\.\.(?:{_YEAR})?)?)"
_NUMBER = r"[-+]?[£$€]?\d[\d,._]*(?:%|k|m|bn)?(?:/\d+)?"
#: A word such as `council:60%` or `paid_by:nhs`; never `http://…` or `3:1`.
_GLUED_WORD = re.compile(rf"({_NAME}):({_NUMBER}|[A-Za-z_]\w*)")
#: The start of a line such as `title:Small project`.
_GLUED_LINE = re.compile(rf"({_NAME}):(?!//)([^ \t].*)")
#: A further line of a text that begins like `price_year:2019-20`. A reference
#: such as `doi:10.1000/xyz` is no key, nor is a year: `2019:393(10)` cites a page.
_GLUED_FURTHER = re.compile(
    r"(?!(?:arxiv|doi|hdl|isbn|issn|mailto|urn):)([a-z][a-z0-9_]*):(?!//)([^ \t].*)"
)
#: No key of a project holds a colon.
_GLUED_KEY = re.compile(r"([^\s:]+):(?!//)([^ \t].*)", re.DOTALL)


def is_yes_no(text: str) -> bool:
    """Whether an unquoted text is one that YAML 1.1 takes for true or false."""
    return len(text) <= _LONGEST_YES_NO and text.lower() in _YES_NO


def yes_no(text: str, place: Place) -> Problem:
    """The problem of a bare yes, no, on or off (CBA107)."""
    truth = "true" if text.lower() in {"yes", "on"} else "false"
    return Problem(
        code="CBA107",
        message=f"`{text}` without quotes may be read as text or as {truth}",
        hint=f'write "{text}" in quotes for the text, or {truth}',
        label="text or truth?",
        place=place,
    )


def glued_key(text: str) -> tuple[str, str] | None:
    """The key and the value of an unquoted key that holds a colon."""
    match = _GLUED_KEY.match(text)
    return (match[1], match[2]) if match else None


def glued_words(text: str) -> list[tuple[str, str]] | None:
    """Keys and values where every word of a text is one glued at a colon."""
    words = text[:_LONGEST].split()
    if len(text) > _LONGEST:
        words.pop()
    pairs: list[tuple[str, str]] = []
    for word in words:
        match = _GLUED_WORD.fullmatch(word.rstrip(","))
        if match is None:
            return None
        pairs.append((match[1], match[2]))
    return pairs or None


def glued_line(line: str) -> tuple[str, str] | None:
    """The key and the value of a line of YAML that lacks the space after a colon."""
    match = _GLUED_LINE.match(line.strip().removeprefix("- ").lstrip())
    return (match[1], match[2].rstrip()) if match else None


def glued_further(line: str) -> tuple[str, str] | None:
    """The key and the value that a further line of a text holds, and swallows.

    >>> glued_further("  price_year:2019-20"), glued_further("  https://x.org")
    (('price_year', '2019-20'), None)
    """
    match = _GLUED_FURTHER.match(line.strip())
    return (match[1], match[2].rstrip()) if match else None


def no_space(pair: tuple[str, str], place: Place) -> Problem:
    """The problem of a key and a value without a space between them (CBA109)."""
    key, value = clipped(pair[0]), clipped(pair[1].split("\n", 1)[0])
    glued = clipped(f"{key}:{value}")
    return Problem(
        code="CBA109",
        message=f"`{glued}` has no space after its colon, so it is one text"
        " instead of a key with a value",
        hint=f"write `{key}: {value}`, or the whole in quotes if it is a text",
        label="a space is missing after the colon",
        place=place,
    )


def mended(pairs: list[tuple[str, str]]) -> dict[str, Scalar]:
    """What the glued texts were meant to be, so that no further error follows."""
    return {key: Scalar(value, plain=True) for key, value in pairs}
