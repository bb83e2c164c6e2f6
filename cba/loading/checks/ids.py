"""Ids that are taken: by another line (CBA117), or by the tool (CBA119)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cba.loading.checks.lines import LINES
from cba.loading.findings import Finding
from cba.models.agency import RESERVED
from cba.models.project import Project
from cba.models.risk import Risk

#: Sections whose ids are named without them.
_NAMED = (*LINES, "funding")
_TAKEN = {
    **dict.fromkeys(RESERVED, "an agency that need not be declared"),
    "financial": "the financial case in results",
}


def check(project: Project) -> Iterator[Finding]:
    """An id that stands for two lines, or for something of the tool's own."""
    first: dict[str, str] = {}
    for section in ("agencies", "people", *LINES, "risks", "funding", "options"):
        things: Mapping[str, object] = getattr(project, section)
        for identifier, thing in things.items():
            is_counted = isinstance(thing, Risk) and bool(thing.counted)
            if section == "risks" and not is_counted:
                continue
            if identifier in _TAKEN:
                yield Finding(
                    "CBA119",
                    (section, identifier),
                    f"`{identifier}` stands for {_TAKEN[identifier]}",
                    "use another id",
                    "a reserved id",
                    key=True,
                )
            if section not in _NAMED and not is_counted:
                continue
            if identifier in first:
                yield Finding(
                    "CBA117",
                    (section, identifier),
                    f"`{identifier}` is the id of a line under `{first[identifier]}:` "
                    "as well",
                    "use another id: results and `explain` name lines by id alone",
                    "used twice",
                    key=True,
                )
            first.setdefault(identifier, section)
