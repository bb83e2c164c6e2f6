"""The assumptions about people, costs and payments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.calculation.grades import Graded, cost_grades, group_grades
from cba.models.cost import Cost
from cba.models.evidence import CapitalBias
from cba.models.line import titled
from cba.models.people import PeopleGroup
from cba.reports.assumption import (
    Assumption,
    Subject,
    grade_words,
    of_bias,
    of_input,
    of_line,
    of_shares,
    source_words,
)
from cba.reports.formatting import listed
from cba.reports.lines_of_option import counts_on, lines_of, people_of, title_of
from cba.reports.risks import risk_title
from cba.reports.study_table import of_study
from cba.reports.texts import as_title
from cba.reports.view import View
from cba.reports.written import Form
from cba.results.appraisal import CostLine

_KINDS = {
    "capital": "Capital.",
    "revenue": "Revenue.",
    "in-kind": "In kind.",
}
_KEPT: tuple[tuple[str, str, Form], ...] = (
    ("affected", "Share affected (kept)", "share"),
    ("engagement", "Share who take part (kept)", "share"),
    ("retention", "Share who stay (kept)", "share"),
)
_GROUP = (("starting", "People who start in each year", "count"), *_KEPT)
_COST: tuple[tuple[str, str, Form], ...] = (
    ("amount", "Amount a year", "money"),
    ("hours", "Hours a year", "count"),
    ("rate", "Value of an hour", "money"),
    ("each", "Amount for each person who stays", "money"),
    *_KEPT,
)


def people_subjects(view: View) -> Iterator[Subject]:
    """The groups of people that a line of the option counts on."""
    for key, group in people_of(view):
        yield _people_subject(view, key, group)


def _people_subject(view: View, key: str, group: PeopleGroup) -> Subject:
    base = f"people.{key}"
    grades = group_grades(view.project, key)
    assumptions = [
        each
        for name, what, form in _GROUP
        for each in of_input(
            view,
            what,
            getattr(group, name),
            form,
            address=f"{base}.{name}",
            grades=at(grades, f"{base}.{name}"),
        )
    ]
    if group.starts is not None:
        when = {
            "at-start": "at the start of the year",
            "evenly": "evenly over the year",
        }
        assumptions.append(Assumption("They start", when[group.starts]))
    own = [each for each in grades if each.address.startswith(f"{base}.confidence")]
    if own:
        numbers = listed(dict.fromkeys(str(each.grade) for each in own))
        value = f"grade {numbers}" if len(own) == 1 else f"grades {numbers}"
        assumptions.append(
            Assumption(
                "Confidence in the numbers",
                value,
                evidence=grade_words(view, own),
                written=view.written.words(f"{base}.confidence"),
            )
        )
    assumptions += of_study(view, group.evidence, base)
    return Subject(
        base,
        as_title(titled(group.title, key)),
        "",
        source_words(group.source, group.notes),
        group.status or "",
        tuple(assumptions),
        tuple(_used_in(view, key)),
    )


def _used_in(view: View, group: str) -> Iterator[str]:
    """The titles of the lines of the option that count on a group."""
    for address, line in lines_of(view):
        if counts_on(line) == group:
            yield title_of(line, address.partition(".")[2])


def at(grades: Sequence[Graded], address: str) -> tuple[Graded, ...]:
    """The grades that stand at an address."""
    return tuple(each for each in grades if each.address == address)


def cost_subjects(view: View) -> Iterator[Subject]:
    """The cost lines of the option."""
    for key, cost in view.project.costs.items():
        line = view.option.lines.get(key)
        if isinstance(line, CostLine):
            yield _cost_subject(view, key, cost, line)


def _cost_subject(view: View, key: str, cost: Cost, line: CostLine) -> Subject:
    base = f"costs.{key}"
    grades = cost_grades(view.project, base, cost)
    prices = str(cost.prices_of or view.prices)
    assumptions = [
        *of_shares(view, "Paid by", cost.paid_by, f"{base}.paid_by"),
        *_people(view, cost.people),
        *(
            each
            for name, what, form in _COST
            for each in of_input(
                view,
                what,
                getattr(cost, name),
                form,
                address=f"{base}.{name}",
                prices=prices if form == "money" else "",
                grades=at(grades, f"{base}.{name}"),
            )
        ),
        *of_line(view, cost, base),
        *_mitigated(view, cost, base),
        of_bias(view, cost.optimism_bias, line.optimism_bias, grades, base),
    ]
    return Subject(
        base,
        as_title(line.title),
        _KINDS[cost.kind],
        source_words(cost.source, cost.notes),
        cost.status or "",
        tuple(assumptions),
    )


def _mitigated(view: View, cost: Cost, base: str) -> Iterator[Assumption]:
    """How much of the risk of a class of capital is managed."""
    if isinstance(cost.optimism_bias, CapitalBias):
        yield from of_input(
            view,
            "Share of the risk that is mitigated",
            cost.optimism_bias.mitigated,
            "share",
            address=f"{base}.optimism_bias.mitigated",
        )


def _people(view: View, group: str | None) -> Iterator[Assumption]:
    if group is not None:
        title = titled(view.project.people[group].title, group)
        yield Assumption("People", as_title(title), is_about_line=True)


def risk_subjects(view: View) -> Iterator[Subject]:
    """The risks of the option that are in the figures."""
    for key, risk in view.project.counted_risks(view.option.identifier).items():
        base = f"risks.{key}"
        assumptions = [
            *of_shares(view, "Falls on", risk.falls_on, f"{base}.falls_on"),
            *of_input(view, "Chance", risk.chance, "share", address=f"{base}.chance"),
            *of_input(
                view,
                "Cost if it happens",
                risk.cost,
                "money",
                address=f"{base}.cost",
                prices=str(risk.price_year or view.prices),
            ),
            *of_line(view, risk, base),
        ]
        yield Subject(
            base,
            risk_title(view, key),
            _KINDS[risk.cost_kind],
            source_words(risk.source, risk.notes),
            risk.status or "",
            tuple(assumptions),
        )
