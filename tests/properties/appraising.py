"""Made-up projects loaded and appraised in this process, and their figures walked."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping

from cba.loading.project_loader import load
from cba.models.project import Project
from cba.problems import Problem
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise
from cba.results.json_document import appraisal_json
from tests.properties.spelling import Tree


class RefusedError(Exception):
    """A project that does not load, with its errors."""


def loaded(tree: Tree) -> Project:
    """The project of a tree; JSON is YAML, so that is how it is written."""
    found = load(None, stdin_text=json.dumps(tree, ensure_ascii=False))
    if found.project is None:
        raise RefusedError(errors_of(found.problems))
    return found.project


def errors_of(problems: tuple[Problem, ...]) -> str:
    """The errors among problems, one a line."""
    errors = (each for each in problems if each.severity == "error")
    return "\n".join(f"{each.code} {each.path}: {each.message}" for each in errors)


def appraised(tree: Tree) -> Appraisal:
    """The appraisal of a tree."""
    return appraise(loaded(tree))


def content_of(tree: Tree) -> Tree:
    """What ``cba appraise --json`` has as ``content``."""
    return appraisal_json(appraised(tree))


def leaves(node: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, object]]:
    """Every value in a document with its path; years count from 0."""
    if isinstance(node, Mapping):
        for key, item in node.items():
            yield from leaves(item, (*path, str(key)))
    elif isinstance(node, list):
        for n, item in enumerate(node):
            yield from leaves(item, (*path, str(n)))
    else:
        yield ".".join(path), node


def unlike(one: object, other: object, *, penny: float = 1e-5) -> list[str]:
    """Where two documents differ by more than the noise of adding in another order.

    Keys may stand in another order; figures may differ by ``penny``, or in the last
    digits of a large one.
    """
    first, second = dict(leaves(one)), dict(leaves(other))
    different = [
        f"{path}: {value!r} and {second.get(path, 'nothing')!r}"
        for path, value in first.items()
        if not near(value, second.get(path, "nothing"), penny)
    ]
    return different + [f"{path}: only later" for path in second.keys() - first.keys()]


def near(one: object, other: object, penny: float) -> bool:
    """Whether two values are the same, figures within a small difference."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=penny)
    return one == other
