"""Which keys of a mapping count, and what braces and brackets make of commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cba.loading.document import TextSource
from cba.loading.suggest import clipped
from cba.loading.yaml_commas import Bare, Commas
from cba.loading.yaml_frames import Frame, PendingKey, is_plain, span_of
from cba.loading.yaml_traps import glued_key, is_yes_no, mended, no_space, yes_no
from cba.problems import Problem

if TYPE_CHECKING:
    import yaml

_COLON = re.compile(r"\s*:")
#: Beyond so many, what was meant is not put together any more.
_MOST_PIECES = 50


class KeyRules:
    """Judges the keys and the loose texts of collections."""

    def __init__(self, source: TextSource, problems: list[Problem]) -> None:
        self._source = source
        self._problems = problems
        self.commas = Commas(source)

    def accepts(self, frame: Frame, key: PendingKey) -> bool:
        """Whether the value that now comes may be put under its key."""
        if not key.usable:
            return False
        if key.plain and not self._accepts_plain(frame, key):
            return False
        if isinstance(frame.node, dict) and key.text in frame.node:
            self._problems.append(self._duplicate(frame, key))
            return False
        frame.settle()
        return True

    def _accepts_plain(self, frame: Frame, key: PendingKey) -> bool:
        bare = Bare(key.text, key.line, key.start, key.end)
        if frame.flow and self.commas.splits_number(bare):
            name = self._holder(frame)
            frame.pieces = self.commas.gather(frame.pieces, name, bare)
            return False
        if pair := glued_key(key.text):
            self._problems.append(no_space(pair, self._source.place(key.span)))
            return False
        if not key.text:
            self._problems.append(
                Problem(
                    code="CBA101",
                    message="a value stands here without a key",
                    hint="write its key before the colon",
                    place=self._source.place(key.span),
                )
            )
            return False
        first = self._source.line(key.line)[key.start : key.start + 1]
        if first.isspace():
            message = f"this line begins with an invisible U+{ord(first):04X}"
            hint = "delete it and indent with ordinary spaces"
            place = self._source.place(key.span)
            self._problems.append(Problem("CBA101", message, hint=hint, place=place))
        if is_yes_no(key.text):
            self._problems.append(yes_no(key.text, self._source.place(key.span)))
        return True

    def _duplicate(self, frame: Frame, key: PendingKey) -> Problem:
        parts = frame.position.parts or {}
        before = parts.get(key.text)
        # Mended texts have no position of their own.
        line = (before or frame.position).key[0] + 1
        return Problem(
            code="CBA104",
            message=f"`{clipped(key.text)}` is given twice: on line {line}"
            f" and again on line {key.line + 1}",
            hint="keep one of them",
            label=f"first on line {line}",
            place=self._source.place(key.span),
        )

    def stands_alone(
        self, frame: Frame, key: PendingKey, event: yaml.ScalarEvent
    ) -> bool:
        """Whether a key in braces has neither a value nor a colon; it is reported."""
        if not (frame.flow and key.usable and is_plain(event) and event.value == ""):
            return False
        colon = _COLON.match(self._source.line(key.line), key.end)
        if colon or not isinstance(frame.node, dict):
            return False
        pair = glued_key(key.text) if key.plain else None
        if pair:
            self._problems.append(no_space(pair, self._source.place(key.span)))
            for name, value in mended([pair]).items():
                frame.node.setdefault(name, value)
            frame.settle()
            return True
        bare = Bare(key.text, key.line, key.start, key.end)
        frame.pieces = self.commas.gather(frame.pieces, self._holder(frame), bare)
        if frame.pieces.key and len(frame.pieces.texts) < _MOST_PIECES:
            frame.node[frame.pieces.key] = self.commas.meant(frame.pieces)
        self.commas.last = bare
        return True

    def continues_item(self, frame: Frame, event: yaml.ScalarEvent) -> bool:
        """Whether an item of a list is the rest of the number before it."""
        bare = bare_of(event, self._source) if frame.flow and is_plain(event) else None
        if bare is None or not self.commas.splits_number(bare):
            frame.pieces = None
            return False
        same_list = frame.last_bare is self.commas.last
        frame.pieces = self.commas.gather(frame.pieces, None, bare)
        few = len(frame.pieces.texts) < _MOST_PIECES
        if same_list and few and isinstance(frame.node, list):
            frame.node[-1] = self.commas.meant(frame.pieces)
        self.commas.last = frame.last_bare = bare
        return True

    def _holder(self, frame: Frame) -> str:
        """The key whose value a loose text continues, or none."""
        continues = frame.last_bare is not None and frame.last_bare is self.commas.last
        return frame.last_key if continues else ""


def bare_of(event: yaml.ScalarEvent, source: TextSource) -> Bare:
    """An unquoted text inside braces or brackets."""
    line, start, length = span_of(event, source)
    return Bare(event.value, line, start, start + length)
