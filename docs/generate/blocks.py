"""The fenced blocks of a page: sessions, files that it writes, whole projects."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLOCK = re.compile(
    r"^```(?P<language>\w+)(?P<info>[^\n]*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_TITLE = re.compile(r'title="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the words beside it, its text and its place.

    ``title`` is the file that the block is, or that a diff changes; ``span`` is
    where the text stands in the page.
    """

    language: str
    words: tuple[str, ...]
    title: str | None
    text: str
    span: tuple[int, int]


def blocks_of(page: str) -> list[Block]:
    r"""The fenced blocks of a page, in order.

    >>> [(b.language, b.title) for b in blocks_of('```csv title="a.csv"\nid\n```\n')]
    [('csv', 'a.csv')]
    """
    found = []
    for match in _BLOCK.finditer(page):
        title = _TITLE.search(match["info"])
        found.append(
            Block(
                language=match["language"],
                words=tuple(_TITLE.sub("", match["info"]).split()),
                title=title[1] if title else None,
                text=match["text"],
                span=match.span("text"),
            )
        )
    return found


def changed(text: str, diff: str) -> str:
    r"""A text with the changes of a diff made, found by the lines it takes out.

    Lines without a sign are context. Raises `ValueError` where what the diff
    changes is not in the text, or is there twice.

    >>> changed("a: 1\nb: 2\n", " a: 1\n-b: 2\n+b: 3\n")
    'a: 1\nb: 3\n'
    """
    before, after = (
        "".join(
            line[1:] if line.strip() else line
            for line in diff.splitlines(keepends=True)
            if line[:1] != sign
        )
        for sign in "+-"
    )
    if text.count(before) != 1:
        message = f"found {text.count(before)} times:\n{before}"
        raise ValueError(message)
    return text.replace(before, after)
