"""Inputs that are agreed or published, and so have no range."""

from __future__ import annotations

from typing import Any

from pydantic import WithJsonSchema

from cba.models.faults import FaultError
from cba.models.horizon import Context
from cba.models.inputs import Input, read_input
from cba.models.kinds import Kind
from cba.models.node_reader import NodeReader
from cba.models.values import plain


def read_fixed(node: object, kind: Kind, context: Context) -> Input:
    """An input of a kind that may carry its source, and takes no range."""
    given = read_input(node, kind, context)
    if given.range is not None:
        raise FaultError("CBA315", "{name} takes no range", f"write {kind.words} alone")
    return given


def fixed_of(kind: Kind) -> tuple[NodeReader, WithJsonSchema]:
    """How a field reads an input of a kind without a range, and its schema."""
    schema: dict[str, Any] = {
        "anyOf": [
            {"type": ["string", "number"], "description": kind.words},
            {"$comment": "LongInput"},
        ]
    }
    reads = plain(lambda node, context: read_fixed(node, kind, context))
    return reads, WithJsonSchema(schema)
