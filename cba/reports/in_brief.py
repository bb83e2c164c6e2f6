"""The page in brief: what, how much, for whom, in plain English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.calculation.factors import total
from cba.reports.agreement.in_short import agreement_in_a_sentence
from cba.reports.content import Block, Column, Paragraph, Section, Table
from cba.reports.formatting import counted, is_nought, unit_for
from cba.reports.headline import for_society, spending, what_comes_back
from cba.reports.how_sure import how_sure
from cba.reports.key_figures import key_figures
from cba.reports.outcome_words import payback_cell
from cba.reports.pays_and_gains import pays_and_gains
from cba.reports.table_parts import rounding_note, row
from cba.reports.texts import paragraphs, shortened
from cba.reports.view import View

#: As much of the summary as leaves room on the page for the rest.
_SUMMARY = 420
#: So many bodies have a row of their own; of more, the smallest are one.
_MOST_ROWS = 8


def in_brief(view: View) -> Section:
    """One page: the summary, key figures, sentences, one table and one chart."""
    return Section("in-brief", "In brief", tuple(_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    for text in paragraphs(view.project.project.summary)[:1]:
        yield Paragraph(shortened(text, _SUMMARY), "lead")
    yield key_figures(view)
    yield Paragraph(" ".join((_present_values(view), *spending(view))))
    if view.public:
        words = list(what_comes_back(view))
        if view.agreement is not None:
            words.append(agreement_in_a_sentence(view.agreement))
        yield Paragraph(" ".join(words))
    yield Paragraph(" ".join((*for_society(view), *how_sure(view))))
    if view.public:
        yield brief_table(view)
        yield pays_and_gains(view)


def _present_values(view: View) -> str:
    return f"All sums in this section are present values in {view.prices} prices."


def brief_table(view: View) -> Table:
    """What each public body pays, saves and is left with, on one line each."""
    shown = _bodies(view)
    with_payments = any(
        not is_nought(view.agencies[n].pv_payments) for n in view.public
    )
    amounts = [_amounts(view, each, with_payments=with_payments) for _, each in shown]
    whole = _amounts(view, view.public, with_payments=with_payments)
    unit = unit_for([x for each in (*amounts, whole) for x in each], view.currency)
    rows = [
        row(name, unit, each, _payback(view, positions))
        for (name, positions), each in zip(shown, amounts, strict=True)
    ]
    notes: tuple[str, ...] = ()
    if len(view.public) > 1:
        payback = _payback(view, view.public)
        rows.append(row("All public bodies", unit, whole, payback, role="total"))
        notes = rounding_note(unit, amounts, whole)
    return Table(
        "brief-agencies",
        "What each public body would pay and save, present values",
        (
            Column("Public body", "heading", 5),
            Column("Costs"),
            *(
                (Column("Payments received less paid", width=3),)
                if with_payments
                else ()
            ),
            Column("Savings"),
            Column("Net position"),
            Column("Payback, not discounted", width=3),
        ),
        tuple(rows),
        f"{unit.words}, {view.prices} prices, over {view.length}",
        notes,
    )


def _bodies(view: View) -> list[tuple[str, tuple[int, ...]]]:
    """Each body in the order of the file; of many, the smallest together."""
    if len(view.public) <= _MOST_ROWS:
        return [(view.name(n), (n,)) for n in view.public]
    size = {
        n: max(abs(view.agencies[n].pv_costs), abs(view.agencies[n].npv))
        for n in view.public
    }
    largest = set(sorted(view.public, key=lambda n: -size[n])[: _MOST_ROWS - 1])
    rest = tuple(n for n in view.public if n not in largest)
    named = [(view.name(n), (n,)) for n in view.public if n in largest]
    others = counted(len(rest), "other body", "other bodies")
    return [*named, (f"{others} together", rest)]


def _amounts(
    view: View, positions: Sequence[int], *, with_payments: bool
) -> tuple[float, ...]:
    book = view.book
    payments = (book.pv("payments", positions),) if with_payments else ()
    return (
        book.pv("costs", positions),
        *payments,
        book.pv("benefits", positions),
        float(total(book.net("benefits", positions, present=True))),
    )


def _payback(view: View, positions: Sequence[int]) -> str:
    return payback_cell(view.book.payback("payback", tuple(positions)), view.labels)
