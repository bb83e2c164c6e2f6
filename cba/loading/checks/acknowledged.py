"""What `acknowledge:` accepts must be warnings that there are (CBA207)."""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.findings import Finding
from cba.models.project import Project
from cba.problems import problem_words, severity_of


def check(project: Project) -> Iterator[Finding]:
    """Codes that do not exist, and those of errors, which nobody can accept."""
    if not project.acknowledge:
        return
    codes = tuple(problem_words())
    accepted = [code for code in codes if severity_of(code) != "error"]
    for code in project.acknowledge:
        if code in accepted:
            continue
        if code in codes:
            message = f"`{code}` is an error, and errors cannot be accepted"
            hint = "mend what it is about, and remove it here"
        else:
            message = f"`{code}` is not the code of a warning"
            hint = "`cba validate` prints the code before each warning"
            if code.upper() in accepted:
                hint = f"write `{code.upper()}`"
        yield Finding(
            "CBA207", ("acknowledge", code), message, hint, "no warning", key=True
        )
