"""Discount schedules must exist, and those for health stand on health alone."""

from __future__ import annotations

from collections.abc import Iterator

from cba.library.in_use import editions_of
from cba.library.names import UnknownReference
from cba.library.reference_data import schedule_names
from cba.loading.checks.lines import lines_of, parts_of
from cba.loading.findings import Address, Finding, did_you_mean
from cba.models.benefit import Benefit
from cba.models.discount import Discounting
from cba.models.inputs import Input
from cba.models.project import Project
from cba.models.value import ValuePart

_HEALTH = "green-book-health"


def check(project: Project) -> Iterator[Finding]:
    """CBA317 for unknown schedules, CBA318 for a health schedule out of its place."""
    known: tuple[str, ...] | None = None
    for path, given in _given(project):
        if given.name is None:
            continue
        known = known or _schedules(project)
        if given.name not in known:
            yield Finding(
                "CBA317",
                path,
                f"there is no discount schedule `{given.name}`",
                did_you_mean(
                    given.name,
                    known,
                    "write one of the library's, {rate: 3.5%} or {bands: {0: 3.5%}}",
                ),
                "unknown schedule",
            )
    if _is_health(project.appraisal.discounting):
        yield _misplaced(
            ("appraisal", "discounting"),
            "a health schedule cannot discount the whole appraisal",
        )
    for path, line in lines_of(project):
        if isinstance(line, Benefit):
            yield from _benefit(project, line, path)
        elif _is_health(line.discounting):
            yield _misplaced(
                (*path, "discounting"),
                f"a health schedule cannot discount `{path[1]}`, which is in money",
            )


def _schedules(project: Project) -> tuple[str, ...]:
    try:
        return schedule_names(editions_of(project).get("discount_schedules"))
    except UnknownReference:  # the edition is at fault, and reported
        return schedule_names()


def _given(project: Project) -> Iterator[tuple[Address, Discounting]]:
    yield ("appraisal", "discounting"), project.appraisal.discounting
    for path, line in lines_of(project):
        if line.discounting is not None:
            yield (*path, "discounting"), line.discounting
        if isinstance(line, Benefit):
            for name, part in (line.values or {}).items():
                if part.discounting is not None:
                    yield (*path, "values", name, "discounting"), part.discounting


def _is_health(given: Discounting | None) -> bool:
    return given is not None and (given.name or "").startswith(_HEALTH)


def _misplaced(path: Address, message: str) -> Finding:
    return Finding(
        "CBA318",
        path,
        message,
        "put it on a benefit, or a part of `values`, that is social value alone",
        "for health effects alone",
    )


def _benefit(project: Project, line: Benefit, path: Address) -> Iterator[Finding]:
    if line.amount is not None:
        if _is_health(line.discounting):
            at = (*path, "discounting")
            if line.category != "social":
                message = f"a health schedule cannot discount {line.category} value"
                yield _misplaced(at, message)
            yield from _grows(line.real_growth, at)
        return
    for at, value, resolved in parts_of(project, line, path):
        own = value if isinstance(value, ValuePart) else None
        given, where = line.discounting, (*path, "discounting")
        if own is not None and own.discounting is not None:
            given, where = own.discounting, (*at, "discounting")
        if not _is_health(given):
            continue
        for key, part in (("fiscal", resolved.fiscal), ("economic", resolved.economic)):
            if part is not None and not part.is_zero():
                yield _misplaced(
                    where,
                    f"a health schedule cannot discount the {key} part of "
                    f"`{'/'.join(str(name) for name in (path[1], *at[3:]))}`",
                )
        growth = line.real_growth
        if own is not None and own.real_growth is not None:
            growth = own.real_growth
        yield from _grows(growth, where)


def _grows(growth: Input | None, at: Address) -> Iterator[Finding]:
    if growth is not None and not growth.is_zero():
        yield Finding(
            "CBA318",
            at,
            "a health schedule and `real_growth` count rising incomes twice",
            "remove `real_growth`, or use the ordinary schedule",
            "grows as well",
        )
