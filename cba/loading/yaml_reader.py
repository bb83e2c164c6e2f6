"""A YAML or JSON text as a tree of texts with their places.

Built in one pass from the event stream of the C reader, which holds no tree of
its own: nesting and aliases are counted as they come, so that a hostile file is
refused before it takes memory.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from cba.loading.control_characters import control_character
from cba.loading.document import Node, Position, TextSource
from cba.loading.yaml_builder import Refused, TreeBuilder
from cba.loading.yaml_commas import is_json
from cba.loading.yaml_syntax import not_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cba.problems import Problem

# The C reader is some ten times faster; a build of PyYAML may lack it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# JSON escapes a character such as an emoji in two halves; YAML knows no halves.
_JSON_PAIR = re.compile(
    r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text holds, or None where it cannot be read, and its problems."""

    tree: dict[str, Node] | None
    root: Position
    problems: tuple[Problem, ...]


def read_yaml(text: str, file: str) -> Reading:
    """Read one project from its text; ``file`` names it in places.

    All problems that the text alone shows come back together. A problem that
    leaves the meaning clear leaves the tree mended, so that it causes no others.
    """
    source = TextSource(file, text)
    builder = TreeBuilder(source)
    whole = True
    problems: list[Problem] = []
    if found := control_character(source):
        return Reading(None, builder.root, (found,))
    try:
        for event in _events(text):
            builder.add(event)
    except Refused as refused:
        whole = False
        problems.append(refused.problem)
    except yaml.YAMLError as error:
        whole = False
        problems.append(not_yaml(error, source))
    problems = [*builder.problems(whole=whole), *problems]
    tree = builder.tree if whole else None
    return Reading(tree, builder.root, tuple(problems))


def _events(text: str) -> Iterator[yaml.Event]:
    if _JSON_PAIR.search(text) and is_json(text):
        text = _JSON_PAIR.sub(_one_character, text)
    yield from yaml.parse(text, Loader=_LOADER)


def _one_character(pair: re.Match[str]) -> str:
    high, low = int(pair[2], 16), int(pair[3], 16)
    number = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
    return f"{pair[1]}\\U{number:08X}"
