"""The lines of the option that a document is about, as the project declares them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cba.models.benefit import Benefit
from cba.models.cashable import Cashable
from cba.models.cost import Cost
from cba.models.inputs_of import inputs_of
from cba.models.line import Line, titled
from cba.models.people import PeopleGroup
from cba.models.step import Step
from cba.reports.formatting import is_nought
from cba.reports.texts import as_title, shortened, tidy
from cba.reports.view import View
from cba.results.appraisal import BenefitLine

_SECTIONS = ("costs", "benefits", "payments")
_OWNER = 160


def lines_of(view: View) -> Iterator[tuple[str, Line]]:
    """Every line of the option with its address, costs first and counted risks last."""
    for section in _SECTIONS:
        for key, line in getattr(view.project, section).items():
            if view.project.has_line(view.option.identifier, line):
                yield f"{section}.{key}", line
    for key, risk in view.project.counted_risks(view.option.identifier).items():
        yield f"risks.{key}", risk


def benefits_of(view: View) -> Iterator[tuple[str, Benefit]]:
    """Every benefit of the option with its id."""
    for key, line in view.project.benefits.items():
        if view.project.has_line(view.option.identifier, line):
            yield key, line


def counts_on(line: Line) -> str | None:
    """The group of people that a line counts on, if any."""
    return line.people if isinstance(line, (Benefit, Cost)) else None


def people_of(view: View) -> Iterator[tuple[str, PeopleGroup]]:
    """The groups of people that a line of the option counts on, with their ids."""
    used = {counts_on(line) for _, line in lines_of(view)}
    for key, group in view.project.people.items():
        if key in used:
            yield key, group


def steps_of(view: View) -> Iterator[tuple[str, Step]]:
    """The steps that a saving of the option fills, with their ids."""
    used = {plan.given.step for plan in cash_plans(view) if plan.given.stepped}
    for key, step in view.project.steps.items():
        if key in used:
            yield key, step


def ranged_inputs(view: View) -> Iterator[str]:
    """The addresses of the inputs of the option that have a range."""
    people = ((f"people.{key}", group) for key, group in people_of(view))
    steps = ((f"steps.{key}", step) for key, step in steps_of(view))
    for address, node in (*people, *lines_of(view), *steps):
        for path, given in inputs_of(node):
            if given.range is not None:
                yield ".".join((address, *path))


def title_of(line: Line, identifier: str) -> str:
    """The title of a line as a document shows it."""
    return as_title(titled(line.title, identifier))


def status_of(line: Line) -> str:
    """How far the figures of a line can be trusted; empty where nobody says.

    The weakest of what is said of the line and of its values.
    """
    said = {status for _, status in statuses_of("", line)}
    for status in ("illustrative", "unverified", "local", "published"):
        if status in said:
            return status
    return ""


def statuses_of(address: str, line: Line) -> Iterator[tuple[str, str]]:
    """What is said of the figures of a line and of its values, each at its address."""
    said = {"status": line.status}
    if isinstance(line, Benefit):
        if line.value is not None:
            said["value.status"] = line.value.status
        for name, part in (line.values or {}).items():
            said[f"values.{name}.status"] = part.status
    yield from ((f"{address}.{key}", status) for key, status in said.items() if status)


def owner_words(view: View, owner: str | None) -> str:
    """An owner's name: the agency's where it is an id, otherwise as it is written."""
    if not owner:
        return ""
    agency = view.project.agencies.get(owner)
    declared = tidy(agency.name) if agency is not None else ""
    return view.names.get(owner) or declared or shortened(tidy(owner), _OWNER)


class CashPlan(NamedTuple):
    """What of a saving is cash: the benefit line, or the part of one, and how."""

    title: str
    identifier: str
    line: BenefitLine
    given: Cashable


def cash_plans(view: View) -> Iterator[CashPlan]:
    """What is said of the cash of each benefit of the option that saves money."""
    for key, benefit in benefits_of(view):
        for identifier, title, given in _cashables(view, key, benefit):
            line = view.option.lines[identifier]
            if (
                given is not None
                and isinstance(line, BenefitLine)
                and not is_nought(line.pv_fiscal)
            ):
                yield CashPlan(title, identifier, line, given)


def _cashables(
    view: View, key: str, benefit: Benefit
) -> Iterator[tuple[str, str, Cashable | None]]:
    if benefit.values is None:
        yield key, title_of(benefit, key), benefit.cashable
        return
    for name, part in benefit.values.items():
        identifier = f"{key}/{name}"
        title = as_title(view.option.lines[identifier].title)
        yield identifier, title, part.cashable or benefit.cashable
