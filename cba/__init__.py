"""Cost-benefit appraisal of public services that several agencies share.

>>> from cba import load_project, appraise                        # doctest: +SKIP
>>> appraisal = appraise(load_project("project.yaml"))            # doctest: +SKIP
>>> appraisal.agencies["nhs"].npv                                 # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cba.analysis.notebook import apportion, compare, simulate
    from cba.analysis.sensitivity import sensitivity
    from cba.loading.project_loader import load_project
    from cba.models.project import Project
    from cba.problems import Problem, ProjectError
    from cba.results.appraisal import Appraisal
    from cba.results.appraise import appraise

__all__ = [
    "Appraisal",
    "Problem",
    "Project",
    "ProjectError",
    "apportion",
    "appraise",
    "compare",
    "load_project",
    "sensitivity",
    "simulate",
]

# Imported when first asked for: `cba --help` needs none of it.
_HOMES = {
    "Appraisal": "cba.results.appraisal",
    "Problem": "cba.problems",
    "Project": "cba.models.project",
    "ProjectError": "cba.problems",
    "apportion": "cba.analysis.notebook",
    "appraise": "cba.results.appraise",
    "compare": "cba.analysis.notebook",
    "load_project": "cba.loading.project_loader",
    "sensitivity": "cba.analysis.sensitivity",
    "simulate": "cba.analysis.notebook",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module 'cba' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
