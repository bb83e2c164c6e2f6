"""Keys that are legal and read now, and that a later version of the tool uses.

They are kept as they were written, frozen, so that a project file need not change
when the version that uses them arrives.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, TypeAlias

from pydantic import WithJsonSchema

from cba.models.faults import FaultError
from cba.models.horizon import Context
from cba.models.values import mapping_of, plain

#: A node as it was written: text, a tuple of nodes, or a read-only mapping of them.
RawNode: TypeAlias = object


def freeze(node: object) -> RawNode:
    """The node with tuples for lists and read-only mappings."""
    if isinstance(node, Mapping):
        return _freeze_mapping(node)
    if isinstance(node, (list, tuple)):
        return tuple(freeze(item) for item in node)
    return None if node is None else str(node)


def _freeze_mapping(node: Mapping[object, object]) -> Mapping[str, RawNode]:
    return MappingProxyType({str(key): freeze(item) for key, item in node.items()})


def _read_raw(node: object, context: Context) -> RawNode:  # noqa: ARG001
    if node is None:
        raise FaultError("CBA116", "{name} is empty", "fill it, or leave it out")
    return freeze(node)


def _read_raw_mapping(node: object, context: Context) -> Mapping[str, RawNode]:
    return _freeze_mapping(mapping_of(node, context))


Raw = Annotated[RawNode, plain(_read_raw), WithJsonSchema({})]
RawMapping = Annotated[
    Mapping[str, RawNode], plain(_read_raw_mapping), WithJsonSchema({"type": "object"})
]
