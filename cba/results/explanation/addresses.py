"""The addresses of a project at which anything stands."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from cba.models.cashable import Cashable
from cba.models.inputs import Input
from cba.models.project import Project
from cba.models.standing import parts_of, standing_at, steps

__all__ = [
    "SECTIONS",
    "given_addresses",
    "given_below",
    "setting_at",
    "standing_at",
    "steps",
]

#: The one setting whose default is another setting.
PRICE_YEAR = "appraisal.price_year"
SECTIONS = (
    *("people", "costs", "benefits", "payments", "risks", "funding"),
    *("steps", "agencies"),
)
#: Keys that hold words about a line, and no input of it.
_WORDS = {
    *("title", "notes", "source", "status", "measure", "objective", "budget_code"),
    *("description", "owner", "mitigation", "conditions"),
    *("unit", "mechanism", "evidence"),
}


def setting_at(project: Project, address: str) -> object:
    """What stands at an address; at that of a price year not given, its default.

    Raises `KeyError` where nothing does.
    """
    if address == PRICE_YEAR:
        return project.appraisal.prices_of
    return standing_at(project, address)


def given_addresses(project: Project) -> Iterator[str]:
    """The address of everything a project gives, and of every setting it has."""
    settings = type(project.appraisal).model_fields
    yield from (
        f"appraisal.{key}"
        for key in settings
        if getattr(project.appraisal, key) is not None or key == "price_year"
    )
    for section in SECTIONS:
        for identifier, declared in getattr(project, section).items():
            yield from _given(declared, f"{section}.{identifier}")


def given_below(project: Project, address: str) -> Iterator[str]:
    """The addresses of what is given below one; itself where nothing stands below."""
    *_, found = steps(project, address)
    yield from _given(found, address)


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
    below = parts_of(node)
    if isinstance(node, tuple) and not all(isinstance(each, Input) for each in node):
        yield base  # shares and grades are explained together
    elif not below or (isinstance(node, Cashable) and node.bare):
        yield base
    else:
        for key, item in below.items():
            if item is not None:
                yield from _given(item, f"{base}.{key}")
