"""The figures of a shared risk as a table of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cba.reports.content import Cell, Column, Row, Table
from cba.reports.formatting import NO_FIGURE, unit_for
from cba.reports.risk_states import State, states_of
from cba.reports.shared_risk_words import method_words
from cba.reports.simulation_words import chance
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
