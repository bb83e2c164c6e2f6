"""The oracle: a project as a plain dictionary, its figures as another.

A second, deliberately naive implementation of the method, written from its
formulas and sharing no code with the tool. Where the two differ, one is wrong.
"""

from __future__ import annotations

from tests.worked.oracle.answers import (
    RESERVED,
    Sums,
    agency_case,
    financial_case,
    option_years,
    public_value_case,
)
from tests.worked.oracle.benefits import benefit_line, pools_of
from tests.worked.oracle.costs import cost_line, risk_line
from tests.worked.oracle.incomes import weightings
from tests.worked.oracle.ledger import Entry
from tests.worked.oracle.options import options_of, preferred_of, project_of
from tests.worked.oracle.payments import payment_line
from tests.worked.oracle.reading import Tree
from tests.worked.oracle.setting import Setting


def appraise(project: Tree) -> Tree:
    """The ``content`` of the result of a valid project."""
    ledgers = {}
    lines = {}
    for option in options_of(project):
        lines[option], ledgers[option] = _option(project_of(project, option))
    used = {each["agency"] for entries in ledgers.values() for each in entries}
    agencies = dict(project["agencies"])
    agencies.update({name: each for name, each in RESERVED.items() if name in used})
    setting = Setting(project["appraisal"])
    weighted = "income_groups" in project
    return {
        "preferred": preferred_of(project),
        "options": {
            option: _answers(
                Sums(ledgers[option], agencies, setting, is_weighted=weighted),
                lines[option],
            )
            for option in options_of(project)
        },
    }


def _option(project: Tree) -> tuple[Tree, list[Entry]]:
    setting = Setting(project["appraisal"])
    groups = project.get("people") or {}
    lines: Tree = {}
    entries: list[Entry] = []
    for name, line in project["costs"].items():
        lines[name], own = cost_line(name, line, groups, setting)
        entries += own
    for name, line in project["risks"].items():
        lines[name], own = risk_line(name, line, setting)
        entries += own
    steps = project.get("steps") or {}
    pools = pools_of(project["benefits"], groups, setting)
    for name, line in project["benefits"].items():
        parts, own = benefit_line(name, line, groups, setting, pools, steps)
        entries += weightings(own, line, name, project.get("income_groups"))
        lines.update(parts)
        entries += own
    paid: list[Entry] = []
    for name, line in project["payments"].items():
        lines[name], own = payment_line(name, line, lines, entries, setting)
        paid += own
    return lines, [*entries, *paid]


def _answers(sums: Sums, lines: Tree) -> Tree:
    return {
        "financial": financial_case(sums),
        "public_value": public_value_case(sums),
        "agencies": {name: agency_case(sums, name) for name in sums.agencies},
        "lines": lines,
        "by_year": option_years(sums),
    }
