"""The assumptions about benefits: from people to effect, value and cash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.calculation.compile_benefit import parties, resolved_value
from cba.calculation.grades import Graded, benefit_grades
from cba.library.resolution import ResolvedValue, valued_parts
from cba.models.benefit import Benefit
from cba.models.cashable import Cashable
from cba.models.effect import Curve
from cba.models.line import titled
from cba.models.value import Value, ValuePart
from cba.reports.assumption import (
    Assumption,
    Subject,
    discounting_words,
    of_bias,
    of_input,
    of_line,
    of_shares,
    source_words,
)
from cba.reports.assumptions_of_spending import at
from cba.reports.formatting import percentage
from cba.reports.texts import tidy
from cba.reports.view import View
from cba.reports.written import Form, input_words
from cba.results.appraisal import BenefitLine

_COUNTED: tuple[tuple[str, str, Form], ...] = (
    ("population", "People who start in each year", "count"),
    ("quantity", "Units a year", "count"),
    ("affected", "Share affected (kept)", "share"),
    ("engagement", "Share who take part (kept)", "share"),
    ("retention", "Share who stay (kept)", "share"),
    ("impact", "Impact: share of them who change (kept)", "share"),
)
_TAKEN_OFF: tuple[tuple[str, str, Form], ...] = (
    ("displacement", "Displacement (lost)", "share"),
    ("leakage", "Leakage (lost)", "share"),
    ("substitution", "Substitution (lost)", "share"),
    ("units_per_person", "Units for each person a year", "count"),
    ("delay", "Delay before the effect starts", "years"),
    ("drop_off", "Drop-off in each later year (lost)", "share"),
)
_PARTS = ("fiscal", "economic", "social", "transfer")


def benefit_subjects(view: View) -> Iterator[Subject]:
    """The benefit lines of the option."""
    for key, benefit in view.project.benefits.items():
        if view.project.has_line(view.option.identifier, benefit):
            yield _subject(view, key, benefit)


def _subject(view: View, key: str, benefit: Benefit) -> Subject:
    values: tuple[tuple[str | None, Value | None], ...] = valued_parts(benefit)
    chain = _chain(view, f"benefits.{key}", benefit)
    worth = [
        each
        for part, value in values or ((None, None),)
        for each in _worth(view, key, benefit, part, value)
    ]
    return Subject(
        tidy(titled(benefit.title, key)),
        source_words(benefit.source, benefit.notes),
        benefit.status or "",
        (*chain, *worth, *of_line(view, benefit)),
    )


def _chain(view: View, base: str, benefit: Benefit) -> Iterator[Assumption]:
    """Who is reached, what changes for them, and what of it is the project's own."""
    grades = benefit_grades(view.project, base, benefit, None)
    if benefit.people is not None:
        title = titled(view.project.people[benefit.people].title, benefit.people)
        yield Assumption("People", tidy(title))
    yield from _fields(view, base, benefit, _COUNTED, grades)
    prices = str(benefit.price_year or view.prices)
    what = f"Amount a year, {benefit.category} value" if benefit.category else "Amount"
    own = at(grades, f"{base}.amount")
    yield from of_input(view, what, benefit.amount, "money", prices=prices, grades=own)
    if benefit.outcome is not None:
        for name, curve in (
            ("Outcome with the project", benefit.outcome.with_project),
            ("Outcome without it", benefit.outcome.without),
        ):
            yield _curve(view, name, curve)
    yield from _deadweight(view, base, benefit, grades)
    yield from _fields(view, base, benefit, _TAKEN_OFF, grades)
    if benefit.lasts == "end":
        yield Assumption("The effect lasts", "to the end of the appraisal")
    else:
        yield from of_input(view, "The effect lasts", benefit.lasts, "years")
    if benefit.persistence:
        shares = ", ".join(percentage(each.constant()) for each in benefit.persistence)
        yield Assumption("Share of the effect left in each year", shares)


def _fields(
    view: View,
    base: str,
    benefit: Benefit,
    fields: Sequence[tuple[str, str, Form]],
    grades: Sequence[Graded],
) -> Iterator[Assumption]:
    for name, what, form in fields:
        given = getattr(benefit, name)
        own = at(grades, f"{base}.{name}")
        yield from of_input(view, what, given, form, grades=own)


def _deadweight(
    view: View, base: str, benefit: Benefit, grades: Sequence[Graded]
) -> Iterator[Assumption]:
    dead, own = benefit.deadweight, benefit.attribution
    if dead is not None:
        what = (
            "Deadweight, in points off the impact"
            if dead.points
            else "Deadweight (lost)"
        )
        graded = at(grades, f"{base}.deadweight")
        yield from of_input(view, what, dead.amount, "share", grades=graded)
    if own is not None:
        what = "Due to others (lost)" if own.to_others else "Attribution (kept)"
        graded = at(grades, f"{base}.attribution")
        yield from of_input(view, what, own.amount, "share", grades=graded)


