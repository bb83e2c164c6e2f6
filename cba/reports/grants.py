"""Grants from outside: who gives them, to whom, how much and on what conditions."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.content import Block, Cell, Column, Paragraph, Row, Table
from cba.reports.formatting import Unit, is_nought, unit_for
from cba.reports.texts import as_title, tidy
from cba.reports.view import View
from cba.results.cash_account import years_that_move
from cba.results.cash_ledger import CashLedger, CashLine
from cba.results.sums import in_all

_NO_CONDITIONS = "None given."


def grant_blocks(view: View, found: CashLedger) -> Iterator[Block]:
    """The grants of the option in a table; nothing where it has none."""
    lines = [
        line
        for line in (*found.lines, *found.lines_of_others)
        if line.account == "grants"
    ]
    if not lines:
        return
    yield Paragraph(" ".join(_words(view, found)))
    unit = unit_for([in_all(line.amounts) for line in lines], view.currency)
    yield Table(
        "grants",
        "Grants from outside the project",
        (
            Column("Grant", "heading", 4),
            Column("Given by", "text", 4),
            Column("Given to", "text", 4),
            Column("Years", "text", 3),
            Column("Amount"),
            Column("Conditions", "text", 6),
        ),
        tuple(_row(view, found, line, unit) for line in lines),
        f"{unit.words}, money of each year",
    )


def _words(view: View, found: CashLedger) -> Iterator[str]:
    yield (
        "Grants are money from outside the project. They are in these budgets and in "
        "no other figure of this document."
    )
    net = in_all(found.exchequer)
    if not is_nought(net - in_all(found.whole.cash)):
        yield (
            "What public givers pay is no gain to the public purse: net to the "
            f"Exchequer, these years come to {view.money(net)}."
        )


def _row(view: View, found: CashLedger, line: CashLine, unit: Unit) -> Row:
    grant = view.project.funding[line.line]
    money = "public money" if grant.public else "no public money"
    moved = [found.years[n] for n in years_that_move(line.amounts)]
    span = moved[0] if len(moved) == 1 else f"{moved[0]} to {moved[-1]}"
    conditions = tidy(grant.conditions) if grant.conditions else _NO_CONDITIONS
    return Row(
        (
            Cell(as_title(line.title), f"{grant.kind} grant"),
            Cell(tidy(grant.giver), money),
            Cell(view.names[line.agency]),
            Cell(span),
            Cell(unit.show(in_all(line.amounts))),
            Cell(conditions),
        )
    )
