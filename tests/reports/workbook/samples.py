"""Workbooks of examples and of made-up projects, written once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cba.loading.project_loader import load
from cba.reports.workbook import write_workbook
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise
from tests.properties.appraising import appraised
from tests.properties.strategies import random_project

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = tuple(
    sorted(path.parent.name for path in (ROOT / "examples").glob("*/project.yaml"))
)
#: Seeds whose projects together use all that a project file may say of a figure.
SEEDS = tuple(range(20))


@cache
def example(name: str) -> Appraisal:
    """The appraisal of an example."""
    loaded = load(ROOT / "examples" / name)
    assert loaded.project is not None
    return appraise(loaded.project, loaded.problems)


@cache
def workbook_of(name: str) -> bytes:
    """The workbook of an example."""
    loaded = load(ROOT / "examples" / name)
    return write_workbook(example(name), loaded, "project.yaml")


@cache
def made_up(seed: int) -> Appraisal:
    """The appraisal of a made-up project."""
    return appraised(random_project(seed))


def set_otherwise(name: str, settings: list[tuple[str, str]]) -> Appraisal:
    """An example with inputs set as `--set` sets them."""
    loaded = load(ROOT / "examples" / name, settings=settings)
    assert loaded.project is not None, [each.message for each in loaded.problems]
    return appraise(loaded.project)
