"""What in styles would fetch something, as a browser's own rules read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import Node

FETCH = "styles may not fetch anything"
#: An address that stays in the page: a part of it, or what is carried in it.
_WITHIN = ("#", "data:")
#: Functions that take an address without `url(`, or from where it cannot be seen.
_FETCHING = frozenset({"image", "image-set", "-webkit-image-set", "src"})
_OTHER_STYLES = frozenset({"import", "charset"})


@dataclass(frozen=True, slots=True)
class Fetching:
    """A place in styles, by line from 1 and column from 0, that would fetch.

    ``other_styles`` says that it asks for another sheet; ``length`` is that of what
    is seen there.
    """

    line: int
    column: int
    length: int
    other_styles: bool = False

    def seen(self, css: str) -> str:
        """What stands there in the styles that were read."""
        return css.splitlines()[self.line - 1][self.column :][: self.length]

    @property
    def message(self) -> str:
        """What is refused, in words."""
        return "styles may not fetch other styles" if self.other_styles else FETCH


def fetching(css: str, allowed: tuple[str, ...] = ()) -> Iterator[Fetching]:
    r"""Every place in a sheet, a block or a value that would fetch something.

    Comments, strings and escapes are read as browsers read them, so that none of
    them hides anything. ``allowed`` are beginnings of addresses beside parts of the
    page and ``data:``.

    >>> [each.message for each in fetching(r"p { background: u\72l(x.png) }")]
    ['styles may not fetch anything']
    >>> list(fetching("p { content: 'url(x)' } /* url(y) */"))
    []
    """
    waiting = list(reversed(tinycss2.parse_component_value_list(css)))
    while waiting:
        node = waiting.pop()
        below = _below(node)
        waiting.extend(reversed(below))
        if node.type == "at-keyword":
            if node.lower_value in _OTHER_STYLES:
                yield _at(node, len(node.value) + 1, other_styles=True)
        elif node.type == "error":
            if node.kind == "bad-url":
                yield _at(node, 4)
        elif node.type == "url":
            if not stays(node.value, allowed):
                yield _at(node, 4)
        elif node.type == "function" and _is_fetching(node, allowed):
            yield _at(node, len(node.name) + 1)


def stays(address: str, allowed: tuple[str, ...] = ()) -> bool:
    """Whether an address leads nowhere else than the page, or where it may."""
    plain = address.strip()
    if plain.lower().startswith(_WITHIN):
        return True
    return plain.startswith(allowed) and ".." not in plain


def _is_fetching(node: Node, allowed: tuple[str, ...]) -> bool:
    if node.lower_name in _FETCHING:
        return True
    if node.lower_name != "url":
        return False
    texts = [each for each in node.arguments if each.type == "string"]
    return not texts or any(not stays(each.value, allowed) for each in texts)


def _below(node: Node) -> Sequence[Node]:
    """What stands in a block or between the brackets of a function."""
    if node.type == "function":
        return tuple(node.arguments)
    return tuple(getattr(node, "content", None) or ())


def _at(node: Node, length: int, *, other_styles: bool = False) -> Fetching:
    return Fetching(node.source_line, node.source_column - 1, length, other_styles)
