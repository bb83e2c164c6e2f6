"""What is open while a YAML text is read: the mappings, lists and keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

    from cba.loading.document import Node, Position, Span, TextSource
    from cba.loading.yaml_commas import Bare, Pieces

#: How a text that has neither quotes nor a block sign is marked in an event.
_PLAIN = (None, "")


@dataclass(frozen=True, slots=True)
class PendingKey:
    """A key whose value has not come yet; ``usable`` unless it is no plain name."""

    text: str
    line: int
    start: int
    end: int
    plain: bool
    usable: bool = True

    @property
    def span(self) -> Span:
        """Where the key stands."""
        return (self.line, self.start, self.end - self.start)


@dataclass(slots=True)
class Frame:
    """A mapping or a list that is being filled.

    ``size`` counts the values in it and ``height`` the levels, with those that
    aliases stand for. ``key`` is the key that waits for its value; ``own_key``
    the key this very collection is the value of, ``kept`` whether it will be
    put there. The last three are for values that fall apart at a comma.
    """

    node: dict[str, Node] | list[Node]
    position: Position
    flow: bool
    anchor: str | None
    own_key: PendingKey | None
    kept: bool
    size: int = 1
    height: int = 1
    key: PendingKey | None = None
    last_key: str = ""
    last_bare: Bare | None = None
    pieces: Pieces | None = None

    def settle(self) -> None:
        """Forget the text before: what comes next does not continue it."""
        self.last_bare = None
        self.pieces = None


def is_plain(event: yaml.ScalarEvent) -> bool:
    """Whether a text stands without quotes, and not as a block of lines."""
    return event.style in _PLAIN


def span_of(event: yaml.Event, source: TextSource) -> Span:
    """Where a text or a collection stands; of several lines, the first."""
    line, start, end_line, end = extent(event)
    if line != end_line:
        end = len(source.line(line))
    return (line, start, end - start)


def extent(event: yaml.Event) -> tuple[int, int, int, int]:
    """The line and column where an event starts, and those where it ends."""
    # Events of the reader always carry marks; only hand-made ones may lack them.
    start: Any = event.start_mark
    end: Any = event.end_mark
    return (start.line, start.column, end.line, end.column)


def pending(event: yaml.ScalarEvent, source: TextSource) -> PendingKey:
    """The key that a text is, until its value comes."""
    line, start, length = span_of(event, source)
    text = event.value.strip() if is_plain(event) else event.value
    return PendingKey(text, line, start, start + length, is_plain(event))
