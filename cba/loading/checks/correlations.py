"""Correlations: two inputs that have ranges, and how they move together.

CBA216 for one that is none, CBA219 for those that cannot hold together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cba.loading.checks.correlated_together import check_together
from cba.loading.findings import Finding, did_you_mean
from cba.models.base import Declaration
from cba.models.faults import FaultError
from cba.models.inputs import Input
from cba.models.inputs_of import inputs_of
from cba.models.later import RawNode
from cba.models.numbers import read_number
from cba.models.project import Project

_SECTIONS = ("people", "costs", "benefits", "payments", "risks", "steps")
_HOW = "write [people.leavers.engagement, people.leavers.retention, 0.4]"


def check(project: Project) -> Iterator[Finding]:
    """Correlations of no pair of uncertain inputs, or that no inputs can have."""
    faulty = False
    for finding in _each(project):
        faulty = True
        yield finding
    if not faulty and project.correlations:
        yield from check_together(project.correlations_read)


def _each(project: Project) -> Iterator[Finding]:
    given = project.correlations
    if given is None:
        return
    if not isinstance(given, tuple):
        yield Finding(
            "CBA216",
            ("correlations",),
            "`correlations` is no list",
            f"{_HOW} in a list",
        )
        return
    inputs = dict(_inputs(project)) if given else {}
    seen: set[frozenset[str]] = set()
    for position, item in enumerate(given):
        at = ("correlations", position)
        if not isinstance(item, tuple) or len(item) != 3:
            message = "a correlation has two inputs and a coefficient"
            yield Finding("CBA216", at, message, _HOW)
            continue
        first, second, coefficient = item
        for below, address in enumerate((first, second)):
            yield from _input(str(address), inputs, (*at, below))
        yield from _coefficient(coefficient, (*at, 2))
        pair = frozenset({str(first), str(second)})
        if len(pair) == 1:
            message = f"`{first}` is correlated with itself"
            yield Finding("CBA216", at, message, "name two different inputs")
        elif pair in seen:
            message = f"`{first}` and `{second}` are correlated twice"
            yield Finding("CBA216", at, message, "keep one of the two")
        seen.add(pair)


def _inputs(project: Project) -> Iterator[tuple[str, Input]]:
    for section in _SECTIONS:
        things: Mapping[str, Declaration] = getattr(project, section)
        for identifier, thing in things.items():
            for path, given in inputs_of(thing):
                yield ".".join((section, identifier, *path)), given


def _input(
    address: str, inputs: Mapping[str, Input], at: tuple[str | int, ...]
) -> Iterator[Finding]:
    if address not in inputs:
        yield Finding(
            "CBA216",
            at,
            f"`{address}` is no input of this project",
            did_you_mean(address, inputs, "name an input by its address"),
        )
    elif inputs[address].range is None:
        yield Finding(
            "CBA216",
            at,
            f"`{address}` has no range, so it cannot move with another input",
            "give it a range such as `12% (6% to 18%)`, or remove the correlation",
        )


def _coefficient(node: RawNode, at: tuple[str | int, ...]) -> Iterator[Finding]:
    try:
        number = read_number(node if isinstance(node, str) else "")
    except FaultError as fault:
        yield Finding(fault.code, at, fault.message, "write a number from -1 to 1")
        return
    if not -1 <= number.value <= 1 or number.symbol or number.suffix:
        yield Finding(
            "CBA216",
            at,
            f"`{node}` is not a coefficient of correlation",
            "write a number from -1 to 1",
        )
