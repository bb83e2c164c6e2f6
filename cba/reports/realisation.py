"""Benefits realisation: how each benefit is measured, and how savings become cash."""

from __future__ import annotations

from collections.abc import Iterator

from cba.models.benefit import Benefit, Measure
from cba.models.cashable import Cashable
from cba.reports.calendar_words import date_words
from cba.reports.cash_words import because_words, how_much, mechanism_of, owner_of
from cba.reports.content import (
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Section,
    Table,
)
from cba.reports.formatting import counted, is_nought, listed, percentage, unit_for
from cba.reports.length import MANY_LINES
from cba.reports.lines_of_option import (
    CashPlan,
    benefits_of,
    cash_plans,
    owner_words,
    title_of,
)
from cba.reports.outcome_words import capitalised
from cba.reports.steps_table import steps_table
from cba.reports.texts import tidy
from cba.reports.view import View
from cba.results.appraisal import BenefitLine

_NOT_CASH = (
    "What is saved and not cash is staff time and services freed for others: real, and "
    "not out of any budget."
)
#: Of many savings, so many are told one by one.
_LARGEST = 12


def realisation_section(view: View) -> Section:
    """The plan of measures and the plan of cash; empty without benefits."""
    return Section(
        "benefits-realisation",
        "Benefits realisation",
        tuple(_blocks(view)),
        "management",
    )


def _blocks(view: View) -> Iterator[Block]:
    benefits = tuple(benefits_of(view))
    measured = [
        (title_of(each, key), each.measure)
        for key, each in benefits
        if each.measure is not None
    ]
    if measured:
        yield Paragraph(_summary(measured, benefits), "lead")
        yield measure_table(view, measured)
    missing = [title_of(each, key) for key, each in benefits if each.measure is None]
    if measured and missing:
        yield Paragraph(f"Without a measure so far: {listed(missing)}.")
    plans = list(cash_plans(view))
    if len(plans) > MANY_LINES:
        ordered = sorted(plans, key=lambda plan: -abs(plan.line.pv_fiscal))
        largest = {plan.identifier for plan in ordered[:_LARGEST]}
        yield Paragraph(
            f"Of {counted(len(plans), 'saving')}, the {_LARGEST} largest are below; "
            "the register of assumptions has what is cash of each of the others."
        )
        plans = [plan for plan in plans if plan.identifier in largest]
    if plans:
        yield cash_table(view, plans)
        steps = steps_table(view)
        if steps is not None:
            yield steps


def _summary(
    measured: list[tuple[str, Measure]], benefits: tuple[tuple[str, Benefit], ...]
) -> str:
    whole, some = len(benefits), len(measured)
    if some == whole:
        return (
            "The one benefit has a measure."
            if whole == 1
            else f"Each of the {counted(whole, 'benefit')} has a measure."
        )
    has = "has a measure" if some == 1 else "have a measure"
    return f"{some} of the {counted(whole, 'benefit')} {has}."


def measure_table(view: View, measured: list[tuple[str, Measure]]) -> Table:
    """The indicator of each benefit, where it stands, where it should go, and who.

    ``measured`` are the titles of benefits with their measures.
    """
    rows = []
    reviews = any(measure.reviews for _, measure in measured)
    for title, measure in measured:
        every = f"every {tidy(measure.every)}" if measure.every else ""
        cells = [
            Cell(title),
            Cell(tidy(measure.indicator), every),
            Cell(tidy(measure.baseline)),
            Cell(tidy(measure.target)),
            Cell(owner_words(view, measure.owner)),
        ]
        if reviews:
            days = (date_words(day) for day in measure.reviews or ())
            cells.append(Cell(", ".join(days)))
        rows.append(Row(tuple(cells)))
    return Table(
        "measures",
        "How each benefit is measured",
        (
            Column("Benefit", "heading", 5),
            Column("Indicator", "text", 5),
            Column("Today", "text", 2),
            Column("Target", "text", 2),
            Column("Owner", "text", 3),
            *((Column("Reviewed on", "text", 3),) if reviews else ()),
        ),
        tuple(rows),
    )


def cash_table(view: View, plans: list[CashPlan]) -> Table:
    """Each saving with the part that is cash, the mechanism, the owner and the year."""
    unit = unit_for(
        [x for plan in plans for x in (plan.line.pv_cashable, plan.line.pv_fiscal)],
        view.currency,
    )
    rows = [
        Row(
            (
                Cell(title, _because(view, line, given)),
                Cell(_mechanism(view, given, cash=line.pv_cashable)),
                Cell(owner_words(view, owner_of(view, given))),
                Cell(str(given.start or "")),
                Cell(unit.show(line.pv_fiscal)),
                Cell(unit.show(line.pv_cashable), _share(view, given)),
            )
        )
        for title, _, line, given in plans
    ]
    return Table(
        "cash-plan-table",
        "How savings become cash, present values",
        (
            Column("Saving", "heading", 5),
            Column("Mechanism", "text", 5),
            Column("Owner", "text", 3),
            Column("From", "text", 2),
            Column("Saved"),
            Column("In cash", width=3),
        ),
        tuple(rows),
        f"{unit.words}, {view.prices} prices",
        (_NOT_CASH,),
    )


def _because(view: View, line: BenefitLine, given: Cashable) -> str:
    return because_words(view, given, some=not is_nought(line.pv_cashable))


def _mechanism(view: View, cashable: Cashable, *, cash: float) -> str:
    mechanism = mechanism_of(view, cashable)
    if mechanism:
        words = capitalised(mechanism)
    elif is_nought(cash):
        return "none: it is not cash"
    else:
        words = "not said yet"
    if cashable.in_steps_of is not None:
        step = cashable.in_steps_of.constant()
        words += f", in steps of {step:,.10g} units"
    return words


def _share(view: View, cashable: Cashable) -> str:
    """The share that is cash, for every body or by name; empty where it varies."""
    if cashable.at_once is not None or cashable.stepped is not None:
        return how_much(view, cashable)
    if cashable.share is not None:
        if cashable.share.is_series:
            return ""
        share = cashable.share.constant()
        return percentage(share) if share else ""
    named = [
        f"{view.names.get(agency, agency)} {percentage(each.constant())}"
        for agency, each in cashable.by_agency
        if not each.is_series
    ]
    return ", ".join(named)
