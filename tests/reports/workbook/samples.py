"""Workbooks of examples and of made-up projects, written once for all tests."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from cba.loading.project_loader import load
from cba.reports.workbook import write_workbook
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise
from tests.properties.appraising import appraised
from tests.properties.strategies import random_project
from tests.reports.made_projects import TWO
from tests.results.appraising import appraised_text
from tests.results.counted_risk import COUNTED
from tests.results.from_libraries import FROM_LIBRARIES
from tests.results.pooled_steps import POOLED

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


@cache
def by_cohort() -> Appraisal:
    """Effects whose delay, duration or drop-off depends on the year of starting."""
    worth = {"people": "all", "value": {"fiscal": 100, "transfer": 10, "social": 60}}
    saved = {"falls_to": {"council": "1/3", "nhs": "2/3"}, "confidence": 4}
    line = {**worth, **saved, "impact": "40%"}
    return appraised(
        {
            "cba": 1,
            "project": {"title": "Each cohort otherwise"},
            "appraisal": {"first_year": "2026-27", "years": 5, "timing": "mid"},
            "agencies": TWO,
            "people": {"all": {"starting": [100, 80, 60, 40], "starts": "evenly"}},
            "benefits": {
                "fading": {**line, "lasts": 3, "drop_off": ["10%", "20%", "50%", "0%"]},
                "waiting": {**line, "lasts": 2, "delay": [0, 0.5, 1.25, 2, 0]},
                "longer": {**line, "lasts": [1, 1.5, 2.25, 3, 3], "drop_off": "25%"},
            },
        }
    )


def set_otherwise(name: str, settings: list[tuple[str, str]]) -> Appraisal:
    """An example with inputs set as `--set` sets them."""
    loaded = load(ROOT / "examples" / name, settings=settings)
    assert loaded.project is not None, [each.message for each in loaded.problems]
    return appraise(loaded.project)


def one_year_set(path: Path) -> Path:
    """A project in which one option sets one year of a cost, written to ``path``."""
    project = {
        "cba": 1,
        "project": {"title": "One year set by an option"},
        "appraisal": {"first_year": "2026-27", "years": 3},
        "agencies": {
            "nhs": {"name": "Hospital", "sector": "nhs"},
            "council": {"name": "Council", "sector": "local-authority"},
        },
        "costs": {
            "team": {
                "kind": "revenue",
                "paid_by": {"nhs": "50%", "council": "50%"},
                "amount": 100_000,
                "confidence": 1,
            }
        },
        "benefits": {
            "saved": {
                "amount": 120_000,
                "category": "fiscal",
                "falls_to": "council",
                "cashable": "50%",
                "confidence": 1,
            }
        },
        "options": {
            "low": {
                "role": "do-minimum",
                "set": {"costs.team.amount@2026-27": 50_000},
            },
            "preferred": {"role": "preferred"},
        },
    }
    path.write_text(json.dumps(project), "utf-8")
    return path


@cache
def pooled_steps() -> tuple[Appraisal, bytes]:
    """Savings that are cash at once, in steps that lines fill, by a ramp; as a book."""
    loaded = load(None, stdin_text=POOLED)
    assert loaded.project is not None
    appraisal = appraise(loaded.project, loaded.problems)
    return appraisal, write_workbook(appraisal, loaded, "project.yaml")


@cache
def from_libraries() -> Appraisal:
    """Values by year, parts in the prices of several years, a transfer as a share."""
    return appraised_text(FROM_LIBRARIES)


@cache
def with_risks() -> Appraisal:
    """Risks in the figures, one of which replaces the bias of a line."""
    return appraised_text(COUNTED)