def _curve(view: View, what: str, curve: Curve) -> Assumption:
    """A curve by years since starting; what is known of its first point is shown."""
    financial = view.project.appraisal.first_year.financial
    points = (
        f"year {year}: "
        f"{input_words(share, 'share', view.currency, financial=financial)}"
        for year, share in curve
    )
    sources = dict.fromkeys(source_words(x.source, x.notes) for _, x in curve)
    statuses = dict.fromkeys(x.status for _, x in curve if x.status)
    return Assumption(
        what,
        "; ".join(points),
        source=" ".join(text for text in sources if text),
        status=", ".join(statuses),
    )


def _worth(
    view: View, key: str, benefit: Benefit, part: str | None, value: Value | None
) -> Iterator[Assumption]:
    """What a unit is worth, to whom, and how much of it is cash."""
    base = f"benefits.{key}"
    own = value if isinstance(value, ValuePart) else None
    name = f"{tidy(titled(own.title, part))}: " if own is not None and part else ""
    resolved = resolved_value(view.project, value)
    grades = benefit_grades(
        view.project, base, benefit, value, f"{base}.values.{part}" if part else None
    )
    if own is not None:
        what = f"{name}units for each person a year"
        yield from of_input(view, what, own.units_per_person, "count")
    if resolved is not None:
        yield from _parts(view, benefit, name, resolved, value)
    falls_to, enjoyed_by = parties(benefit, value, resolved)
    yield from of_shares(view, _headed(name, "Savings fall to"), falls_to)
    yield from of_shares(view, _headed(name, "Wider value is enjoyed by"), enjoyed_by)
    cashable = (own.cashable if own else None) or benefit.cashable
    if falls_to:
        yield from _cash(view, name, cashable)
    if own is not None:
        what = f"{name}real growth a year"
        yield from of_input(view, what, own.real_growth, "rate")
        if own.discounting is not None:
            how = discounting_words(own.discounting)
            yield Assumption(f"{name}discounted at", how)
    line = view.option.lines.get(f"{key}/{part}" if part else key)
    if isinstance(line, BenefitLine):
        what = _headed(name, "Optimism bias applied")
        yield of_bias(view, benefit.optimism_bias, line.optimism_bias, grades, what)


def _headed(name: str, words: str) -> str:
    return f"{name}{words[0].lower()}{words[1:]}" if name else words


def _parts(
    view: View,
    benefit: Benefit,
    name: str,
    resolved: ResolvedValue,
    value: Value | None,
) -> Iterator[Assumption]:
    """The fiscal, economic and social value of a unit, from the file or the library."""
    prices = str(resolved.price_year or benefit.price_year or view.prices)
    per = tidy(value.per) if value is not None else ""
    cost = resolved.unit_cost
    unit = per or (cost.unit if cost else "")
    of_what = f" of a unit ({unit})" if unit else " of a unit"
    source = source_words(resolved.source, value.notes if value else None)
    if cost is not None:
        source = f"{cost.code}, {cost.title}. {source}"
    found = [part for part in _PARTS if getattr(resolved, part) is not None]
    for part in found:
        given = getattr(resolved, part)
        what = (
            "Transfer payment within the fiscal value"
            if part == "transfer"
            else (f"{part.capitalize()} value{of_what}")
        )
        for each in of_input(view, _headed(name, what), given, "money", prices=prices):
            yield Assumption(
                each.what,
                each.value,
                each.spread,
                each.prices,
                each.evidence,
                each.source or (source if part == found[0] else "As above."),
                each.status or resolved.status or "",
            )


def _cash(view: View, name: str, cashable: Cashable | None) -> Iterator[Assumption]:
    what = _headed(name, "Cashable share of the savings")
    if cashable is None:
        yield Assumption(what, "0%", evidence="Not given, so none is counted as cash.")
        return
    notes = []
    if cashable.start is not None:
        notes.append(f"from {cashable.start}")
    if cashable.mechanism:
        owner = view.names.get(cashable.owner or "", tidy(cashable.owner))
        how = tidy(cashable.mechanism)
        notes.append(f"{how} ({owner})" if owner else how)
    evidence = "; ".join(notes)
    evidence = f"{evidence[:1].upper()}{evidence[1:]}"
    shares = (
        (("", cashable.share),) if cashable.share is not None else cashable.by_agency
    )
    for agency, given in shares:
        label = f"{what}, {view.names[agency]}" if agency in view.names else what
        for each in of_input(view, label, given, "share"):
            yield Assumption(
                each.what,
                each.value,
                each.spread,
                evidence=evidence,
                source=each.source,
                status=each.status,
            )
    steps = _headed(name, "Cashable only in steps of")
    yield from of_input(view, steps, cashable.in_steps_of, "count")
