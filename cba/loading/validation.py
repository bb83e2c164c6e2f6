"""From the tree of a project to its model, and from pydantic's errors to findings.

Whatever pydantic reports becomes a finding in the words of the format: nothing it
says itself reaches an analyst.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from cba.library.rates import with_rates
from cba.loading.findings import Address, Finding
from cba.loading.overrides import Tree
from cba.models.faults import FaultError
from cba.models.horizon import Context, Horizon
from cba.models.project import Project
from cba.models.settings import read_currency, read_length
from cba.models.years import parse_year

M = TypeVar("M", bound=BaseModel)
#: Sections that are kept as they were written, where nothing need have a value.
_AS_WRITTEN = ("steps", "participants")


def context_of(tree: Tree) -> Context:
    """The years and the currency of a project, before it is known to be valid."""
    settings = tree.get("appraisal")
    if not isinstance(settings, Mapping):
        return Context()
    currency, horizon = "GBP", None
    with suppress(FaultError):
        currency = read_currency(settings.get("currency", currency), Context())
    with suppress(FaultError):
        first = parse_year(str(settings.get("first_year")))
        years = read_length(settings.get("years"), Context())
        horizon = None if first is None else Horizon(first, years)
    return Context(horizon, currency)


def validate_tree(tree: Tree) -> tuple[Project | None, list[Finding]]:
    """The project that a tree declares, or None, and every fault found in it.

    ``tables`` must have been merged and ranges moved to their inputs before.
    """
    project, faults = validate_part(Project, tree, context_of(tree), ())
    return None if project is None else with_rates(project), faults


def validate_part(
    model: type[M], node: object, context: Context, path: Address
) -> tuple[M | None, list[Finding]]:
    """What a model reads from the node at an address, or None, with its faults."""
    empty = list(_empty(node, path))
    if empty:
        node = _without_empty(node, path)
    try:
        made = model.model_validate(node, context=context)
    except ValidationError as error:
        from cba.loading.error_words import findings_of  # only where it is needed

        blank = {finding.path for finding in empty}
        root = Project if path else model
        found = findings_of(error, node, path, root)
        return None, [*empty, *(f for f in found if f.path not in blank)]
    return (None if empty else made), empty


def _empty(node: object, path: Address) -> Iterator[Finding]:
    """A finding for each key that stands without a value.

    A key left empty would otherwise count as left out: an `impact:` whose number
    was never filled in would be read as 100%.
    """
    if node is None and path:
        name = path[-1]
        yield Finding(
            "CBA116",
            path,
            f"`{name}` has no value" if isinstance(name, str) else "an item is empty",
            f"write one, or leave `{name}` out",
            "nothing stands here",
            key=True,
        )
    elif isinstance(node, dict):
        for key, item in node.items():
            if not _is_as_written(path, key, item):
                yield from _empty(item, (*path, key))
    elif isinstance(node, list):
        for position, item in enumerate(node):
            yield from _empty(item, (*path, position))


def _without_empty(node: object, path: Address) -> object:
    if isinstance(node, dict):
        return {
            key: item
            if _is_as_written(path, key, item)
            else _without_empty(item, (*path, key))
            for key, item in node.items()
            if item is not None
        }
    if isinstance(node, list):
        return [
            _without_empty(item, (*path, position))
            for position, item in enumerate(node)
            if item is not None
        ]
    return node


def _is_as_written(path: Address, key: str, item: object) -> bool:
    """Whether it is a text, or kept as it was written."""
    return isinstance(item, str) or (
        not path and key in _AS_WRITTEN and item is not None
    )
