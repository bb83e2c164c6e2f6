"""Data sets and editions that `data:` names must exist (CBA502)."""

from __future__ import annotations

from collections.abc import Iterator

from cba.library.catalogue import current_editions
from cba.library.catalogue import editions as editions_known
from cba.loading.findings import Finding, did_you_mean, quoted
from cba.models.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Names that the library of reference data does not hold."""
    if not project.data:
        return
    sets = tuple(current_editions())
    for name, edition in project.data.items():
        if name not in sets:
            yield Finding(
                "CBA502",
                ("data", name),
                f"there is no data set `{name}`",
                did_you_mean(name, sets, f"the data sets are {quoted(sets)}"),
                "unknown data set",
                key=True,
            )
            continue
        known = editions_known(name)
        if edition not in known:
            yield Finding(
                "CBA502",
                ("data", name),
                f"there is no edition `{edition}` of `{name}`",
                did_you_mean(str(edition), known, f"there is {quoted(known)}"),
                "unknown edition",
            )
