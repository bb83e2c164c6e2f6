"""A tree as YAML text that our own reader takes for the same tree."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from cba.loading.document import Node

#: Texts that mean the same with and without quotes, in any YAML reader.
_BARE = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 _.%/+-]*[A-Za-z0-9_.%])?")
_WORDS = frozenset({"yes", "no", "on", "off", "null", "y", "n"})
#: Characters that JSON leaves as they are and YAML does not take.
_INVISIBLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def yaml_text(tree: dict[str, Node]) -> str:
    """The text of a tree, one key a line, indented by two spaces."""
    return "".join(f"{line}\n" for line in _mapping(tree, ""))


def _mapping(tree: dict[str, Node], indent: str) -> Iterator[str]:
    for key, node in tree.items():
        name = f"{indent}{scalar_text(key)}:"
        if isinstance(node, dict) and node:
            yield name
            yield from _mapping(node, f"{indent}  ")
        elif isinstance(node, list) and any(not _is_text(item) for item in node):
            yield name
            yield from _list(node, f"{indent}  ")
        else:
            yield f"{name} {_flow(node)}"


def _list(items: list[Node], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict) and item:
            first, *rest = _mapping(item, f"{indent}  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        elif isinstance(item, list) and any(not _is_text(part) for part in item):
            yield f"{indent}-"
            yield from _list(item, f"{indent}  ")
        else:
            yield f"{indent}- {_flow(item)}"


def _flow(node: Node) -> str:
    if node is None:
        return "null"
    if isinstance(node, str):
        return scalar_text(node)
    if isinstance(node, list):
        return f"[{', '.join(_flow(item) for item in node)}]"
    return "{}"


def _is_text(node: Node) -> bool:
    return isinstance(node, str)


def scalar_text(text: str) -> str:
    """A text as a scalar: bare where it means the same so, and in quotes elsewhere.

    >>> print(scalar_text("35%"), scalar_text("£1,250.50"), scalar_text("yes"))
    35% "£1,250.50" "yes"
    """
    if _BARE.fullmatch(text) and text.lower() not in _WORDS:
        return str(text)
    quoted = json.dumps(text, ensure_ascii=False)
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
