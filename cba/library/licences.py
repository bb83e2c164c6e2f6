"""Licences under which unit costs and values come, and what each allows."""

from __future__ import annotations

from typing import NamedTuple


class Licence(NamedTuple):
    """A licence by the tag that files write it with.

    ``passes_on`` says whether a document with the figures may be given to others,
    ``attribution`` whether the source has to be credited in it.
    """

    tag: str
    title: str
    passes_on: bool
    attribution: bool
    also: tuple[str, ...] = ()


LICENCES = (
    Licence(
        "OGL v3.0",
        "Open Government Licence v3.0",
        passes_on=True,
        attribution=True,
        also=("Open Government Licence", "OGL", "OGL 3.0", "OGL-UK-3.0"),
    ),
    Licence(
        "CC BY 4.0",
        "Creative Commons Attribution 4.0",
        passes_on=True,
        attribution=True,
        also=("Creative Commons Attribution 4.0 International",),
    ),
    Licence(
        "CC BY-SA 4.0",
        "Creative Commons Attribution-ShareAlike 4.0",
        passes_on=True,
        attribution=True,
        also=("Creative Commons Attribution-ShareAlike 4.0 International",),
    ),
    Licence(
        "CC BY-ND 4.0",
        "Creative Commons Attribution-NoDerivatives 4.0",
        passes_on=True,
        attribution=True,
    ),
    Licence(
        "CC BY-NC 4.0",
        "Creative Commons Attribution-NonCommercial 4.0",
        passes_on=True,
        attribution=True,
    ),
    Licence(
        "CC0 1.0",
        "Creative Commons Zero: no rights reserved",
        passes_on=True,
        attribution=False,
        also=("CC0", "public domain"),
    ),
    Licence("own", "The project's own figures", passes_on=True, attribution=False),
    Licence(
        "with permission",
        "Used with the owner's permission",
        passes_on=True,
        attribution=True,
        also=("permission", "by permission"),
    ),
    Licence(
        "internal",
        "For use within the organisation that holds it; not to be passed on",
        passes_on=False,
        attribution=True,
        also=("internal use only", "confidential"),
    ),
    Licence(
        "licensed",
        "Bought or lent under terms that forbid passing the figures on",
        passes_on=False,
        attribution=True,
        also=("all rights reserved", "proprietary", "commercial", "restricted"),
    ),
)


def licence(text: str) -> Licence | None:
    """The licence that a text names by its tag, title or another name; else None.

    Capitals, hyphens and a leading v before the version make no difference; a tag
    in brackets at the end is enough.

    >>> licence("cc-by-4.0").tag, licence("Open Government Licence v3.0").tag
    ('CC BY 4.0', 'OGL v3.0')
    """
    *_, tag = text.rstrip(" )").rpartition("(")
    asked = {_plain(text), _plain(tag)}
    for each in LICENCES:
        if asked & {_plain(name) for name in (each.tag, each.title, *each.also)}:
            return each
    return None


def may_pass_on(text: str) -> bool | None:
    """Whether figures under a licence may be given to others; None where unknown."""
    found = licence(text)
    return None if found is None else found.passes_on


def _plain(text: str) -> str:
    words = text.lower().replace("-", " ").replace(":", " ").split()
    return " ".join(_version(word) for word in words)


def _version(word: str) -> str:
    return word.removeprefix("v") if word[1:2].isdigit() else word
