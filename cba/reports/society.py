"""From the money of public bodies to what the project is worth to everyone."""

from __future__ import annotations

from collections.abc import Sequence

from cba.calculation.factors import total
from cba.reports.content import Column, Table
from cba.reports.formatting import unit_for
from cba.reports.table_parts import rounding_note, row
from cba.reports.view import View

Amounts = tuple[float, ...]
_NET_PUBLIC_VALUE = (
    "Net public value is the net position in money and the value, less what is given "
    "in kind. That of everyone is the net present social value."
)


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
        (
            "From public budgets to society: money, giving in kind and value, present "
            "values"
        ),
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
