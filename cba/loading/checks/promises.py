"""Promises under `expect:` must be statements about something there is (CBA217)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cba.library.resolution import valued_parts
from cba.loading.checks.lines import LINES
from cba.loading.findings import Address, Finding, did_you_mean, quoted
from cba.models.agency import RESERVED
from cba.models.expectation import CROSSING, METRICS, read_expectation
from cba.models.faults import FaultError
from cba.models.horizon import Context
from cba.models.project import Project

_MANY = {"agency": "agencies", "line": "lines", "option": "options"}
_ROOTS = ("financial", "public_value", "agencies", "lines")


def check(project: Project) -> Iterator[Finding]:
    """Statements that cannot be read, or that name what is not in the project."""
    if not project.expect:
        return
    for position, statement in enumerate(project.expect):
        at = ("expect", position)
        try:
            promise = read_expectation(statement, Context())
        except FaultError as fault:
            yield Finding(fault.code, at, fault.message, fault.hint, fault.label)
            continue
        names = promise.metric.split(".")
        if names[0] == "options":
            option = names[1] if len(names) > 1 else ""
            yield from _unknown(option, project.option_ids, "option", at)
            names = names[2:]
        yield from _metric(project, names, at)


def _metric(project: Project, names: list[str], at: Address) -> Iterator[Finding]:
    root = names[0] if names else ""
    if root not in _ROOTS or len(names) < 2:
        yield Finding(
            "CBA217",
            at,
            f"`{'.'.join(names)}` is no metric",
            did_you_mean(
                root,
                [name for name in _ROOTS if name != root],
                f"begin with {quoted(_ROOTS, 'or')}, as in public_value.npv > 0",
            ),
        )
    elif root == "agencies":
        known = (*project.agencies, *RESERVED)
        yield from _unknown(names[1], known, "agency", at)
        yield from _figure(names[2:], root, at)
    elif root == "lines":
        yield from _unknown(names[1], tuple(_lines(project)), "line", at)
    else:
        yield from _figure(names[1:], root, at)


def _figure(names: list[str], root: str, at: Address) -> Iterator[Finding]:
    """A fault where the last names are no figure of an option or an agency."""
    figures = METRICS[root]
    name = names[0] if names else ""
    known = name in figures
    if known and name.startswith("payback"):
        inner = names[2:] if names[1:2] == ["discounted"] else names[1:]
        known = len(inner) == 1 and inner[0] in (*CROSSING, "first")
    elif known:
        known = len(names) == 1
    if known:
        return
    wrong = ".".join(names)
    example = f"`{root}` has {quoted(figures)}"
    if name.startswith("payback"):
        example = f"write payback.year, or payback.discounted.{CROSSING[1]}"
    yield Finding(
        "CBA217",
        at,
        f"`{wrong}` is no figure of `{root}`" if wrong else f"`{root}` is no figure",
        did_you_mean(wrong, [each for each in figures if each != name], example),
    )


def _unknown(
    name: str, known: Iterable[str], what: str, at: Address
) -> Iterator[Finding]:
    if name not in known:
        yield Finding(
            "CBA217",
            at,
            f"there is no {what} `{name}`",
            did_you_mean(name, known, f"name {_MANY[what]} by their ids"),
        )


def _lines(project: Project) -> Iterator[str]:
    for section in LINES:
        for identifier in getattr(project, section):
            yield identifier
    yield from (name for name, risk in project.risks.items() if risk.counted)
    for identifier, benefit in project.benefits.items():
        for part, _ in valued_parts(benefit):
            if part is not None:
                yield f"{identifier}/{part}"
