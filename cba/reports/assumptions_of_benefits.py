"""The assumptions about benefits: from people to effect, value and cash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cba.calculation.compile_benefit import parties, resolved_value
from cba.calculation.grades import Graded, benefit_grades
from cba.library.resolution import ResolvedValue
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
from cba.reports.texts import as_name, as_title, sentence, tidy
from cba.reports.view import View
from cba.reports.written import Form, input_words
from cba.results.appraisal import BenefitLine

_UNITS = "Units for each person a year"
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
    ("units_per_person", _UNITS, "count"),
    ("delay", "Delay before the effect starts", "years"),
    ("drop_off", "Drop-off in each later year (lost)", "share"),
)
_PARTS = ("fiscal", "economic", "social", "transfer")


def benefit_subjects(view: View) -> Iterator[Subject]:
    """The benefit lines of the option; each of several values after its line."""
    for key, benefit in view.project.benefits.items():
        if view.project.has_line(view.option.identifier, benefit):
            yield from _subjects(view, key, benefit)


def _subjects(view: View, key: str, benefit: Benefit) -> Iterator[Subject]:
    base = f"benefits.{key}"
    whole = Subject(
        base,
        as_title(titled(benefit.title, key)),
        "A benefit." if benefit.values is None else "A benefit with several values.",
        source_words(benefit.source, benefit.notes),
        benefit.status or "",
        (*_chain(view, base, benefit), *of_line(view, benefit, base)),
    )
    if benefit.values is None:
        worth = _worth(view, key, benefit, None, benefit.value)
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
            tuple(_worth(view, key, benefit, name, part)),
        )


def _chain(view: View, base: str, benefit: Benefit) -> Iterator[Assumption]:
    """Who is reached, what changes for them, and what of it is the project's own."""
    grades = benefit_grades(view.project, base, benefit, None)
    if benefit.people is not None:
        title = titled(view.project.people[benefit.people].title, benefit.people)
        yield Assumption("People", as_title(title))
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
        shares = ", ".join(percentage(each.constant()) for each in benefit.persistence)
        yield Assumption(
            "Share of the effect left in each year",
            shares,
            written=view.written.words(f"{base}.persistence"),
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
        what = (
            "Deadweight, in points off the impact"
            if dead.points
            else "Deadweight (lost)"
        )
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
    )


def _worth(
    view: View, key: str, benefit: Benefit, part: str | None, value: Value | None
) -> Iterator[Assumption]:
    """What a unit is worth, to whom, and how much of it is cash."""
    base = f"benefits.{key}"
    own = value if isinstance(value, ValuePart) else None
    part_base = f"{base}.values.{part}" if part else None
    resolved = resolved_value(view.project, value)
    if own is not None:
        address = f"{part_base}.units_per_person"
        yield from of_input(
            view, _UNITS, own.units_per_person, "count", address=address
        )
    if resolved is not None:
        yield from _parts(view, benefit, resolved, value, part_base or f"{base}.value")
    falls_to, enjoyed_by = parties(benefit, value, resolved)
    yield from of_shares(view, "Savings fall to", falls_to)
    yield from of_shares(view, "Wider value is enjoyed by", enjoyed_by)
    if falls_to:
        of_part = own.cashable if own else None
        at_cash = f"{part_base if of_part else base}.cashable"
        yield from _cash(
            view, of_part or benefit.cashable, at_cash, _unit(resolved, value)
        )
    if own is not None:
        yield from of_input(
            view,
            "Real growth a year",
            own.real_growth,
            "rate",
            address=f"{part_base}.real_growth",
        )
        if own.discounting is not None:
            yield Assumption("Discounted at", discounting_words(own.discounting))
    line = view.option.lines[f"{key}/{part}" if part else key]
    if isinstance(line, BenefitLine):
        grades = benefit_grades(view.project, base, benefit, value, part_base)
        yield of_bias(view, benefit.optimism_bias, line.optimism_bias, grades)


def _unit(resolved: ResolvedValue | None, value: Value | None) -> str:
    """What is counted, in the words of the file or of the library."""
    per = as_name(value.per) if value is not None else ""
    cost = resolved.unit_cost if resolved else None
    return per or (cost.unit if cost else "")


def _parts(
    view: View,
    benefit: Benefit,
    resolved: ResolvedValue,
    value: Value | None,
    base: str,
) -> Iterator[Assumption]:
    """The fiscal, economic and social value of a unit, from the file or the library."""
    prices = str(resolved.price_year or benefit.price_year or view.prices)
    cost = resolved.unit_cost
    unit = _unit(resolved, value)
    of_what = f" of a unit ({unit})" if unit else " of a unit"
    source = source_words(resolved.source, value.notes if value else None)
    if cost is not None:
        source = f"{cost.code}, {cost.title}. {source}"
    found = [part for part in _PARTS if getattr(resolved, part) is not None]
    for part in found:
        what = f"{part.capitalize()} value{of_what}"
        if part == "transfer":
            what = "Transfer payment within the fiscal value"
        given = getattr(resolved, part)
        address = f"{base}.{part}"
        found_at = view.written.words(address) or view.written.words(
            f"{base}.unit_cost"
        )
        for each in of_input(view, what, given, "money", prices=prices):
            yield replace(
                each,
                written=found_at,
                source=each.source or (source if part == found[0] else "As above."),
                status=each.status or resolved.status or "",
            )


def _cash(
    view: View, cashable: Cashable | None, base: str, unit: str
) -> Iterator[Assumption]:
    what = "Cashable share of the savings"
    if cashable is None:
        yield Assumption(what, "0%", evidence="Not given, so none is counted as cash.")
        return
    evidence = _cash_words(view, cashable)
    shares = cashable.by_agency
    if cashable.share is not None:
        shares = (("", cashable.share),)
    for agency, given in shares:
        label = f"{what}, {view.names[agency]}" if agency in view.names else what
        address = base
        if not cashable.bare:
            address += f".share.{agency}" if agency else ".share"
        for each in of_input(view, label, given, "share", address=address):
            yield replace(each, evidence=evidence)
    steps = "Cashable only in whole steps"
    at_steps = f"{base}.in_steps_of"
    for each in of_input(view, steps, cashable.in_steps_of, "count", address=at_steps):
        what = f" ({unit})" if unit else ""
        yield replace(each, value=f"{each.value} units{what} at a time")


def _cash_words(view: View, cashable: Cashable) -> str:
    """From when cash is taken out, how, and who does it."""
    notes = [f"from {cashable.start}"] if cashable.start is not None else []
    if cashable.mechanism:
        notes.append(tidy(cashable.mechanism))
    if cashable.owner:
        owner = view.names.get(cashable.owner, as_name(cashable.owner))
        notes.append(f"by {owner}")
    words = "; ".join(notes)
    return sentence(f"{words[:1].upper()}{words[1:]}")
