"""The commercial and management cases as texts, and who signs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, TypeAlias, TypeVar

from pydantic import Field, WithJsonSchema

from cba.models.base import Declaration
from cba.models.faults import FaultError, Faults
from cba.models.horizon import Context
from cba.models.values import Date, Id, Text, plain, read_list, read_text

T = TypeVar("T")
#: What stands under a heading: a text, several, or texts by a word such as a date.
Passage: TypeAlias = str | tuple[str, ...] | Mapping[str, str]
#: One text, or passages by their headings, in the order of the file.
Narrative: TypeAlias = str | Mapping[str, Passage]

_read_texts = read_list(read_text)
_HEADINGS = "write a text, or texts under headings such as `procurement: …`"


def read_narrative(node: object, context: Context) -> Narrative:
    """One text, or a passage under each heading.

    Raises `FaultError` or `FaultsError`: CBA113 for what is neither.
    """
    if isinstance(node, str):
        return read_text(node, context)
    if not isinstance(node, Mapping):
        raise FaultError("CBA113", "{name} takes a text or headings", _HEADINGS)
    return _each(node, context, _read_passage)


def _read_passage(node: object, context: Context) -> Passage:
    if isinstance(node, Mapping):
        return _each(node, context, read_text)
    if isinstance(node, (list, tuple)):
        return _read_texts(node, context)
    return read_text(node, context)


def _each(
    node: Mapping[str, object], context: Context, read: Callable[[object, Context], T]
) -> Mapping[str, T]:
    faults = Faults()
    made = {}
    for key, item in node.items():
        text = faults.attempt((key,), read, item, context)
        if text is not None:
            made[key] = text
    faults.raise_any()
    return MappingProxyType(made)


_TEXT = {"type": ["string", "number"]}
_TEXTS = {"type": "array", "items": _TEXT, "description": "Points, one by one."}
_DATED = {
    "type": "object",
    "additionalProperties": _TEXT,
    "description": "Texts by a word, such as milestones by date.",
}
NarrativeField = Annotated[
    Narrative,
    plain(read_narrative),
    WithJsonSchema(
        {
            "anyOf": [
                {**_TEXT, "description": "The case in one text."},
                {
                    "type": "object",
                    "additionalProperties": {
                        "anyOf": [_TEXT, _TEXTS, _DATED],
                        "description": "What stands under this heading.",
                    },
                    "description": "Texts by heading.",
                },
            ]
        }
    ),
]


class Signatory(Declaration):
    """One who signs, by role; what is left out prints as a line to fill."""

    title: Text | None = Field(None, description="The role, as the block prints it.")
    name: Text | None = Field(None, description="Who signs.")
    organisation: Id | None = Field(None, description="The agency signed for.")
    date: Date | None = Field(None, description="The day of signing.")
