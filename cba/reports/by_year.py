"""Costs and benefits of everyone, year by year."""

from __future__ import annotations

from collections.abc import Iterable

from cba.reports.content import Cell, Column, Row, Table
from cba.reports.formatting import Unit, factor, unit_for
from cba.reports.table_parts import row
from cba.reports.view import View
from cba.results.appraisal import BenefitLine, OptionYear

#: The accounts of a year, with the head of their column.
_ACCOUNTS = (
    ("costs", "Costs"),
    ("fiscal", "Fiscal savings"),
    ("cashable", "of which cashable"),
    ("economic", "Economic value"),
    ("social", "Social value"),
    ("transfer_part", "Less transfers"),
    ("net_financial", "Net, public bodies"),
    ("net_public_value", "Net public value"),
)
#: Shown only where there is something in them.
_OPTIONAL = frozenset({"economic", "social", "transfer_part"})


def year_table(view: View) -> Table:
    """One row a year, and the present values of the same columns below."""
    years = view.option.by_year
    shown = [
        (name, head)
        for name, head in _ACCOUNTS
        if name not in _OPTIONAL or any(getattr(year, name) for year in years)
    ]
    names = [name for name, _ in shown]
    present = _present_values(view)
    unit = unit_for(
        [
            *(amount for year in years for amount in _amounts(year, names)),
            *(present[name] for name in names),
        ],
        view.currency,
    )
    return Table(
        "years",
        f"Costs and benefits of {view.length}, {view.period}",
        (
            Column("Year", "heading", 3),
            Column("Discount factor"),
            *(Column(head) for _, head in shown),
        ),
        (
            *(_row(year, names, unit) for year in years),
            row(
                "Present value",
                unit,
                (None, *(present[name] for name in names)),
                role="total",
            ),
        ),
        f"{unit.words}, {view.prices} prices",
        _notes(view),
    )


def _row(year: OptionYear, names: Iterable[str], unit: Unit) -> Row:
    figures = (Cell(unit.show(amount)) for amount in _amounts(year, names))
    return Row((Cell(year.year), Cell(factor(year.discount_factor)), *figures))


def _amounts(year: OptionYear, names: Iterable[str]) -> list[float]:
    return [getattr(year, name) for name in names]


def _present_values(view: View) -> dict[str, float]:
    """The present value of each account, as the answers have it."""
    book, option = view.book, view.option
    everyone = range(len(view.agencies))
    benefits = [x for x in option.lines.values() if isinstance(x, BenefitLine)]
    return {
        "costs": option.public_value.pv_costs,
        "fiscal": book.pv("benefits", everyone),
        "cashable": book.pv("cashable", everyone),
        "economic": sum(line.pv_economic for line in benefits),
        "social": sum(line.pv_social for line in benefits),
        "transfer_part": book.pv("transfer", everyone),
        "net_financial": option.financial.npv,
        "net_public_value": option.public_value.npv,
    }


def _notes(view: View) -> tuple[str, ...]:
    notes = [
        (
            "Costs are those of everyone, in kind included. Net of public bodies is "
            "savings and payments received, less costs and payments made. The years "
            "are not discounted; the last row is, line by line."
        ),
    ]
    if _has_other_factors(view):
        notes.append(
            "Some lines have discount rates or timing of their own: the factor shown "
            "is that of the appraisal."
        )
    return tuple(notes)


def _has_other_factors(view: View) -> bool:
    streams = view.option.flows.streams
    years = len(view.labels)
    return any(
        bool((line.discount[:years] != streams.discount[:years]).any())
        for line in streams.lines()
    )
