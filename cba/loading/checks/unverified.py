"""Figures in use that nobody has confirmed at their source (CBA504)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cba.discounting import is_unverified
from cba.library.catalogue import data_edition
from cba.library.in_use import editions_of, schedule_of
from cba.library.names import UnknownReference
from cba.loading.checks.lines import parts_of
from cba.loading.findings import Address, Finding, quoted
from cba.models.base import Declaration
from cba.models.discount import Discounting
from cba.models.evidence import CapitalBias
from cba.models.inputs_of import inputs_of
from cba.models.project import Project

_UNVERIFIED = "unverified"
_SECTIONS = ("people", "costs", "benefits", "payments", "risks", "funding", "steps")
_LOOK = "compare them with their source before relying on them"


def check(project: Project) -> Iterator[Finding]:
    """One note for each data set in use, and for each line that says so itself."""
    for dataset, path in _uses(project):
        try:
            edition = data_edition(dataset, editions_of(project).get(dataset))
        except UnknownReference:  # reported where it is named
            continue
        if edition.status == _UNVERIFIED:
            what = f"{edition.title}: not confirmed at the source"
            yield _note(path, what, edition.source)
    yield from _schedules(project)
    yield from _unit_costs(project)
    yield from _lines(project)


def _note(path: Address, message: str, source: str = "") -> Finding:
    hint = f"{_LOOK}: {source}" if source else _LOOK
    return Finding("CBA504", path, message, hint, key=True)


def _uses(project: Project) -> Iterator[tuple[str, Address]]:
    """Where each of the bias tables is used first."""
    found: dict[str, Address] = {}
    for section in ("people", "costs", "benefits"):
        things: Mapping[str, Declaration] = getattr(project, section)
        for identifier, thing in things.items():
            bias = getattr(thing, "optimism_bias", None)
            if isinstance(bias, CapitalBias):
                found.setdefault("capital_bias", (section, identifier, "optimism_bias"))
            elif bias is None and getattr(thing, "confidence", None):
                found.setdefault("optimism_bias", (section, identifier, "confidence"))
            elif bias is None and "optimism_bias" not in found:
                for path, given in inputs_of(thing):
                    if given.confidence is not None:
                        found["optimism_bias"] = (section, identifier, *path)
                        break
    yield from found.items()


def _schedules(project: Project) -> Iterator[Finding]:
    used: list[tuple[Address, Discounting | None]] = [
        (("appraisal", "discounting"), project.appraisal.discounting)
    ]
    for section in ("costs", "benefits", "payments"):
        for identifier, line in getattr(project, section).items():
            at = (section, identifier)
            used.append(((*at, "discounting"), line.discounting))
            for name, part in (getattr(line, "values", None) or {}).items():
                used.append(((*at, "values", name, "discounting"), part.discounting))
    doubtful: dict[str, Address] = {}
    for path, how in used:
        if how is None or how.name is None or how.name in doubtful:
            continue
        try:
            schedule = schedule_of(how, editions_of(project))
        except UnknownReference:  # reported where it is named
            continue
        if is_unverified(schedule, project.appraisal.years):
            doubtful[how.name] = path
    if doubtful:
        (path, *_) = doubtful.values()
        names = quoted(doubtful)
        yield _note(
            path,
            f"rates of {names} in this period: not confirmed at the source",
            _source_of("discount_schedules", project),
        )


def _source_of(dataset: str, project: Project) -> str:
    return data_edition(dataset, editions_of(project).get(dataset)).source


def _unit_costs(project: Project) -> Iterator[Finding]:
    codes: dict[str, Address] = {}
    sources: dict[str, None] = {}
    for identifier, benefit in project.benefits.items():
        for path, value, resolved in parts_of(
            project, benefit, ("benefits", identifier)
        ):
            cost = resolved.unit_cost
            # A status that the file gives is told with its line.
            unsure = resolved.status == _UNVERIFIED and not value.status
            if cost is not None and unsure:
                codes.setdefault(cost.code, (*path, "unit_cost"))
                own = f"each row of the library `{cost.library}` names its own"
                packaged = _source_of("unit_costs", project)
                sources[own if cost.library else packaged] = None
    if codes:
        (path, *_) = codes.values()
        yield _note(
            path,
            f"unit cost{'' if len(codes) == 1 else 's'} {quoted(codes)}: not confirmed "
            "at the source",
            "; ".join(sources),
        )


def _lines(project: Project) -> Iterator[Finding]:
    for section in _SECTIONS:
        things: Mapping[str, Declaration] = getattr(project, section)
        for identifier, thing in things.items():
            if _says_so(thing):
                yield _note(
                    (section, identifier),
                    f"`{identifier}` holds figures marked `status: unverified`",
                )


def _says_so(thing: Declaration) -> bool:
    if getattr(thing, "status", None) == _UNVERIFIED:
        return True
    values = [
        getattr(thing, "value", None),
        *(getattr(thing, "values", None) or {}).values(),
    ]
    if any(getattr(value, "status", None) == _UNVERIFIED for value in values):
        return True
    return any(given.status == _UNVERIFIED for _, given in inputs_of(thing))
