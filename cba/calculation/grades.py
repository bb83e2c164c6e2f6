"""Which confidence grades bear on a line: its own, its inputs' and its group's.

Each keeps the address it was given at and what it grades, so that a report can
print the words of the grade beside the correction that follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cba.calculation.compile_line import inputs_in
from cba.library.bias_tables import Aspect
from cba.models.benefit import Benefit
from cba.models.cost import Cost
from cba.models.evidence import Confidence
from cba.models.project import Project
from cba.models.value import Value, ValuePart

_OF_THE_LINE = "line"
_WORTH = ("fiscal", "economic", "social", "transfer")
_COUNTED = ("starting", "population", "quantity")
_EFFECT = (
    "population",
    "quantity",
    "amount",
    "affected",
    "engagement",
    "retention",
    "impact",
    "deadweight",
    "attribution",
    "displacement",
    "leakage",
    "substitution",
    "units_per_person",
    "delay",
    "lasts",
    "drop_off",
)
_SPENT = ("amount", "hours", "rate", "each", "affected", "engagement", "retention")
_GROUP = ("starting", "affected", "engagement", "retention")


class Graded(NamedTuple):
    """A confidence grade, the address it stands at and what it grades."""

    address: str
    aspect: Aspect
    grade: int


def benefit_grades(
    project: Project,
    base: str,
    benefit: Benefit,
    value: Value | None,
    part_base: str | None = None,
) -> tuple[Graded, ...]:
    """The grades that bear on a benefit, or on one of its values.

    ``base`` is the address of the line, ``part_base`` that of the value where the
    line has several.
    """
    inputs = {f"{base}.{key}": getattr(benefit, key) for key in _EFFECT}
    if part_base and isinstance(value, ValuePart) and value.units_per_person:
        del inputs[f"{base}.units_per_person"]
        inputs[f"{part_base}.units_per_person"] = value.units_per_person
    for n, share in enumerate(benefit.persistence or ()):
        inputs[f"{base}.persistence.{n}"] = share
    if benefit.outcome is not None:
        curves = {
            "with": benefit.outcome.with_project,
            "without": benefit.outcome.without,
        }
        for name, curve in curves.items():
            for year, share in curve:
                inputs[f"{base}.outcome.{name}.{year}"] = share
    if value is not None:
        for key in _WORTH:
            inputs[f"{part_base or f'{base}.value'}.{key}"] = getattr(value, key)
    return (
        *_own(base, benefit.confidence, "evidence"),
        *_of_inputs(inputs.items(), "evidence"),
        *(group_grades(project, benefit.people) if benefit.people else ()),
    )


def cost_grades(project: Project, base: str, cost: Cost) -> tuple[Graded, ...]:
    """The grades that bear on a cost: its own, its inputs', its group's."""
    inputs = ((f"{base}.{key}", getattr(cost, key)) for key in _SPENT)
    return (
        *_own(base, cost.confidence, "cost"),
        *_of_inputs(inputs, "cost"),
        *(group_grades(project, cost.people) if cost.people else ()),
    )


def group_grades(project: Project, identifier: str) -> tuple[Graded, ...]:
    """The grades of a group of people and of its inputs."""
    group = project.people[identifier]
    base = f"people.{identifier}"
    inputs = ((f"{base}.{key}", getattr(group, key)) for key in _GROUP)
    return (
        *_own(base, group.confidence, "population"),
        *_of_inputs(inputs, "population"),
    )


def _own(
    base: str, confidence: Confidence | None, otherwise: Aspect
) -> Iterator[Graded]:
    """What `confidence` grades; a bare grade is of the kind of figure it stands by."""
    for key, grade in confidence or ():
        if key == _OF_THE_LINE:
            yield Graded(f"{base}.confidence", otherwise, grade)
        else:
            yield Graded(f"{base}.confidence.{key}", _ASPECTS[key], grade)


_ASPECTS: dict[str, Aspect] = {
    "population": "population",
    "evidence": "evidence",
    "cost": "cost",
    "age": "age",
    "known_error": "known_error",
}


def _of_inputs(
    inputs: Iterable[tuple[str, object]], otherwise: Aspect
) -> Iterator[Graded]:
    for address, given in inputs:
        counted = address.rpartition(".")[2] in _COUNTED
        for each in inputs_in(given):
            if each.confidence:
                aspect: Aspect = "population" if counted else otherwise
                yield Graded(address, aspect, each.confidence)
