"""Data sets and editions that `data:` names must exist (CBA502).

CBA507 for an edition that is no longer the current one; what the newer one would do
to the figures is added once there are some. CBA523 for an approved project that pins
no edition, and so may give other figures tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterator

from cba.library.catalogue import current_editions
from cba.library.catalogue import editions as editions_known
from cba.loading.findings import Finding, did_you_mean, quoted
from cba.models.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Names that the library does not hold, and editions that are not current."""
    if not project.data:
        if project.project.status == "approved":
            yield _not_pinned()
        return
    current = current_editions()
    sets = tuple(current)
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
            continue
        if known.index(str(edition)) < known.index(current[name]):
            yield Finding(
                "CBA507",
                ("data", name),
                f"`{name}` is held at {edition}, and {current[name]} is current",
                f"to move on, write `{name}: {quotable(current[name])}`",
                "an earlier edition",
            )


def _not_pinned() -> Finding:
    block = ", ".join(
        f"{name}: {quotable(edition)}" for name, edition in current_editions().items()
    )
    return Finding(
        "CBA523",
        ("project", "status"),
        "this project is approved and holds no edition of reference data, so that "
        "newer data would change its figures",
        f"hold them: `data: {{{block}}}`",
        "approved",
    )


def quotable(edition: str) -> str:
    """An edition as one writes it in YAML: what looks like a number in quotes.

    >>> quotable("2026-03"), quotable("2026")
    ('2026-03', '"2026"')
    """
    return f'"{edition}"' if edition.replace(".", "").isdigit() else edition
