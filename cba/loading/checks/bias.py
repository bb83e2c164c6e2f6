"""Costs and benefits that nothing corrects for optimism (CBA402)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cba.loading.checks.lines import group_of
from cba.loading.findings import Finding
from cba.models.benefit import Benefit
from cba.models.cost import Cost
from cba.models.inputs_of import inputs_of
from cba.models.people import PeopleGroup
from cba.models.project import Project


def check(project: Project) -> Iterator[Finding]:
    """Lines with neither a grade, of their own or of what they rest on, nor a bias."""
    graded = {
        identifier: bool(group.confidence) or _has_grade(group)
        for identifier, group in project.people.items()
    }
    lines: list[tuple[str, str, Cost | Benefit]] = [
        *(("costs", name, cost) for name, cost in project.costs.items()),
        *(("benefits", name, benefit) for name, benefit in project.benefits.items()),
    ]
    replaced = {
        option: project.bias_replaced(option)
        for option in project.option_ids
        if project.risks
    }
    for section, name, line in lines:
        if line.confidence or line.optimism_bias is not None:
            continue
        if _is_replaced(project, name, line, replaced):
            continue
        if group_of(project, line.people) is not None and graded[line.people or ""]:
            continue
        if not _has_grade(line):
            raised = "lowered" if section == "benefits" else "raised"
            yield Finding(
                "CBA402",
                (section, name),
                f"`{name}` has neither `confidence` nor `optimism_bias`, so it is not "
                f"{raised} for optimism",
                _hint(line),
                key=True,
            )


def _is_replaced(
    project: Project,
    name: str,
    line: Cost | Benefit,
    replaced: Mapping[str, Mapping[str, object]],
) -> bool:
    """Whether a counted risk stands for the bias in every option with the line."""
    having = [option for option in replaced if project.has_line(option, line)]
    return bool(having) and all(name in replaced[option] for option in having)


def _hint(line: Cost | Benefit) -> str:
    grade = "add `confidence: 3`, say, from 1 (best evidence) to 6, or "
    if isinstance(line, Cost) and line.kind == "capital":
        return f"{grade}the class of capital, as {{class: standard-buildings}}"
    return f"{grade}`optimism_bias: 10%`"


def _has_grade(thing: Cost | Benefit | PeopleGroup) -> bool:
    return any(given.confidence for _, given in inputs_of(thing))
