"""What the result is at other discount rates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cba.reports.content import Block, Cell, Column, Paragraph, Row, Table
from cba.reports.formatting import NO_FIGURE, listed, unit_for
from cba.reports.outcome_words import capitalised
from cba.reports.view import View

if TYPE_CHECKING:
    from cba.analysis.discount_tests import RateTest
    from cba.analysis.sensitivity import Sensitivity


def rate_tests(view: View, found: Sensitivity) -> Iterator[Block]:
    """The finding and the tests; nothing where none is made."""
    central = found.central
    if not found.rates or central is None:
        return
    held = [test for test in found.rates if test.value is not None]
    yield Paragraph(_finding(view, central, held))
    unit = unit_for([central, *(test.value or 0.0 for test in held)], view.currency)
    here = Cell("As in this document")
    rows = [Row((here, Cell(unit.show(central)), Cell(NO_FIGURE)))]
    for test in found.rates:
        change = None if test.value is None else test.value - central
        asked = f"Asked for by {test.asked_by}." if test.asked_by else ""
        figures = (Cell(unit.show(test.value)), Cell(unit.show(change)))
        rows.append(Row((Cell(capitalised(test.title), asked), *figures)))
    yield Table(
        "rate-tests",
        "The NPSV at other discount rates",
        (
            Column("Discounted at", "heading", 8),
            Column("NPSV", width=3),
            Column("Change", width=3),
        ),
        tuple(rows),
        f"{unit.words}, {view.prices} prices",
    )


def _finding(view: View, central: float, held: list[RateTest]) -> str:
    turned = [test for test in held if ((test.value or 0.0) < 0) is not (central < 0)]
    if turned:
        which = listed(test.title for test in turned)
        side = "below" if central >= 0 else "above"
        return (
            f"The discount rate can turn the answer: the NPSV is {side} zero at "
            f"{which}."
        )
    values = [test.value or 0.0 for test in held]
    least, most = view.money(min(values)), view.money(max(values))
    if least == most:
        return f"At every discount rate that is tried the NPSV is {least}."
    side = "above" if central >= 0 else "below"
    return (
        f"At every discount rate that is tried the NPSV stays {side} zero: between "
        f"{least} and {most}."
    )
