"""What the lines of a body come to, and those of several bodies together.

Every body has the same keys, so that bodies together are sums over the rows of a key;
the column of the units says whether a body is local or central.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cba.models.sectors import Tier
from cba.reports.cash_words import APART, IN_CASH, NOT_CASH, RUNNING
from cba.reports.workbook.budget_beside import (
    CAPITAL,
    NOTHING,
    ONE_OFF,
    RECURRENT,
    REVENUE,
    Beside,
)
from cba.reports.workbook.budget_lines import Rows
from cba.reports.workbook.budget_rows import CoveredRows
from cba.reports.workbook.cells import FIRST_YEAR, Ref, Span
from cba.results.cash_account import AgencyCash, years_that_move

_NO_CASH = {key for key, _ in NOT_CASH}
_NEVER = "not in these years"
#: The parts of net cash, by the word that lines have for them.
_PARTS = {
    "revenue_cash": REVENUE,
    "capital_cash": CAPITAL,
    "recurrent": RECURRENT,
    "one_off": ONE_OFF,
}
_RECURS = frozenset({"recurrent", "one_off"})


class BudgetBodies:
    """What writes accounts of bodies; ``head`` is the row of the years' labels."""

    def __init__(self, rows: CoveredRows, beside: Beside, head: int) -> None:
        self._rows, self._on, self._beside = rows, rows.on, beside
        self._labels = rows.cells(Ref(rows.on, head, by_year=True))

    def of_lines(
        self, of: Rows, tier: Tier | None, found: AgencyCash
    ) -> dict[str, Ref]:
        """The accounts of a body, each the sum of its own lines in it."""
        on, made = self._on, dict[str, Ref]()
        held = {at.account for at in of.lines}
        for key, words in (*IN_CASH, *APART, *NOT_CASH):
            span = of.apart if key in _NO_CASH else of.cash
            if span is None:
                continue
            if key == "cash":
                formula = self._adding(made.values())
            elif key in _PARTS:
                said = self._beside.column(span, recurs=key in _RECURS)
                formula = _summing(span, said, _PARTS[key], on)
            elif key in held:
                formula = _summing(span, span.units(on), key, on)
            else:
                continue
            made[key] = self._row(key, words, formula, found, tier)
            if key == APART[-1][0]:
                self._running(made["cash"], found, tier)
        return made

    def of_bodies(self, bodies: Span, tier: Tier | None, found: AgencyCash) -> None:
        """The accounts of several bodies: all of them, or those of a tier."""
        on = self._on
        within = "" if tier is None else f',{bodies.units(on)},"{tier}"'
        made: dict[str, Ref] = {}
        for key, words in (*IN_CASH, *APART, *NOT_CASH):

            def formula(year: int, key: str = key) -> str:
                keys = f'{bodies.keys(on)},"{key}"{within}'
                return f"SUMIFS({bodies.at(year, on)},{keys})"

            made[key] = self._row(key, words, formula, found, None)
            if key == APART[-1][0]:
                self._running(made["cash"], found, None)

    def _adding(self, refs: Iterable[Ref]) -> Callable[[int], str]:
        parts = tuple(refs)
        return lambda year: "+".join(ref.at(year, self._on) for ref in parts) or "0"

    def _row(
        self,
        key: str,
        words: str,
        formula: Callable[[int], str],
        found: AgencyCash,
        tier: Tier | None,
    ) -> Ref:
        is_cash = key == "cash"
        style = "money_sum" if is_cash else "money"
        label = (words, key, tier or "")
        figures = getattr(found, key)
        return self._rows.write(label, formula, figures, style, folds=not is_cash)

    def _running(self, cash: Ref, found: AgencyCash, tier: Tier | None) -> None:
        """The running sum of cash, its deepest point, and where it breaks even."""
        rows, on = self._rows, self._on
        sheet, (first, *_, last) = rows.sheet, (rows.covered[0], *rows.covered)
        own = Ref(on, sheet.next, by_year=True)

        def added(year: int) -> str:
            before = "" if year == first else f"{own.at(year - 1, on)}+"
            return f"{before}{cash.at(year, on)}"

        words = (RUNNING, "cumulative", tier or "")
        rows.write(words, added, found.cumulative, summed=False, folds=False)
        cells, labels = rows.cells(own), self._labels
        lowest = f"MIN({cells})"
        trough = sheet.scalar(
            "Deepest running sum",
            f"MIN(0,{lowest})",
            found.trough,
            "money",
            key="trough",
        )
        place = f"INDEX({labels},1,MATCH({lowest},{cells},0))"
        at = f'IF({trough.value(on)}<-{NOTHING},{place},"")'
        words_of, key = "Year of the deepest running sum", "trough_year"
        sheet.scalar(words_of, at, found.trough_year or "", "text_right", key=key)
        below = f"SUMPRODUCT(MAX(({cells}<-{NOTHING})*(COLUMN({cells})-{FIRST_YEAR})))"
        moves = f"SUMPRODUCT(--(ABS({rows.cells(cash)})>{NOTHING}))"
        even = f'IF({moves}=0,"",IF({below}>{last},"{_NEVER}",'
        even += f"INDEX({labels},1,MAX({below},{first})+1)))"
        shown = found.break_even or (_NEVER if years_that_move(found.cash) else "")
        words_of, key = "Running sum at zero or more from", "break_even"
        sheet.scalar(words_of, even, shown, "text_right", key=key)


def _summing(span: Span, where: str, key: str, on: str) -> Callable[[int], str]:
    """The formula that adds up the rows of a span where a column has a word."""
    return lambda year: f'SUMIFS({span.at(year, on)},{where},"{key}")'
