"""The texts of a YAML file as values, and what is read into them by mistake."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from cba.loading.document import Node, Scalar, TextSource
from cba.loading.suggest import clipped
from cba.loading.yaml_frames import Frame, PendingKey, extent, is_plain, span_of
from cba.loading.yaml_keys import bare_of
from cba.loading.yaml_traps import (
    glued_further,
    glued_line,
    glued_words,
    is_yes_no,
    mended,
    no_space,
    yes_no,
)
from cba.problems import Problem

if TYPE_CHECKING:
    from cba.loading.yaml_commas import Commas

#: A comment that begins like `#3` is more often the rest of the text.
_CUT = re.compile(r"[ \t]+#[^\s#]")
#: What quotes may hold as `\x1b`, and no report should: it can steer a terminal.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_NOTHING = frozenset({"", "~", "null"})


class TextRules:
    """Reads texts into values, and judges those without quotes."""

    def __init__(
        self, source: TextSource, problems: list[Problem], commas: Commas
    ) -> None:
        self._source = source
        self._problems = problems
        self._commas = commas
        self._unused: dict[str, yaml.ScalarEvent] = {}

    def read(
        self, frame: Frame, key: PendingKey | None, event: yaml.ScalarEvent
    ) -> Node:
        """The value of a text: None where it is empty, ``~`` or ``null``."""
        if not is_plain(event):
            frame.settle()
            return Scalar(self._quoted(event))
        if event.anchor:
            self._unused[event.anchor] = event
        # A no-break space after a value is invisible, and means nothing.
        text = event.value.strip()
        if frame.flow and text:
            bare = bare_of(event, self._source)
            self._commas.last = frame.last_bare = bare
            frame.last_key = key.text if key else ""
        if is_yes_no(text):
            place = self._source.place(span_of(event, self._source))
            self._problems.append(yes_no(text, place))
        elif ":" in text and (pairs := self._glued(frame, key, event)):
            place = self._source.place(span_of(event, self._source))
            self._problems.append(no_space(pairs[0], place))
            return dict(mended(pairs))
        elif ":" in text and (before := self._swallowed(frame, event)) is not None:
            return Scalar(before, plain=True)
        _, _, end_line, end = extent(event)
        after = self._source.line(end_line)
        cut = _CUT.match(after, end) is not None
        if text in _NOTHING and not (cut and not text):
            return None
        return Scalar(text, plain=True, cut=cut)

    def _quoted(self, event: yaml.ScalarEvent) -> str:
        """The text in quotes or of a block, without what no text may hold."""
        text = event.value
        if event.style in ("|", ">") and not text:
            place = self._source.place(span_of(event, self._source))
            sign = place.excerpt[place.start :].split(" #", 1)[0]
            if len(sign) > 1:
                message = f"a text cannot begin with `{sign[0]}` outside quotes"
                hint = f'write "{clipped(sign)}", in quotes'
                self._problems.append(
                    Problem("CBA101", message, hint=hint, place=place)
                )
        elif found := UNPRINTABLE.search(text):
            place = self._source.place(span_of(event, self._source))
            message = f"this text holds the control character U+{ord(found[0]):04X}"
            hint = "write the text without its backslash"
            self._problems.append(Problem("CBA101", message, hint=hint, place=place))
            text = UNPRINTABLE.sub("", text)
        return text

    def _glued(
        self, frame: Frame, key: PendingKey | None, event: yaml.ScalarEvent
    ) -> list[tuple[str, str]] | None:
        """The keys and values that a text without spaces after colons was to be."""
        start, _, end, _ = extent(event)
        if not frame.flow and key is not None and start > key.line:
            # On lines of its own, where a mapping would stand.
            lines = self._source.lines[start : end + 1]
            found = [glued_line(line) for line in lines if line.strip()]
            pairs = [pair for pair in found if pair]
            if found and found[0]:
                return glued_words(event.value) or pairs
        return glued_words(event.value)

    def _swallowed(self, frame: Frame, event: yaml.ScalarEvent) -> str | None:
        """The text before the keys that its further lines were to be, if any are.

        The keys are put into the mapping, so that they are not missed there too.
        """
        first, start, last, end = extent(event)
        before: list[str] = []
        found = False
        for number in range(first, last + 1):
            line = self._source.line(number)[: end if number == last else None]
            pair = glued_further(line) if number > first else None
            if pair is not None:
                found = True
                column = len(line) - len(line.lstrip())
                place = self._source.place((number, column, len(line) - column))
                self._problems.append(no_space(pair, place))
                if isinstance(frame.node, dict):
                    for name, value in mended([pair]).items():
                        frame.node.setdefault(name, value)
            elif not found:
                before.append(line[start if number == first else 0 :].strip())
        return " ".join(before) if found else None

    def glued_start(self, event: yaml.ScalarEvent) -> Problem | None:
        """The problem of a whole file that begins like ``cba:1``."""
        pair = glued_line(self._source.line(extent(event)[0]))
        if pair is None:
            return None
        return no_space(pair, self._source.place(span_of(event, self._source)))

    def refuse_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Report a tag (CBA108); the value is read as if it had none."""
        if event.tag is None:
            return
        tag = clipped(str(event.tag).replace("tag:yaml.org,2002:", "!!"))
        line, start, _ = span_of(event, self._source)
        written = re.compile(r"![^\s,\[\]{}]*").search(self._source.line(line), start)
        span = (line, written.start(), len(written[0])) if written else (line, start, 1)
        self._problems.append(
            Problem(
                code="CBA108",
                message=f"the YAML tag `{tag}` has no meaning in a project file",
                hint="remove it; a text that begins with `!` needs quotes",
                label="a tag",
                place=self._source.place(span),
            )
        )

    def used(self, anchor: str) -> None:
        """Note that an alias refers to an anchor."""
        self._unused.pop(anchor, None)

    def unused_anchors(self) -> list[Problem]:
        """Anchors before texts that nothing refers to: most often part of the text.

        ``title: &Co and partners`` is the text "and partners" to YAML.
        """
        return [
            Problem(
                code="CBA101",
                message=f"`&{clipped(name)}` names a value for use elsewhere, but is"
                " not used and not part of the text",
                hint="put a text that begins with `&` in quotes, or remove"
                f" `&{clipped(name)}`",
                place=self._source.place(span_of(event, self._source)),
            )
            for name, event in self._unused.items()
        ]
