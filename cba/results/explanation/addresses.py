"""What stands at an address of a project, and the addresses at which anything does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from cba.models.cashable import Cashable
from cba.models.effect import Attribution, Deadweight, Outcome
from cba.models.evidence import CapitalBias
from cba.models.inputs import Input
from cba.models.project import Project

SECTIONS = ("people", "costs", "benefits", "payments", "agencies")
#: Keys that hold words about a line, and no input of it.
_WORDS = {"title", "notes", "source", "status", "measure", "objective", "budget_code"}


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


def given_addresses(project: Project) -> Iterator[str]:
    """The address of everything a project gives, and of every setting it has."""
    settings = type(project.appraisal).model_fields
    yield from (
        f"appraisal.{key}"
        for key in settings
        if getattr(project.appraisal, key) is not None
    )
    for section in SECTIONS:
        for identifier, declared in getattr(project, section).items():
            yield from _given(declared, f"{section}.{identifier}")


def given_below(project: Project, address: str) -> Iterator[str]:
    """The addresses of what is given below one; itself where nothing stands below."""
    *_, found = steps(project, address)
    yield from _given(found, address)


def _below(node: object, key: str) -> object:
    if isinstance(node, BaseModel):
        for name, field in type(node).model_fields.items():
            if key == (field.alias or name):
                found: object = getattr(node, name)
                return found
        return None
    return _parts(node).get(key)


def _parts(node: object) -> Mapping[str, object]:
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


def _parts_of_tuple(node: tuple[object, ...]) -> Mapping[str, object]:
    pairs = [each for each in node if isinstance(each, tuple) and len(each) == 2]
    if pairs:
        return {str(key): item for key, item in pairs}
    return {str(n): each for n, each in enumerate(node)}


def _parts_of_cashable(node: Cashable) -> Mapping[str, object]:
    return {
        "share": node.share or dict(node.by_agency) or None,
        "from": node.start,
        "in_steps_of": node.in_steps_of,
        "mechanism": node.mechanism,
        "owner": node.owner,
    }


def _given(node: object, base: str) -> Iterator[str]:
    """The addresses below a node at which an input, or another choice, is given."""
    if isinstance(node, BaseModel):
        fields = type(node).model_fields
        for name in fields:
            item = getattr(node, name)
            if name in node.model_fields_set and item is not None:
                key = fields[name].alias or name
                if key not in _WORDS:
                    yield from _given(item, f"{base}.{key}")
        return
    below = _parts(node)
    if isinstance(node, tuple) and not all(isinstance(each, Input) for each in node):
        yield base  # shares and grades are explained together
    elif not below or (isinstance(node, Cashable) and node.bare):
        yield base
    else:
        for key, item in below.items():
            if item is not None:
                yield from _given(item, f"{base}.{key}")
