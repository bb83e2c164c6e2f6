"""What stands at an address of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from cba.models.cashable import Cashable
from cba.models.effect import Attribution, Deadweight, Outcome
from cba.models.evidence import CapitalBias
from cba.models.inputs import Input
from cba.models.project import Project


def steps(project: Project, address: str) -> Iterator[object]:
    """Everything on the way to an address, what stands there last.

    Raises `KeyError` where nothing does.
    """
    node: object = project
    for key in address.split("."):
        node = _below(node, key)
        if node is None:
            raise KeyError(address)
        yield node


def standing_at(project: Project, address: str) -> object:
    """What stands at an address, an input being freed of the form it is written in."""
    *_, last = steps(project, address)
    if isinstance(last, Deadweight | Attribution):
        return last.amount
    if isinstance(last, Cashable) and last.share is not None and last.bare:
        return last.share
    return last


def parts_of(node: object) -> Mapping[str, object]:
    """What stands below a node that is no model, by key."""
    found: Mapping[str, object] = {}
    match node:
        case Mapping():
            found = {str(key): item for key, item in node.items()}
        case Deadweight(points=True):
            found = {"points": node.amount}
        case Attribution(to_others=True):
            found = {"to_others": node.amount}
        case Outcome():
            found = {
                "with": {str(n): each for n, each in node.with_project},
                "without": {str(n): each for n, each in node.without},
            }
        case Cashable():
            found = _parts_of_cashable(node)
        case CapitalBias():
            found = {"class": node.name, "mitigated": node.mitigated}
        case tuple():
            found = _parts_of_tuple(node)
    return found


def _below(node: object, key: str) -> object:
    if isinstance(node, BaseModel):
        for name, field in type(node).model_fields.items():
            if key == (field.alias or name):
                found: object = getattr(node, name)
                return found
        return None
    return parts_of(node).get(key)


def _parts_of_tuple(node: tuple[object, ...]) -> Mapping[str, object]:
    pairs = [each for each in node if isinstance(each, tuple) and len(each) == 2]
    if pairs:
        return {str(key): item for key, item in pairs}
    return {str(n): each for n, each in enumerate(node)}


def _parts_of_cashable(node: Cashable) -> Mapping[str, object]:
    shares = {
        key: given if isinstance(given, Input) else dict(given)
        for key, given in node.shares()
    }
    return {
        **shares,
        "from": node.start,
        "in_steps_of": node.in_steps_of,
        "step": node.step,
        "by_year": node.by_year,
        "mechanism": node.mechanism,
        "owner": node.owner,
    }
