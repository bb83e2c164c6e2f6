"""What a problem code means: its title, why it matters and how to mend it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from cba.problems import Severity, severity_of
from cba.resources import data_file

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
    return tuple(_pages())


def problem_page(code: str) -> ProblemPage | None:
    """The page of a code; None for a code that there is not.

    >>> problem_page("cba104").title
    'A key is given twice'
    """
    wanted = code.strip().upper()
    page = _pages().get(wanted)
    if page is None:
        return None
    title, why, fix = (page[key].strip() for key in ("title", "why", "fix"))
    return ProblemPage(wanted, severity_of(wanted), title, why, fix)


@cache
def _pages() -> dict[str, dict[str, str]]:
    return tomllib.loads(data_file("problems.toml").read_text(encoding="utf-8"))
