"""Where each partner stands, without the agreement and with it: live tables.

These stand at the top of the sheet, and read the rows of partners below them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from cba.analysis.apportionment import Position
from cba.calculation.factors import total
from cba.reports.agreement.deal import Deal
from cba.reports.agreement.rule_words import NET
from cba.reports.apportionment_view import GAINS
from cba.reports.workbook.agreement_partners import Partner, PartnerRows
from cba.reports.workbook.agreement_rows import YearRows
from cba.reports.workbook.cells import FIRST_YEAR, LABEL, VALUE, Ref, Shown
from cba.results.payback import HALF_A_PENNY

#: How high the heads of columns are.
_HEIGHT = 44
_LAST_WITHOUT = 4


class _Cell(NamedTuple):
    formula: str
    figure: Shown
    style: str = "money"


class AgreementTables:
    """The tables of an agreement; ``is_agreed`` says that there is a side with it."""

    def __init__(
        self, rows: YearRows, deal: Deal, names: dict[str, str], *, is_agreed: bool
    ) -> None:
        self._rows, self._deal, self._names = rows, deal, names
        self._is_agreed = is_agreed
        #: The cells of what partners have with the agreement: by the year named in
        #: cumulative cash, and as a present value.
        self.cash_with = self.worth_with = ""

    @property
    def size(self) -> int:
        """How many rows they take, the empty one above each among them."""
        count = len(self._deal.parties)
        return 2 * (count + 2) + (count > 1)

    def write(self, partners: Sequence[Partner], present: PartnerRows) -> None:
        """Write both, from the next row on."""
        self._values(partners, present)
        self._courses(partners)

    def _values(self, partners: Sequence[Partner], present: PartnerRows) -> None:
        """What each puts in, gains and is left with, and what leaving would cost it."""
        agreed, before = self._deal.agreed, self._deal.before
        title = f"Present values, {before.period}, {before.prices} prices"
        gains = GAINS[agreed.terms.to]
        heads = (
            *("Puts in without it", f"Gains: {gains}", "Net without it"),
            "Share of costs without it",
            *("Payments of the agreement", "Net with it", "Share of costs with it"),
            *("Net alone, as sent", "Would lose by leaving, as sent"),
        )
        first = self._head(title, heads) + 1
        last = first + len(partners) - 1
        self.worth_with = f"$I${first + 1}:$I${last + 1}"
        for row, each in enumerate(partners, start=first):
            self._row(row, self._names[each.key], self._worth(each, row, first, last))
            if self._is_agreed:
                self._with(each, row, (first, last), present)
        if len(partners) > 1:
            self._whole(first, last)

    def _worth(
        self, each: Partner, row: int, first: int, last: int
    ) -> tuple[_Cell, ...]:
        found = self._deal.agreed.before[each.key]
        gains, net = f"$E{row + 1}", f"$F{row + 1}"
        own = f"IF({gains}<0,-{net},$D{row + 1})"
        return (
            _Cell(f"{gains}-{net}", found.pv_contribution),
            _Cell(each.gains, found.pv_gains),
            _Cell(each.worth, found.worth),
            _share(own, _put_in("D", "F", first, last), found.cost_share),
        )

    def _with(
        self,
        each: Partner,
        row: int,
        at: tuple[int, int],
        present: PartnerRows,
    ) -> None:
        agreed = self._deal.agreed
        found, moves = agreed.after[each.key], each.moves
        gains, net, paid = f"$E{row + 1}", f"$I{row + 1}", f"$H{row + 1}"
        moved = "+".join(map(present.present, moves)) if moves else "0"
        own = f"IF({gains}<0,-{net},{gains}-{net})"
        cells = [
            _Cell(moved, found.worth - agreed.before[each.key].worth),
            _settled(f"($F{row + 1}+{paid})", found.worth),
            _share(own, _put_in("E-I", "I", *at), found.cost_share),
        ]
        self._cells(row, VALUE + _LAST_WITHOUT, cells)
        stake = agreed.stakes.get(each.key)
        if agreed.feasible and stake is not None:
            column = VALUE + _LAST_WITHOUT + len(cells)
            for n, figure in enumerate(stake):
                shown = 0.0 if abs(figure) < HALF_A_PENNY else figure
                self._rows.sheet.number(row, column + n, shown, "money_fixed")

    def _whole(self, first: int, last: int) -> None:
        """All partners: the sums of the columns of money."""
        agreed, keys = self._deal.agreed, self._deal.parties
        sides: list[Callable[[Position], float]] = [
            lambda each: each.pv_contribution,
            lambda each: each.pv_gains,
            lambda each: each.worth,
        ]
        figures = [_added([side(agreed.before[x]) for x in keys]) for side in sides]
        columns = dict(zip("DEF", figures, strict=True))
        if self._is_agreed:
            worth = _added([agreed.after[each].worth for each in keys])
            columns |= {"H": worth - figures[-1], "I": worth}
        row = self._rows.sheet.labels("All partners")
        for column, figure in columns.items():
            cells = f"{column}{first + 1}:{column}{last + 1}"
            at = ord(column) - ord("A")
            self._rows.sheet.formula(row, at, f"SUM({cells})", figure, "money_total")

    def _courses(self, partners: Sequence[Partner]) -> None:
        """The running sum by the year named, its deepest, and when it is whole."""
        agreed, by = self._deal.agreed, self._deal.whole_by
        words = f"Cumulative {NET[agreed.terms.to]}, not discounted"
        heads = (
            *(f"By {by} without it", "Deepest deficit without it", "Its year"),
            "Whole from, without it",
            *(f"By {by} with it", "Deepest deficit with it", "Its year"),
            "Whole from, with it",
        )
        first = self._head(words, heads) + 1
        self.cash_with = f"$H${first + 1}:$H${first + len(partners)}"
        for row, each in enumerate(partners, start=first):
            cells = self._course(each, each.running, agreed.before[each.key])
            self._row(row, self._names[each.key], cells)
            if self._is_agreed and each.running_after is not None:
                found = agreed.after[each.key]
                cells = self._course(each, each.running_after, found)
                self._cells(row, VALUE + _LAST_WITHOUT, cells)

    def _course(self, each: Partner, ref: Ref, found: Position) -> tuple[_Cell, ...]:
        on, labels = self._rows.on, self._deal.labels
        cells, place = self._rows.cells(ref), labels.index(self._deal.whole_by)
        lowest = f"MIN({cells})"
        year = f"INDEX({each.labels},1,MATCH({lowest},{cells},0))"
        deepest, at = min((x, n) for n, x in enumerate(found.cumulative))
        is_short = deepest < -HALF_A_PENNY
        below = (
            f"SUMPRODUCT(MAX(({cells}<-{HALF_A_PENNY})*(COLUMN({cells})-{FIRST_YEAR})))"
        )
        never = f"not by {labels[-1]}"
        whole = f'IF({below}={len(labels)},"{never}",'
        whole += f"INDEX({each.labels},1,MIN({below}+1,{len(labels)})))"
        return (
            _settled(ref.fixed_at(place, on), found.cash),
            _Cell(f"MAX(0,-{lowest})", found.peak_funding),
            _Cell(
                f'IF({lowest}<-{HALF_A_PENNY},{year},"")',
                labels[at] if is_short else "",
                "text_right",
            ),
            _Cell(whole, found.whole_from or never, "text_right"),
        )

    def _head(self, title: str, heads: Sequence[str]) -> int:
        shown = heads if self._is_agreed else heads[:_LAST_WITHOUT]
        if not self._deal.agreed.feasible:
            shown = [each for each in shown if not each.endswith("as sent")]
        row = self._rows.sheet.heading((title, "", "", *shown), right=VALUE)
        self._rows.sheet.worksheet.set_row(row, _HEIGHT)
        return row

    def _row(self, row: int, name: str, cells: Sequence[_Cell]) -> None:
        self._rows.sheet.text(row, LABEL, name, "label")
        self._cells(row, VALUE, cells)
        self._rows.sheet.next = row + 1

    def _cells(self, row: int, column: int, cells: Sequence[_Cell]) -> None:
        for n, cell in enumerate(cells):
            self._rows.sheet.formula(row, column + n, *cell)


def _put_in(own: str, net: str, first: int, last: int) -> str:
    """The formula of what all put in: who gains less than nothing puts in its loss."""

    def cells(column: str) -> str:
        return f"${column}${first + 1}:${column}${last + 1}"

    gains, amount = cells("E"), "-".join(map(cells, own.split("-")))
    return f"SUMPRODUCT(({gains}>=0)*({amount})-({gains}<0)*{cells(net)})"


def _share(own: str, put_in: str, figure: float | None) -> _Cell:
    shown = "" if figure is None else figure
    formula = f'IF({put_in}>0,({own})/{put_in},"")'
    return _Cell(formula, shown, "percent")


def _settled(formula: str, figure: float) -> _Cell:
    """What is left to the half penny: less would be shown as a zero with a minus."""
    shown = 0.0 if abs(figure) < HALF_A_PENNY else figure
    return _Cell(f"IF(ABS({formula})<{HALF_A_PENNY},0,{formula})", shown)


def _added(amounts: Sequence[float]) -> float:
    return float(total(np.array(amounts)))
