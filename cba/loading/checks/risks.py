"""Risks that are counted: complete (CBA324), and not counted twice (CBA325, CBA410).

Optimism bias on costs is there for what usually goes wrong. Where a risk is counted
beside it, the file says which lines' bias the risk replaces, or that it replaces none.
"""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.checks.lines import group_of
from cba.loading.findings import Address, Finding, did_you_mean, quoted
from cba.models.cost import Cost
from cba.models.evidence import CapitalBias
from cba.models.inputs_of import inputs_of
from cba.models.people import PeopleGroup
from cba.models.project import Project
from cba.models.risk import Risk

_NEEDED = {
    "chance": "how likely it is, such as `chance: 20%`",
    "cost": "what it would cost, such as `cost: {2027-28: £50k}`",
    "falls_on": "who would bear it, such as `falls_on: council`",
}
#: What belongs to risks in the figures alone.
_OF_COUNTED = ("kind", "replaces_bias_of", "real_growth", "discounting", "timing")
#: More lines than this are not listed in a hint.
_FEW = 4


def check(project: Project) -> Iterator[Finding]:
    """What keeps risks from being counted, or counts what might go wrong twice."""
    for identifier, risk in project.risks.items():
        at: Address = ("risks", identifier)
        if risk.counted:
            yield from _complete(project, risk, at)
            yield from _twice(project, risk, at)
        else:
            yield from _stray(risk, at)


def check_names(project: Project) -> Iterator[Finding]:
    """CBA314 for a line that a risk names and that is no cost and no benefit."""
    known = (*project.costs, *project.benefits)
    for identifier, risk in project.risks.items():
        for position, line in enumerate(risk.replaces_bias_of or ()):
            if line not in known:
                yield Finding(
                    "CBA314",
                    ("risks", identifier, "replaces_bias_of", position),
                    f"`{line}` is neither a cost nor a benefit",
                    did_you_mean(line, known, "name lines by their ids, or write none"),
                )


def _complete(project: Project, risk: Risk, at: Address) -> Iterator[Finding]:
    for key, hint in _NEEDED.items():
        if getattr(risk, key) is None:
            yield Finding(
                "CBA324",
                at,
                f"`{at[1]}` is counted, and has no `{key}`",
                f"say {hint}, or remove `counted`",
                f"no `{key}`",
                key=True,
            )
    if risk.cost is not None and not risk.cost.is_series:
        first = project.appraisal.first_year
        yield Finding(
            "CBA324",
            (*at, "cost"),
            "the cost of a counted risk does not say in which years it would fall",
            f"write `{{{first}: …}}` for one year, `{{{first}..: …}}` for every year",
            "in which years?",
        )
    if risk.chance is not None and risk.chance.is_series:
        yield Finding(
            "CBA324",
            (*at, "chance"),
            "the chance is by year, but a counted risk happens once or not at all",
            "give one chance, or count a risk for each of the years",
            "one chance",
        )


def _twice(project: Project, risk: Risk, at: Address) -> Iterator[Finding]:
    if risk.replaces_bias_of:
        return
    biased = [
        identifier
        for identifier, cost in project.costs.items()
        if _share_an_option(project, risk, cost) and _bears_bias(project, cost)
    ]
    if not biased:
        return
    if risk.replaces_bias_of is None:
        named = quoted(biased) if len(biased) <= _FEW else "costs"
        lines = ", ".join(biased[:_FEW])
        yield Finding(
            "CBA325",
            at,
            f"`{at[1]}` is counted beside costs that carry optimism bias",
            f"{named} may be raised for the same thing: write `replaces_bias_of: "
            f"[{lines}]` for the lines whose bias the risk stands for, or "
            "`replaces_bias_of: none`",
            "counted beside optimism bias",
            key=True,
        )
        return
    yield Finding(
        "CBA410",
        (*at, "replaces_bias_of"),
        f"`{at[1]}` is counted on top of the optimism bias of costs",
        "make sure that no grade or bias is there for the same thing, and "
        "acknowledge CBA410 with the reason",
        "replaces no optimism bias",
    )


def _share_an_option(project: Project, risk: Risk, cost: Cost) -> bool:
    return any(
        project.has_line(option, risk) and project.has_line(option, cost)
        for option in project.option_ids
    )


def _bears_bias(project: Project, cost: Cost) -> bool:
    """Whether a cost is raised: by a bias, or by a grade other than the best."""
    typed = cost.optimism_bias
    if typed is not None:
        return isinstance(typed, CapitalBias) or not typed.is_zero()
    group = group_of(project, cost.people)
    return any(grade > 1 for grade in (*_grades(cost), *_grades(group)))


def _grades(thing: Cost | PeopleGroup | None) -> Iterator[int]:
    if thing is None:
        return
    yield from (grade for _, grade in thing.confidence or ())
    yield from (given.confidence for _, given in inputs_of(thing) if given.confidence)


def _stray(risk: Risk, at: Address) -> Iterator[Finding]:
    for key in _OF_COUNTED:
        if getattr(risk, key) is not None:
            yield Finding(
                "CBA126",
                (*at, key),
                f"`{key}` belongs to risks that are in the figures",
                "write `counted: true`, or remove it",
                "without effect here",
                key=True,
            )
