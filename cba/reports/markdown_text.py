r"""Texts of a project in Markdown, in which nothing but our own marks is a mark.

What looks like an address is set as code: an escaped one would still be made a link
by readers that look for addresses in what is left once marks are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_SPECIAL = re.compile(r"`(?P<code>[^`]+)`|(?P<word>[^\s`]+)")
_ADDRESS = re.compile(r"://|www\.|@", re.IGNORECASE)
#: What stands after an address rather than in it.
_AFTER = ".,;:!?)\u2069"
#: What stands before one.
_BEFORE = "(\u2068"
#: Marks anywhere; an underscore that begins or ends a word; the start of an entity.
_MARK = re.compile(r"[\\`*\[\]|~$]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
#: What opens a tag, or a template of a site that is made from Markdown, stands as an
#: entity: some readers take no backslash before it.
_ENTITIES = {"<": "&lt;", "{": "&#123;"}
_OPENING = re.compile(r"<|\{(?=[{%#])")
#: What at the head of a line would make it a list, a heading or a quotation.
_HEAD = re.compile(r"(?=[-+#>=])|(?<=\d)(?=[.)])")
_NUMBERED = re.compile(r"\d{1,9}[.)]")


def inline(text: str) -> str:
    r"""The text within a line or a cell.

    >>> print(inline("2 * 3 <b> [x](y) a|b see https://x.org."))
    2 \* 3 &lt;b> \[x\](y) a\|b see `https://x.org`.
    >>> print(inline("a licence (https://x.org/4.0/); reworded"))
    a licence (`https://x.org/4.0/`); reworded
    """
    flat = _BREAKS.sub(" ", text).strip()
    # Pieces of code that touch are one: their ticks would run together.
    pieces = groupby(filter(itemgetter(1), _pieces(flat)), itemgetter(0))
    return "".join(
        (_as_code if is_code else _escaped)("".join(piece for _, piece in found))
        for is_code, found in pieces
    )


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether it is code or an address."""
    end = 0
    for found in _SPECIAL.finditer(text):
        yield False, text[end : found.start()]
        end = found.end()
        code, word = found["code"], found["word"]
        if code is not None:
            yield True, code
            continue
        address = word.rstrip(_AFTER) if _ADDRESS.search(word) else ""
        before = len(address) - len(address.lstrip(_BEFORE))
        yield False, word[:before]
        yield True, address[before:]
        yield False, word[len(address) :]
    yield False, text[end:]


def line(text: str) -> str:
    r"""The text as a line of its own, whose head opens no list and no heading.

    >>> print(line("1. first"), line("# not a heading"), line("2026-27 it is"))
    1\. first \# not a heading 2026-27 it is
    """
    written = inline(text)
    if _NUMBERED.match(written) or written[:1] in {"-", "+", "#", ">", "="}:
        return _HEAD.sub(r"\\", written, count=1)
    return written


def strong(text: str) -> str:
    """The text in bold; nothing of nothing."""
    written = inline(text)
    return f"**{written}**" if written else ""


def fenced(text: str) -> str:
    """The text as it stands, between fences longer than any it holds.

    >>> print(fenced("cba report"))
    ```
    cba report
    ```
    """
    fence = "`" * max(3, _longest_ticks(text) + 1)
    return f"{fence}\n{text}\n{fence}"


def _escaped(text: str) -> str:
    marked = _MARK.sub(lambda found: "\\" + found.group(), text)
    return _OPENING.sub(lambda found: _ENTITIES[found.group()], marked)


def _as_code(text: str) -> str:
    """Code, in pieces where it holds what would end the cell of a table."""
    return r"\|".join(_code(piece) for piece in text.split("|"))


def _code(text: str) -> str:
    if not text:
        return ""
    fence = "`" * (_longest_ticks(text) + 1)
    # A space on both sides is not shown; without one, ticks would run together.
    inside = f" {text} " if text[0] in "` " or text[-1] in "` " else text
    return f"{fence}{inside}{fence}"


def _longest_ticks(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
