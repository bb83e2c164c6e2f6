"""Keys that are read now and do not enter the figures of this version (CBA490)."""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.findings import Address, Finding
from cba.models.project import Project
from cba.models.risk import Risk

_WHOLE = ("funding", "sharing", "participants")


def check(project: Project) -> Iterator[Finding]:
    """One warning for each part of the file that figures leave out."""
    yield from _whole(project)


def _whole(project: Project) -> Iterator[Finding]:
    if any(_is_undecided(risk) for risk in project.risks.values()):
        yield Finding(
            "CBA490",
            ("risks",),
            "the costs of `risks` are left out of the figures",
            "write `counted: true` for each whose chance × cost should, or "
            "`counted: false`",
            "left out of the figures",
            key=True,
        )
    for key in _WHOLE:
        if getattr(project, key) is not None:
            yield _left_out((key,), f"`{key}`")
    if project.project.perspective is not None:
        yield _left_out(("project", "perspective"), "`perspective`")


def _is_undecided(risk: Risk) -> bool:
    """Whether a risk could be counted, and does not say whether it is."""
    has_figures = risk.cost is not None or risk.chance is not None
    return risk.counted is None and has_figures


def _left_out(path: Address, what: str) -> Finding:
    return Finding(
        "CBA490",
        path,
        f"{what} is left out of the figures: this version does not calculate it",
        "read the results as if it were not in the file",
        "left out of the figures",
        key=True,
    )
