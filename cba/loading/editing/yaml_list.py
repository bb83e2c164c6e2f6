"""Years of a series that is written as a list, and what is to change of a series."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from cba.loading.editing.edits import Edit, NotCarried
from cba.loading.editing.yaml_nodes import YamlNodes
from cba.loading.editing.yaml_scalars import like, next_line, replaced
from cba.models.horizon import Horizon

BY_NAME = "write the years out by name in the file: {2026-27: 5, 2028-29: 7}"


@dataclass(frozen=True, slots=True)
class SeriesChange:
    """What is to be changed of a series: years by where they start, and its growth.

    A year changed to None is nought: it is no longer named, where others are.
    """

    years: Mapping[int, float | None]
    growing: float | None
    unit: str


def in_list(
    nodes: YamlNodes, node: yaml.SequenceNode, change: SeriesChange, horizon: Horizon
) -> Iterator[Edit]:
    """The edits of a list of values from the first year on.

    Raises `NotCarried` where a year would be left out, which a list cannot.
    """
    if change.growing is not None:
        raise NotCarried("a list of values has no `growing`", BY_NAME)
    flow, items = bool(node.flow_style), list(node.value)
    added: list[str] = []
    for year, value in sorted(change.years.items()):
        position = horizon.position(year)
        if position > len(items) + len(added):
            raise NotCarried("a list of values cannot leave a year out", BY_NAME)
        if position < len(items):
            new = value or 0.0
            yield replaced(nodes, items[position], new, change.unit, flow=flow)
        elif value is not None:
            nodes.refuse_shared(items[-1])
            added.append(like(nodes, items[-1], value, change.unit, flow=flow))
    if added:
        start, end = nodes.span(items[-1])
        if flow:
            yield Edit(end, end, "".join(f", {each}" for each in added))
        else:
            at, new_line = next_line(nodes.text, end)
            dash = items[-1].start_mark.column
            before = nodes.text[start - dash : start]
            yield Edit(at, at, "".join(f"{new_line}{before}{each}" for each in added))
