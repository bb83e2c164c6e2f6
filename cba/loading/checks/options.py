"""Options: their roles (CBA312), and a baseline that changes nothing (CBA313)."""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.checks.lines import lines_of
from cba.loading.findings import Finding, quoted
from cba.models.option import ROLES
from cba.models.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Two options of one role, none preferred, and what a baseline may not have."""
    for role in ROLES:
        having = [name for name, each in project.options.items() if each.role == role]
        for name in having[1:]:
            yield Finding(
                "CBA312",
                ("options", name, "role"),
                f"`{name}` and `{having[0]}` are both {role}",
                f"keep `role: {role}` on one of them; others need no role",
                f"`{having[0]}` is {role} too",
            )
    yield from _preferred(project)
    baselines = {
        name for name, each in project.options.items() if each.role == ROLES[0]
    }
    for name in baselines:
        if project.options[name].set is not None:
            yield Finding(
                "CBA313",
                ("options", name, "set"),
                f"`{name}` is the baseline, which has no lines to set inputs of",
                "remove `set`, or give the option no role",
                key=True,
            )
    for path, line in lines_of(project):
        for position, option in enumerate(line.options or ()):
            if option in baselines:
                yield Finding(
                    "CBA313",
                    (*path, "options", position),
                    f"`{path[1]}` names `{option}`, which is the baseline: it has no "
                    "lines, and is zero",
                    f"remove `{option}`; costs and benefits are changes from it",
                    "the baseline",
                )


def _preferred(project: Project) -> Iterator[Finding]:
    roles = [each.role for each in project.options.values()]
    candidates = [n for n, each in project.options.items() if each.role != ROLES[0]]
    if not roles or "preferred" in roles or len(candidates) == 1:
        return
    if candidates:
        hint = f"add `role: preferred` to one of {quoted(candidates)}"
    else:
        hint = "add the option that is proposed, with `role: preferred`"
    yield Finding("CBA312", ("options",), "no option is preferred", hint, key=True)
