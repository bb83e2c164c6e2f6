"""The tree of a YAML text, put together from the events of its reader."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from cba.loading.document import Key, Node, Position, TextSource
from cba.loading.suggest import clipped
from cba.loading.yaml_frames import (
    Frame,
    PendingKey,
    extent,
    is_plain,
    pending,
    span_of,
)
from cba.loading.yaml_keys import KeyRules
from cba.loading.yaml_texts import TextRules
from cba.problems import Problem

#: Nothing an analyst writes comes near these; what does is a mistake or an attack.
DEEPEST = 50
MOST_VALUES = 200_000
#: A file with more is something else than a project.
MOST_PROBLEMS = 1000


class Refused(Exception):
    """Reading cannot go on."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


@dataclass(slots=True)
class _Anchor:
    """What ``&name`` stands for, once the collection it names is closed."""

    node: Node = None
    size: int = 1
    height: int = 0
    closed: bool = True


class TreeBuilder:
    """Puts a tree together, event by event, and gathers what is wrong with it."""

    def __init__(self, source: TextSource) -> None:
        self.root = Position(source, (0, 0, 1), (0, 0, 1))
        self.tree: dict[str, Node] | None = None
        self._source = source
        self._problems: list[Problem] = []
        self._keys = KeyRules(source, self._problems)
        self._texts = TextRules(source, self._problems, self._keys.commas)
        self._stack: list[Frame] = []
        self._anchors: dict[str, _Anchor] = {}
        self._values = 0
        self._documents = 0

    def add(self, event: yaml.Event) -> None:
        """Take one event; raises :class:`Refused` where reading must stop."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)
        if len(self._problems) > MOST_PROBLEMS:
            message = f"more than {MOST_PROBLEMS} problems come before this"
            hint = "mend them first; the rest of the file is not read"
            raise Refused(self._error("CBA103", message, hint, event))

    def problems(self, *, whole: bool) -> list[Problem]:
        """What was found; ``whole`` says that the text was read to its end."""
        found = [*self._problems, *self._keys.commas.problems()]
        if whole:
            found += self._texts.unused_anchors()
            if not self._documents:
                found.append(self._error("CBA101", "the file is empty", _BEGIN))
        return found

    def _error(
        self, code: str, message: str, hint: str, event: yaml.Event | None = None
    ) -> Problem:
        span = span_of(event, self._source) if event else (0, 0, 1)
        return Problem(code, message, hint=hint, place=self._source.place(span))

    def _document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "a second document begins here; a project is a single one"
            raise Refused(
                self._error("CBA101", message, "remove the line `---`", event)
            )

    def _count(self, values: int, event: yaml.Event) -> None:
        self._values += values
        if self._values > MOST_VALUES:
            message = f"the file holds more than {MOST_VALUES:,} values"
            hint = "an alias (`*name`) counts as all it stands for; split the project"
            raise Refused(self._error("CBA103", message, hint, event))

    def _check_depth(self, levels: int, event: yaml.Event) -> None:
        if levels > DEEPEST:
            message = f"values are nested more than {DEEPEST} deep here"
            hint = "a project needs about six levels; look for a bracket too many"
            raise Refused(self._error("CBA103", message, hint, event))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._texts.refuse_tag(event)
        if not self._stack:
            raise Refused(self._not_a_mapping(event))
        frame = self._stack[-1]
        if isinstance(frame.node, dict) and frame.key is None:
            frame.key = pending(event, self._source)
            return
        self._count(1, event)
        key, frame.key = frame.key, None
        if key is None:
            if self._keys.continues_item(frame, event):
                return
        elif self._keys.stands_alone(frame, key, event) or not self._keys.accepts(
            frame, key
        ):
            return
        node = self._texts.read(frame, key, event)
        self._put(frame, key, node, self._position(event, key))
        if event.anchor:
            self._anchors[event.anchor] = _Anchor(node)

    def _position(self, event: yaml.Event, key: PendingKey | None) -> Position:
        span = span_of(event, self._source)
        if key is None:
            return Position(self._source, span, span)
        # A block of lines, and a value left empty, are shown at their key.
        block = isinstance(event, yaml.CollectionStartEvent) and not event.flow_style
        value = key.span if block or span[2] == 0 else span
        return Position(self._source, key.span, value)

    def _put(
        self, frame: Frame, key: PendingKey | None, node: Node, position: Position
    ) -> None:
        parts = frame.position.parts
        name: Key
        if isinstance(frame.node, list):
            name = len(frame.node)
            frame.node.append(node)
        else:
            name = key.text if key else ""
            frame.node[name] = node
        if parts is not None:
            parts[name] = position
        frame.size += 1

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._texts.refuse_tag(event)
        self._check_depth(len(self._stack) + 1, event)
        self._count(1, event)
        mapping = isinstance(event, yaml.MappingStartEvent)
        parent = self._stack[-1] if self._stack else None
        key, kept = None, True
        if parent is None:
            if not mapping:
                raise Refused(self._not_a_mapping(event))
        elif isinstance(parent.node, dict) and parent.key is None:
            parent.key = self._complex_key(event)
            kept = False
        elif isinstance(parent.node, dict):
            key, parent.key = parent.key, None
            kept = key is not None and self._keys.accepts(parent, key)
        else:
            parent.settle()
        position = self._position(event, key)
        position.parts = {}
        frame = Frame(
            node={} if mapping else [],
            position=position,
            flow=bool(event.flow_style),
            anchor=event.anchor,
            own_key=key,
            kept=kept,
        )
        if event.anchor:
            self._anchors[event.anchor] = _Anchor(closed=False)
        self._stack.append(frame)

    def _close(self, event: yaml.Event) -> None:
        frame = self._stack.pop()
        if frame.flow:
            self._underline_to_end(frame, event)
        if frame.anchor:
            self._anchors[frame.anchor] = _Anchor(frame.node, frame.size, frame.height)
        if not self._stack:
            if isinstance(frame.node, dict):
                self.tree, self.root = frame.node, frame.position
            return
        parent = self._stack[-1]
        parent.height = max(parent.height, frame.height + 1)
        if frame.kept:
            self._put(parent, frame.own_key, frame.node, frame.position)
        parent.size += frame.size - 1

    def _underline_to_end(self, frame: Frame, event: yaml.Event) -> None:
        line, start, _ = frame.position.value
        _, _, end_line, end = extent(event)
        if end_line == line:
            frame.position.value = (line, start, end - start)
            if frame.own_key is None:
                frame.position.key = frame.position.value

    def _alias(self, event: yaml.AliasEvent) -> None:
        anchor = self._anchors.get(str(event.anchor))
        self._texts.used(str(event.anchor))
        name = clipped(str(event.anchor))
        frame = self._stack[-1] if self._stack else None
        if frame is None:
            raise Refused(self._not_a_mapping(event))
        if isinstance(frame.node, dict) and frame.key is None:
            frame.key = self._complex_key(event)
            return
        if anchor is None:
            message = f"`*{name}` refers to an anchor `&{name}` that is not above it"
            self._problems.append(
                self._error(
                    "CBA101", message, f'write "*{name}" in quotes for text', event
                )
            )
            anchor = _Anchor()
        elif not anchor.closed:
            message = f"`*{name}` stands inside what it refers to, without an end"
            hint = "write the values out"
            raise Refused(self._error("CBA103", message, hint, event))
        self._count(anchor.size, event)
        self._check_depth(len(self._stack) + anchor.height, event)
        key, frame.key = frame.key, None
        if key is None or self._keys.accepts(frame, key):
            frame.settle()
            self._put(frame, key, anchor.node, self._position(event, key))
            frame.size += anchor.size - 1
            frame.height = max(frame.height, anchor.height + 1)

    def _complex_key(self, event: yaml.Event) -> PendingKey:
        message = "a key must be a name or a year, not a list, a mapping or an alias"
        hint = "put a text that begins with `{`, `[` or `*` in quotes"
        self._problems.append(self._error("CBA101", message, hint, event))
        return PendingKey("", 0, 0, 0, plain=False, usable=False)

    def _not_a_mapping(self, event: yaml.Event) -> Problem:
        if isinstance(event, yaml.ScalarEvent) and is_plain(event):
            found = self._texts.glued_start(event)
            if found:
                return found
        message = "a project is a mapping of keys to values, and this is not"
        return self._error("CBA101", message, _BEGIN, event)


_BEGIN = "begin with `cba: 1`, then `project:`, `appraisal:` and the rest"
