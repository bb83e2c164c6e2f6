"""Steps that savings share: declared (CBA329), in their unit (CBA413), counted once."""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.checks.lines import parts_of
from cba.loading.findings import Address, Finding, did_you_mean, quoted
from cba.models.benefit import Benefit
from cba.models.cash_shares import named_in, share_at
from cba.models.cashable import Cashable
from cba.models.inputs import Input
from cba.models.project import Project
from cba.models.value import ValuePart

_MOST = 1.0 + 1e-9


def check(project: Project) -> Iterator[Finding]:
    """What is cash in steps of something, and no more of a saving than all of it."""
    for identifier, benefit in project.benefits.items():
        at: Address = ("benefits", identifier)
        for path, cashable in _cashables(benefit, at):
            yield from _together(cashable, path)
            if cashable.step is not None:
                yield from _declared(project, cashable.step, (*path, "step"))
        yield from _pooled(project, benefit, at)


def _cashables(benefit: Benefit, at: Address) -> Iterator[tuple[Address, Cashable]]:
    if benefit.cashable is not None:
        yield (*at, "cashable"), benefit.cashable
    for name, part in (benefit.values or {}).items():
        if part.cashable is not None:
            yield (*at, "values", name, "cashable"), part.cashable


def _together(cashable: Cashable, at: Address) -> Iterator[Finding]:
    """CBA224 where what is cash at once and in steps is more than is saved."""
    both = (cashable.at_once, cashable.stepped)
    if None in both:
        return
    named = dict.fromkeys(name for given in both for name in named_in(given))
    for agency in named or {"": None}:
        shares = [share_at(given, agency) for given in both]
        whole = sum(each.constant() for each in shares if isinstance(each, Input))
        if whole > _MOST:
            whose = f" of `{agency}`" if agency else ""
            yield Finding(
                "CBA224",
                (*at, "stepped"),
                f"`at_once` and `stepped`{whose} add up to {whole * 100:.10g}% of the "
                "saving",
                "lower one of them: together they are at most 100%",
                "more than is saved",
                key=True,
            )


def _declared(project: Project, step: str, at: Address) -> Iterator[Finding]:
    if step not in project.steps:
        say = "declare it"
        if project.steps:
            say = f"name {quoted(project.steps, 'or')}, or declare it"
        yield Finding(
            "CBA329",
            at,
            f"there is no step `{step}` under `steps:`",
            did_you_mean(
                step, project.steps, f"{say}: `{step}: {{size: 9855, unit: bed day}}`"
            ),
            "unknown step",
        )


def _pooled(project: Project, benefit: Benefit, at: Address) -> Iterator[Finding]:
    """CBA330 where values of the same units count twice, CBA413 for another unit."""
    counted: dict[str, str] = {}
    for path, value, resolved in parts_of(project, benefit, at):
        part = value if isinstance(value, ValuePart) else None
        cashable = (part.cashable if part else None) or benefit.cashable
        step = cashable.step if cashable is not None and cashable.stepped else None
        if step is None or step not in project.steps or not resolved.has_fiscal:
            continue
        own = part is not None and part.cashable is not None
        where: Address = (*(path if own else at), "cashable", "step")
        unit = project.steps[step].unit
        if unit and value.per and _plain(unit) != _plain(value.per):
            yield Finding(
                "CBA413",
                where,
                f"`{step}` counts `{unit}`, and this saving counts `{value.per}`",
                "give the saving in the unit of the step, or correct `unit` or `per`",
                "another unit",
            )
        if part is None or part.units_per_person is not None:
            continue
        if step in counted:
            yield Finding(
                "CBA330",
                where,
                f"`{counted[step]}` and `{path[-1]}` are values of the same units, "
                f"which would count twice towards `{step}`",
                "keep one value of them with several in `falls_to`, or leave `step` "
                "out of one",
                "counted twice",
            )
        counted.setdefault(step, str(path[-1]))


def _plain(unit: str) -> str:
    """A unit without what does not matter: capitals, spaces, one or many.

    >>> _plain("Bed  days") == _plain("bed day")
    True
    """
    return " ".join(unit.casefold().split()).removesuffix("s")
