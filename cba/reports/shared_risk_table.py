"""The figures of a shared risk as a table of text, for a document and a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cba.reports.content import Cell, Column, Row, Table
from cba.reports.formatting import NO_FIGURE, unit_for
from cba.reports.shared_risk_words import State, method_words, states_of
from cba.reports.simulation_words import chance
from cba.reports.text_table import HANG, Line, text_table
from cba.reports.text_table import Row as TextRow
from cba.reports.view import View

if TYPE_CHECKING:
    from cba.analysis.shared_risk import SharedRisk

_STATES = ("without agreement", "with agreement", "with its rules")
_HEADS = ("Whole", "P10", "Mean", "P90", "Short", "Of all")


def shared_risk_table(risk: SharedRisk, view: View) -> Table:
    """Each partner without the agreement, with it, and with its rules: one table."""
    by_partner = {name: states_of(each) for name, each in risk.agencies.items()}
    unit = unit_for(
        (
            amount
            for states in by_partner.values()
            for each in states
            for amount in (each.p10, each.mean, each.p90, each.shortfall)
        ),
        view.currency,
    )

    def cells(state: State) -> tuple[Cell, ...]:
        part = state.share_of_downside
        return (
            Cell(chance(state.chance_whole)),
            *(Cell(unit.show(x)) for x in (state.p10, state.mean, state.p90)),
            Cell(unit.show(state.shortfall)),
            Cell(NO_FIGURE if part is None else chance(part)),
        )

    rows = []
    for name, states in by_partner.items():
        rows.append(Row((Cell(view.names[name]),), "group"))
        rows += [
            Row((Cell(words), *cells(state)), "part")
            for words, state in zip(_STATES, states, strict=False)
        ]
    return Table(
        "shared-risk",
        f"How sure each partner is to be whole by {risk.whole_by}",
        (Column("Partner", "heading", 4), *(Column(head) for head in _HEADS)),
        tuple(rows),
        unit=unit.words,
        notes=(method_words(risk),),
    )


def shared_risk_lines(risk: SharedRisk, view: View) -> list[Line]:
    """The same table for a terminal, with how it was made."""
    table = shared_risk_table(risk, view)
    rows = [
        TextRow(row.cells[0].text, ("",) * len(_HEADS))
        if row.role == "group"
        else TextRow(
            f"  {row.cells[0].text}", tuple(each.text for each in row.cells[1:])
        )
        for row in table.rows
    ]
    corner = f"By {risk.whole_by}, {table.unit}"
    notes = [*table.notes, *(f"Note: {each}." for each in risk.notes)]
    return [
        *text_table(corner, _HEADS, rows),
        *(Line(each, hang=HANG) for each in notes),
    ]
