"""The assumptions about benefits: from people to effect, value and cash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cba.calculation.grades import Graded, benefit_grades
from cba.models.benefit import Benefit
from cba.models.effect import Curve
from cba.models.inputs import Input
from cba.models.line import titled
from cba.reports.assumption import (
    Assumption,
    Subject,
    of_input,
    of_line,
    source_words,
)
from cba.reports.assumptions_of_spending import at
from cba.reports.assumptions_of_worth import UNITS, worth_of
from cba.reports.formatting import percentage
from cba.reports.lines_of_option import benefits_of
from cba.reports.study_table import of_study
from cba.reports.texts import as_title
from cba.reports.view import View
from cba.reports.written import Form, input_words, range_words

_COUNTED: tuple[tuple[str, str, Form], ...] = (
    ("population", "People who start in each year", "count"),
    ("quantity", "Units a year", "count"),
    ("affected", "Share affected (kept)", "share"),
    ("engagement", "Share who take part (kept)", "share"),
    ("retention", "Share who stay (kept)", "share"),
    ("impact", "Impact: share who change (kept)", "share"),
)
_TAKEN_OFF: tuple[tuple[str, str, Form], ...] = (
    ("displacement", "Displacement (lost)", "share"),
    ("leakage", "Leakage (lost)", "share"),
    ("substitution", "Substitution (lost)", "share"),
    ("units_per_person", UNITS, "count"),
    ("delay", "Delay before the effect starts", "years"),
    ("drop_off", "Drop-off in each later year (lost)", "share"),
)


def benefit_subjects(view: View) -> Iterator[Subject]:
    """The benefit lines of the option; each of several values after its line."""
    for key, benefit in benefits_of(view):
        yield from _subjects(view, key, benefit)


def _subjects(view: View, key: str, benefit: Benefit) -> Iterator[Subject]:
    base = f"benefits.{key}"
    whole = Subject(
        base,
        as_title(titled(benefit.title, key)),
        "" if benefit.values is None else "Its values are below.",
        source_words(benefit.source, benefit.notes),
        benefit.status or "",
        (*_chain(view, base, benefit), *of_line(view, benefit, base)),
    )
    if benefit.values is None:
        worth = worth_of(view, key, benefit, None, benefit.value)
        yield replace(whole, assumptions=(*whole.assumptions, *worth))
        return
    yield whole
    for name, part in benefit.values.items():
        line = view.option.lines[f"{key}/{name}"]
        yield Subject(
            f"{base}.values.{name}",
            as_title(line.title),
            f"One of the values of: {whole.title}.",
            "",
            whole.status,
            tuple(worth_of(view, key, benefit, name, part)),
        )


def _chain(view: View, base: str, benefit: Benefit) -> Iterator[Assumption]:
    """Who is reached, what changes for them, and what of it is the project's own."""
    grades = benefit_grades(view.project, base, benefit, None)
    if benefit.people is not None:
        title = titled(view.project.people[benefit.people].title, benefit.people)
        yield Assumption("People", as_title(title), is_about_line=True)
    yield from of_study(view, benefit.evidence, base)
    yield from _fields(view, base, benefit, _COUNTED, grades)
    prices = str(benefit.price_year or view.prices)
    what = (
        f"Amount a year, {benefit.category} value"
        if benefit.category
        else "Amount a year"
    )
    at_amount = f"{base}.amount"
    yield from of_input(
        view,
        what,
        benefit.amount,
        "money",
        address=at_amount,
        prices=prices,
        grades=at(grades, at_amount),
    )
    if benefit.outcome is not None:
        for name, key, curve in (
            ("Outcome with the project", "with", benefit.outcome.with_project),
            ("Outcome without it", "without", benefit.outcome.without),
        ):
            yield _curve(view, name, curve, f"{base}.outcome.{key}")
    yield from _deadweight(view, base, benefit, grades)
    yield from _fields(view, base, benefit, _TAKEN_OFF, grades)
    if benefit.lasts == "end":
        yield Assumption(
            "The effect lasts",
            "to the end of the appraisal",
            written=view.written.words(f"{base}.lasts"),
        )
    else:
        yield from of_input(
            view,
            "The effect lasts",
            benefit.lasts,
            "years",
            address=f"{base}.lasts",
        )
    if benefit.persistence:
        shares = ", ".join(
            f"{percentage(each.constant())}{_in_brackets(each, view)}"
            for each in benefit.persistence
        )
        yield Assumption(
            "Share of the effect left in each year",
            shares,
            written=view.written.words(f"{base}.persistence"),
            address=f"{base}.persistence",
        )


def _fields(
    view: View,
    base: str,
    benefit: Benefit,
    fields: Sequence[tuple[str, str, Form]],
    grades: Sequence[Graded],
) -> Iterator[Assumption]:
    for name, what, form in fields:
        given = getattr(benefit, name)
        address = f"{base}.{name}"
        own = at(grades, address)
        yield from of_input(view, what, given, form, address=address, grades=own)


def _deadweight(
    view: View, base: str, benefit: Benefit, grades: Sequence[Graded]
) -> Iterator[Assumption]:
    dead, own = benefit.deadweight, benefit.attribution
    if dead is not None:
        what = "Deadweight (points lost)" if dead.points else "Deadweight (lost)"
        address = f"{base}.deadweight"
        yield from of_input(
            view,
            what,
            dead.amount,
            "share",
            address=address,
            grades=at(grades, address),
        )
    if own is not None:
        what = "Due to others (lost)" if own.to_others else "Attribution (kept)"
        address = f"{base}.attribution"
        yield from of_input(
            view, what, own.amount, "share", address=address, grades=at(grades, address)
        )


def _curve(view: View, what: str, curve: Curve, address: str) -> Assumption:
    """A curve by years since starting; what is known of its first point is shown."""
    financial = view.project.appraisal.first_year.financial
    points = (
        f"year {year}: "
        f"{input_words(share, 'share', view.currency, financial=financial)}"
        f"{_in_brackets(share, view)}"
        for year, share in curve
    )
    sources = dict.fromkeys(source_words(x.source, x.notes) for _, x in curve)
    statuses = dict.fromkeys(x.status for _, x in curve if x.status)
    return Assumption(
        what,
        "; ".join(points),
        source=" ".join(text for text in sources if text),
        status=", ".join(statuses),
        written=view.written.words(address),
        address=address,
    )


def _in_brackets(given: Input, view: View) -> str:
    """The range of one of several shares, beside it; empty where it has none."""
    words = range_words(given.range, "share", view.currency)
    return f" ({words})" if words else ""
