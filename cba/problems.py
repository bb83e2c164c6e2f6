"""What can go wrong in a project: a code, a place and words that help.

Problems are values. Every stage returns the ones it found and goes on, so that
an analyst sees all of them at once. The page of each code (why it matters, an
example, how to mend it) is made from ``data/problems.toml`` and from the
reproducing file under ``tests/problems/CODE/``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

Severity = Literal["error", "warning", "info"]
Path = tuple[str | int, ...]

#: Codes that do not have the severity of their hundred.
_SEVERITY: dict[str, Severity] = {
    "CBA110": "info",  # a table in Windows-1252
    "CBA430": "info",  # a reason for accepting what there is not
    "CBA490": "warning",  # a key that is read now and used by a later version
    "CBA504": "info",  # unverified reference data in use
    "CBA505": "warning",  # no deflator for a nominal figure
    "CBA506": "warning",  # a saving of bearers whom no agency here stands for
    "CBA507": "warning",  # an edition of reference data that is not the current one
    "CBA512": "warning",  # a unit cost that is superseded or withdrawn
    "CBA513": "info",  # unit costs in old prices
    "CBA514": "info",  # unit costs that their source rates red
    "CBA515": "warning",  # a value under a licence that forbids passing it on
    "CBA517": "warning",  # a licence that the tool does not know
    "CBA519": "warning",  # a row of a published workbook that is left out
    "CBA520": "warning",  # published figures that do not agree with each other
    "CBA521": "info",  # a name of a source that is not known
    "CBA523": "info",  # an approved project that holds no edition of reference data
}


def severity_of(code: str) -> Severity:
    """The severity of a code: 4xx advise, all others stop the appraisal.

    >>> severity_of("CBA203"), severity_of("CBA402")
    ('error', 'warning')
    """
    if code in _SEVERITY:
        return _SEVERITY[code]
    return "warning" if code.startswith("CBA4") else "error"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line of a file, or one cell of a table.

    ``line`` and ``column`` count from 1; in a workbook they are the row and the
    column of the cell, which ``cell`` names (``Benefits!D7``). ``excerpt`` is
    the text of the line, or of the row, and ``start`` the 0-based offset in the
    excerpt at which ``length`` characters are underlined.
    """

    file: str
    line: int
    column: int
    length: int = 1
    excerpt: str = ""
    start: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        if self.cell is not None:
            return f"{self.file}#{self.cell}"
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, or worth knowing, with the place to mend it.

    ``path`` is the address of the input in the project (``benefits.x.impact``);
    ``label`` stands beside the caret, ``hint`` on a line of its own says what
    to write instead. ``accepted`` is the reason that the project gives for standing
    by what a warning is about.
    """

    code: str
    message: str
    path: str = ""
    hint: str | None = None
    label: str | None = None
    place: Place | None = None
    accepted: str | None = None

    @property
    def severity(self) -> Severity:
        """Error, warning or info, as the code decides."""
        return severity_of(self.code)


class ProjectError(Exception):
    """A project that cannot be appraised, with every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            "\n".join(
                f"{p.place or p.path}: {p.code} {p.message}"
                + (f" (hint: {p.hint})" if p.hint else "")
                for p in self.problems
            )
        )


@cache
def problem_words() -> dict[str, dict[str, str]]:
    """The title, the reason and the remedy of every code, in order."""
    import tomllib  # no run without a question about a code needs it

    from cba.resources import data_file

    return tomllib.loads(data_file("problems.toml").read_text(encoding="utf-8"))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops the appraisal."""
    return any(problem.severity == "error" for problem in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, each once, sorted by file and place, then by code."""

    def key(problem: Problem) -> tuple[str, int, int, str, str]:
        place = problem.place
        if place is None:
            return ("", 0, 0, problem.code, problem.message)
        return (
            place.file,
            place.line,
            place.column,
            problem.code,
            problem.message,
        )

    return tuple(sorted(dict.fromkeys(problems), key=key))
