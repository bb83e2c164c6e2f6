"""What a reader of the budget asks first: all bodies, the place and the Exchequer.

These rows stand at the top, and add up rows below them.
"""

from __future__ import annotations

from collections.abc import Callable

from cba.reports.cash_words import CENTRAL, EXCHEQUER, PLACE
from cba.reports.workbook.budget_needs import grants_of
from cba.reports.workbook.budget_recipes import Recipes
from cba.reports.workbook.budget_rows import CoveredRows
from cba.reports.workbook.cells import Ref, Span
from cba.reports.workbook.names import OptionView
from cba.results.cash_ledger import CashLedger

#: How many rows are kept free at the top.
ROWS = 5


def write_summary(  # noqa: PLR0913, PLR0917 - where its rows lead to
    rows: CoveredRows,
    row: int,
    bodies: Span,
    recipes: Recipes,
    view: OptionView,
    found: CashLedger,
) -> None:
    """Write the rows kept free from ``row`` on; ``bodies`` are the rows of bodies."""
    on, sheet = rows.on, rows.sheet
    after, sheet.next = sheet.next, row

    def cash(tier: str = "") -> Callable[[int], str]:
        within = f',{bodies.units(on)},"{tier}"' if tier else ""
        keys = f'{bodies.keys(on)},"cash"{within}'
        return lambda year: f"SUMIFS({bodies.at(year, on)},{keys})"

    def write(
        words: str,
        key: str,
        formula: Callable[[int], str],
        figures: tuple[float, ...],
        style: str = "money",
    ) -> Ref:
        return rows.write((words, key, ""), formula, figures, style, folds=False)

    write(PLACE, "place", cash("local"), found.local.cash)
    write(CENTRAL, "central", cash("central"), found.central.cash)
    whole = write("All public bodies", "whole", cash(), found.whole.cash, "money_sum")
    public = [
        f"funding.{identifier}.amount"
        for identifier, grant in grants_of(view).items()
        if grant.public
    ]

    def granted(year: int) -> str:
        cells = [recipes.input(each, year) for each in public]
        return f"-({'+'.join(cells)})" if cells else "0"

    figures = tuple(
        net - of_all
        for net, of_all in zip(found.exchequer, found.whole.cash, strict=True)
    )
    less = write("Less grants of public money", "granted", granted, figures)

    def net(year: int) -> str:
        return f"{whole.at(year, on)}+{less.at(year, on)}"

    write(EXCHEQUER, "exchequer", net, found.exchequer, "money_sum")
    sheet.next = after
