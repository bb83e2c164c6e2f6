"""Where the inputs of a project stand in its YAML or JSON text, to the character."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from cba.loading.editing.edits import NotCarried

Node: TypeAlias = "yaml.ScalarNode | yaml.MappingNode | yaml.SequenceNode"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: YAML knows no characters in two halves, as JSON writes an emoji; that text is
#: never edited, so that anything as long may stand there.
_HALVES = re.compile(r"(?:\\u[dD][89a-fA-F][0-9a-fA-F]{2})+")
_LONG = ("value", "low")


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in the text; ``flow`` says that it stands between brackets."""

    node: Node
    flow: bool


class YamlNodes:
    """The nodes of one text.

    The text must be one that a project was read from: whole, and of bounded depth.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        stand_in = _HALVES.sub(lambda match: "x" * len(match[0]), text)
        root: Any = yaml.compose(stand_in, Loader=_LOADER)
        self._root: Node | None = root
        self._uses = Counter(_uses(self._root))

    def find(self, path: Sequence[str]) -> Spot | None:
        """The value at an address, below its ``value`` where it is written long.

        None where nothing stands there. Raises `NotCarried` where the text serves
        several inputs by an alias.
        """
        node, flow = self._root, False
        rest = list(path)
        if path[:1] == ["options"] and len(path) > 3:
            # What an option sets has the address of an input as its key.
            rest = [*path[:3], ".".join(path[3:])]
        while node is not None:
            self.refuse_shared(node)
            flow = flow or _is_flow(node)
            if not rest:
                break
            node, rest = _below(node, rest)
        long = _value_of(node) or node
        return None if long is None else Spot(long, flow or _is_flow(long))

    def refuse_shared(self, node: Node) -> None:
        """Refuse to change what stands in several places through an alias."""
        if self._uses[id(node)] > 1:
            line = node.start_mark.line + 1
            raise NotCarried(
                f"the text at line {line} serves several inputs through an alias",
                "write the value out where it is used, in place of `*name`",
            )

    def span(self, node: Node) -> tuple[int, int]:
        """Where a node starts and ends in the text."""
        return _index(node.start_mark), _index(node.end_mark)

    def raw(self, node: Node) -> str:
        """The text of a node as it is written."""
        start, end = self.span(node)
        return self.text[start:end]


def _index(mark: Any) -> int:  # noqa: ANN401
    index: int = mark.index
    return index


def _uses(root: Node | None) -> Iterator[int]:
    """The identity of each node, once for each place that it stands in."""
    waiting, seen = [root] if root is not None else [], set()
    while waiting:
        node = waiting.pop()
        yield id(node)
        if id(node) in seen or isinstance(node, yaml.ScalarNode):
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [value for _, value in node.value]
        else:
            waiting += node.value


def pairs(node: Node) -> list[tuple[Node, Node]]:
    """The keys and values of a mapping."""
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def key_of(node: Node) -> str:
    """The text of a key."""
    return node.value.strip() if isinstance(node, yaml.ScalarNode) else ""


def _below(node: Node, rest: list[str]) -> tuple[Node | None, list[str]]:
    """The node below another by the next key, and the keys that are left."""
    name, *left = rest
    if isinstance(node, yaml.SequenceNode):
        position = int(name) if name.isascii() and name.isdigit() else len(node.value)
        return (node.value[position] if position < len(node.value) else None), left
    if isinstance(node, yaml.ScalarNode):
        # A share alone has two addresses: `cashable`, and `cashable.share`.
        # A curve of one share has it in year 0.
        return (node, []) if rest in (["share"], ["0"]) else (None, left)
    found = {key_of(key): value for key, value in pairs(node)}
    if name in found:
        return found[name], left
    above = [key for key in found if key and name.startswith(f"{key}.")]
    if above:
        longest = max(above, key=len)
        return found[longest], [*name[len(longest) + 1 :].split("."), *left]
    if name == "share" and not left and "value" in found:
        return node, []
    return None, left


def _value_of(node: Node | None) -> Node | None:
    """The value of an input that is written long, or of a share below `cashable`."""
    found = {key_of(key): value for key, value in pairs(node)} if node else {}
    if any(key in found for key in _LONG):
        return found.get("value")
    share = found.get("share")
    if share is not None:
        return _value_of(share) or share
    return None


def _is_flow(node: Node | None) -> bool:
    return bool(getattr(node, "flow_style", False))
