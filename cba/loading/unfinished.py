"""Whether warnings of a project wait for its figures."""

from __future__ import annotations

from collections.abc import Iterable

from cba.models.project import Project
from cba.problems import Problem


def waits_for_figures(project: Project, problems: Iterable[Problem]) -> bool:
    """Whether only an appraisal can finish what there is to say of a project.

    It can say what a newer edition of reference data would change (CBA507), and
    whether a body saves more than the project says that it spends (CBA423).
    """
    return any(agency.spend is not None for agency in project.agencies.values()) or any(
        problem.code == "CBA507" for problem in problems
    )
