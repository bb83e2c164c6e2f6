"""What a problem code means: its title, why it matters and how to mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cba.problems import Severity, problem_words, severity_of

_CODE = re.compile(r"cba\d{3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """The page of a problem code."""

    code: str
    severity: Severity
    title: str
    why: str
    fix: str


def is_code(what: str) -> bool:
    """Whether a text has the form of a problem code.

    >>> is_code("CBA203"), is_code("npv")
    (True, False)
    """
    return _CODE.fullmatch(what.strip()) is not None


def problem_codes() -> tuple[str, ...]:
    """Every code that there is, in order."""
    return tuple(problem_words())


def problem_page(code: str) -> ProblemPage | None:
    """The page of a code; None for a code that there is not.

    >>> problem_page("cba104").title
    'A key is given twice'
    """
    wanted = code.strip().upper()
    page = problem_words().get(wanted)
    if page is None:
        return None
    title, why, fix = (page[key].strip() for key in ("title", "why", "fix"))
    return ProblemPage(wanted, severity_of(wanted), title, why, fix)
