"""Inputs set at an address: by an option, a scenario or the command line.

Everything works on the tree as it was written, so that what is set is read,
checked and explained by the same code as what stands in the file. Trees are
never changed: what lies on the way to an address is copied, the rest is shared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from cba.models.inputs import Ranged, YearReplaced

#: Addresses with what is set there; an address may end in ``@YEAR``.
Settings: TypeAlias = Sequence[tuple[str, object]]
Tree: TypeAlias = Mapping[str, object]


def split_address(address: str) -> tuple[tuple[str, ...], str | None]:
    """The keys of an address, and the year that it ends in.

    >>> split_address("costs.team.amount@2027-28")
    (('costs', 'team', 'amount'), '2027-28')
    """
    path, at, year = address.partition("@")
    return tuple(path.split(".")), year if at else None


def apply(tree: Tree, settings: Settings) -> dict[str, object]:
    """The tree with each input replaced by what is set, in order: the last wins.

    A setting replaces the whole input at its address, with the range and the
    evidence beside it; with ``@YEAR`` that year of it alone.
    """
    made = dict(tree)
    for address, node in settings:
        path, year = split_address(address)
        made = _put_below(made, path, _setter(node, year))
    return made


def with_ranges(tree: Tree) -> dict[str, object]:
    """The tree with each range under ``ranges:`` moved to the input it is of."""
    made = {key: node for key, node in tree.items() if key != "ranges"}
    ranges = tree.get("ranges")
    if not isinstance(ranges, Mapping):
        return dict(tree)
    for address, node in ranges.items():
        path, _ = split_address(address)
        made = _put_below(made, path, _ranger(node))
    return made


def node_at(tree: object, path: Sequence[str]) -> object:
    """What stands at an address; None where nothing does."""
    node = tree
    for name in path:
        node = unwrapped(node)
        if isinstance(node, Mapping):
            node = node.get(name)
        elif isinstance(node, (list, tuple)) and _is_position(node, name):
            node = node[int(name)]
        else:
            return None
    return node


def unwrapped(node: object) -> object:
    """An input as the file has it, without what is set for years or its range."""
    while isinstance(node, (Ranged, YearReplaced)):
        node = node.node
    return node


def _setter(node: object, year: str | None) -> Callable[[object], object]:
    if year is None:
        return lambda _: node

    def set_year(old: object) -> object:
        if isinstance(old, YearReplaced):
            return YearReplaced(old.node, (*old.years, (year, node)))
        return YearReplaced(old, ((year, node),))

    return set_year


def _ranger(node: object) -> Callable[[object], object]:
    return lambda old: Ranged(old, node)


def _put(node: object, path: Sequence[str], new: Callable[[object], object]) -> object:
    if not path:
        return new(node)
    name, rest = path[0], path[1:]
    if isinstance(node, (Ranged, YearReplaced)):
        return replace(node, node=_put(node.node, path, new))
    if isinstance(node, (list, tuple)) and _is_position(node, name):
        items = list(node)
        items[int(name)] = _put(items[int(name)], rest, new)
        return items
    return _put_below(node if isinstance(node, Mapping) else {}, path, new)


def _put_below(
    node: Tree, path: Sequence[str], new: Callable[[object], object]
) -> dict[str, object]:
    copy = dict(node)
    copy[path[0]] = _put(copy.get(path[0]), path[1:], new)
    return copy


def _is_position(items: Sequence[object], name: str) -> bool:
    """Whether a name counts one of the items."""
    return name.isascii() and name.isdigit() and int(name) < len(items)
