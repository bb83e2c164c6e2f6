"""A number in a YAML or JSON text, replaced where it stands."""

from __future__ import annotations

import json

import yaml

from cba.loading.editing.edits import Edit, NotCarried
from cba.loading.editing.spelling import respelled
from cba.loading.editing.yaml_nodes import Node, YamlNodes
from cba.models.ranges import split_range


def replaced(
    nodes: YamlNodes, node: Node, value: float, unit: str, *, flow: bool
) -> Edit:
    """The edit that puts another number in place of the one at a node.

    A range beside it, quotes and the way it is written stay. Raises `NotCarried`
    where no single number stands there.
    """
    nodes.refuse_shared(node)
    if not isinstance(node, yaml.ScalarNode):
        raise NotCarried("it is not a single number in the file", "change it there")
    start, end = nodes.span(node)
    return Edit(start, end, rewritten(nodes.raw(node), node, value, unit, flow=flow))


def rewritten(
    raw: str, node: yaml.ScalarNode, value: float, unit: str, *, flow: bool
) -> str:
    """The text of a node with another number, quoted as it was or as it must be."""
    old = str(split_range(node.value)[0])
    new = respelled(old.strip(), value, unit)
    quote = node.style if node.style in {"'", '"'} else ""
    inside = raw[len(quote) : len(raw) - len(quote)]
    if node.style in {"|", ">"} or not inside.startswith(old):
        # In lines of its own or with escapes: written anew, in one line.
        whole = new + node.value[len(old) :].rstrip()
        return json.dumps(whole, ensure_ascii=False) + _line_end(raw)
    text = new + inside[len(old) :]
    if not quote and flow and "," in text:
        quote = '"'
    return f"{quote}{text}{quote}"


def _line_end(raw: str) -> str:
    """The blank lines that end a text in lines of its own."""
    return raw[len(raw.rstrip()) :]


def like(nodes: YamlNodes, node: Node, value: float, unit: str, *, flow: bool) -> str:
    """A new value written in the way of one that stands there."""
    if not isinstance(node, yaml.ScalarNode):
        return respelled("", value, unit)
    return rewritten(nodes.raw(node), node, value, unit, flow=flow).rstrip()


def next_line(text: str, at: int) -> tuple[int, str]:
    """Where the line ends that a character stands on, and how lines end here."""
    ends = [found for sign in "\r\n" if (found := text.find(sign, at)) >= 0]
    end = min(ends, default=len(text))
    new_line = "\r\n" if text.startswith("\r\n", end) else text[end : end + 1]
    if new_line:
        return end, new_line
    first = text.find("\n")
    return end, "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
