"""Who pays and who gains: the tables by agency."""

from __future__ import annotations

from collections.abc import Sequence

from cba.calculation.factors import total
from cba.reports.content import Block, Bullets, Column, Paragraph, Row, Section, Table
from cba.reports.cumulative_net import cumulative_net
from cba.reports.formatting import Unit, is_nought, unit_for
from cba.reports.outcome_words import fell_back, payback_cell
from cba.reports.pays_and_gains import pays_and_gains
from cba.reports.table_parts import rounding_note, row
from cba.reports.view import View
from cba.reports.winners import winners_and_losers

Amounts = tuple[float, ...]
_NET_POSITION = (
    "Net position is savings and payments received, less costs and payments made. "
    "Payback is not discounted."
)
_NET_PUBLIC_VALUE = (
    "Net public value is the net position in money and the value, less what is given "
    "in kind. That of everyone is the net present social value."
)


def who_pays_and_gains(view: View) -> Section:
    """The section that comes before everything technical."""
    blocks: list[Block] = []
    sentences = tuple(winners_and_losers(view))
    if sentences:
        blocks.append(Bullets(sentences))
    if view.public:
        blocks.append(agency_table(view))
    else:
        blocks.append(Paragraph("The project names no public body."))
    if view.outside or _gives_or_enjoys(view):
        blocks.append(society_table(view))
    if view.public:
        blocks += [pays_and_gains(view), cumulative_net(view)]
    return Section("who-pays", "Who pays and who gains", tuple(blocks))


def _gives_or_enjoys(view: View) -> bool:
    """Whether public bodies have more to them than money."""
    return any(
        not (
            is_nought(view.agencies[n].pv_in_kind)
            and is_nought(view.agencies[n].pv_value)
        )
        for n in view.public
    )


def agency_table(view: View) -> Table:
    """Public bodies with their subtotals: costs, savings, cash, payments, net."""
    rows = [(n, _amounts(view, (n,))) for n in view.public]
    whole = _amounts(view, view.public)
    unit = unit_for([x for _, amounts in rows for x in amounts], view.currency)
    shown = [
        row(
            view.name(n),
            unit,
            amounts,
            payback_cell(view.agencies[n].payback, view.labels),
        )
        for n, amounts in rows
    ]
    if len(rows) > 1:
        payback = payback_cell(view.option.financial.payback, view.labels)
        shown.append(row("All public bodies", unit, whole, payback, role="total"))
        shown += _tiers(view, unit)
    falls = (fell_back(view.name(n), view.agencies[n].payback) for n in view.public)
    return Table(
        "agencies",
        f"What each public body pays and saves, present values, {view.period}",
        (
            Column("Public body", "heading", 5),
            Column("Costs"),
            Column("Savings"),
            Column("of which cashable"),
            Column("Payments received less paid"),
            Column("Net position"),
            Column("Payback", width=3),
        ),
        tuple(shown),
        f"{unit.words}, {view.prices} prices",
        (
            _NET_POSITION,
            *(words for words in falls if words),
            *rounding_note(unit, [amounts for _, amounts in rows], whole),
        ),
    )


def _amounts(view: View, positions: Sequence[int]) -> Amounts:
    book = view.book
    return (
        book.pv("costs", positions),
        book.pv("benefits", positions),
        book.pv("cashable", positions),
        book.pv("payments", positions),
        float(total(book.net("benefits", positions, present=True))),
    )


def _tiers(view: View, unit: Unit) -> list[Row]:
    """Local and central subtotals, where there are bodies of both."""
    tiers = {
        "of which local": view.of_tier("local"),
        "of which central": view.of_tier("central"),
    }
    if not all(tiers.values()):
        return []
    return [
        row(
            name,
            unit,
            _amounts(view, positions),
            payback_cell(view.book.payback("benefits", positions), view.labels),
            role="subtotal",
        )
        for name, positions in tiers.items()
    ]


def society_table(view: View) -> Table:
    """From the money of public bodies to the public value of everyone."""
    everyone = tuple(range(len(view.agencies)))
    rows = [(n, _value_of(view, (n,))) for n in view.outside]
    public = _value_of(view, view.public)
    parts = [public, *(amounts for _, amounts in rows)]
    whole = _value_of(view, everyone)
    unit = unit_for([x for amounts in parts for x in amounts], view.currency)
    shown = [row("All public bodies", unit, public)] if view.public else []
    shown += [row(view.name(n), unit, amounts) for n, amounts in rows]
    shown.append(row("Everyone", unit, whole, role="total"))
    return Table(
        "society",
        "From public budgets to society: what everyone gives and gains, present values",
        (
            Column("Who", "heading", 5),
            Column("Net position in money", width=3),
            Column("Given in kind", width=3),
            Column("Economic and social value", width=3),
            Column("Net public value", width=3),
        ),
        tuple(shown),
        f"{unit.words}, {view.prices} prices",
        (
            _NET_PUBLIC_VALUE,
            *rounding_note(unit, parts, whole),
        ),
    )


def _value_of(view: View, positions: Sequence[int]) -> Amounts:
    """Net in money, in kind where it is not in there, value enjoyed, all together."""
    book = view.book
    apart = [n for n in positions if not book.bears_in_kind(n)]
    value = book.public_value(positions, present=True)
    payments = book.flow("payments", positions, present=True)
    resources = book.resources(positions, present=True)
    return (
        float(total(book.net("benefits", positions, present=True))),
        book.pv("in_kind", apart),
        book.pv("value", positions),
        float(total(value + payments - resources)),
    )
