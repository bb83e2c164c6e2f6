"""Cells and notes that several tables share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cba.reports.content import Cell, Row, RowRole
from cba.reports.formatting import Unit

NOT_ADDING_UP = (
    "Figures are rounded one by one, so parts may not add up to their totals."
)


def row(
    name: str,
    unit: Unit,
    amounts: Iterable[float | None],
    *after: str,
    role: RowRole = "plain",
) -> Row:
    """A row of figures in the table's unit, with cells of text after them."""
    figures = (Cell(unit.show(amount)) for amount in amounts)
    return Row((Cell(name), *figures, *(Cell(text) for text in after)), role)


def rounding_note(
    unit: Unit, parts: Sequence[Sequence[float]], whole: Sequence[float]
) -> tuple[str, ...]:
    """The note for a table whose rounded rows do not give its rounded total.

    ``parts`` are the rows, ``whole`` the total, each with one figure a column.
    """
    columns = zip(*parts, strict=True)
    if all(
        unit.adds_up(column, total)
        for column, total in zip(columns, whole, strict=True)
    ):
        return ()
    return (NOT_ADDING_UP,)
