"""Small projects, of which a test writes what it is about."""

from __future__ import annotations

import textwrap

from cba.loading.project_loader import Loaded, load
from cba.models.project import Project
from cba.problems import Problem

APPRAISAL = "{first_year: 2026-27, years: 4}"
AGENCIES = """\
agencies:
  council: {sector: local-authority}
  nhs: {sector: nhs}
  police: {sector: police}
  residents: {sector: community}
people:
  tenants: {starting: {2026-27..2027-28: 100}}
"""
#: A cost and a benefit with which nothing is wrong.
TEAM = (
    "{kind: revenue, paid_by: council, amount: £100k, optimism_bias: 10%, source: Team}"
)
OTHERS = "deadweight: 20%, optimism_bias: 10%, source: Survey"
SAVES = "falls_to: council, cashable: 0%"


#: A benefit of the group, so that no test need use it.
USED = f"used: {{people: tenants, value: {{social: 1}}, {OTHERS}}}"


def project(
    *,
    appraisal: str = APPRAISAL,
    costs: str = f"team: {TEAM}",
    benefits: str = "",
    more: str = "",
) -> str:
    """A project with these lines, and one benefit besides."""
    lines = f"{USED}\n{textwrap.dedent(benefits)}"
    parts = [
        f"cba: 1\nproject: {{title: Small project}}\nappraisal: {appraisal}",
        AGENCIES,
        f"costs:\n{textwrap.indent(textwrap.dedent(costs), '  ')}",
        "benefits:\n" + textwrap.indent(lines, "  "),
        textwrap.dedent(more),
    ]
    return "\n".join(parts) + "\n"


def loaded(text: str) -> Loaded:
    """What is loaded from the text of a project."""
    return load(None, stdin_text=textwrap.dedent(text))


#: Notes on age and rating, which most published unit costs bring with them.
OF_AGE = {"CBA513", "CBA514"}


def problems_of(text: str) -> tuple[Problem, ...]:
    """The problems of the text of a project, without notes on the age of values."""
    return tuple(each for each in loaded(text).problems if each.code not in OF_AGE)


def found(text: str) -> list[tuple[str, str]]:
    """The code and the address of each of them, in the order of the file."""
    return [(problem.code, problem.path) for problem in problems_of(text)]


def benefit(line: str) -> list[tuple[str, str]]:
    """What is found about one benefit; addresses begin below it."""
    prefix = "benefits.line"
    return [
        (code, path.removeprefix(prefix).removeprefix("."))
        for code, path in found(project(benefits=f"line: {{{line}}}"))
    ]


def cost(line: str) -> list[tuple[str, str]]:
    """What is found about one cost; addresses begin below it."""
    return [
        (code, path.removeprefix("costs.line").removeprefix("."))
        for code, path in found(project(costs=f"line: {{{line}}}"))
    ]


def valid(text: str) -> Project:
    """The project that a text declares without an error."""
    made = loaded(text)
    assert made.project is not None, made.problems
    return made.project
