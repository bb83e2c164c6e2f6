"""What stands beside the years of a budget line, for whoever plans with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xlsxwriter.utility import xl_col_to_name

from cba.reports.workbook.cells import FIRST_YEAR, Ref, Sheet, Span
from cba.results.cash_account import CashLine

HEADS = (
    *("Budget code", "Capital or revenue", "Recurrent or one-off"),
    *("Part-year effect (first year)", "Full-year effect (next year)"),
)
_WIDTHS = (18, 12, 14, 18, 18)
_CODE, _BUDGET, _RECURS, _FIRST, _FULL = range(len(HEADS))
RECURRENT, ONE_OFF = "recurrent", "one-off"
CAPITAL, REVENUE = "capital", "revenue"
#: More columns than a sheet has, to find the first of some by the largest.
_COLUMNS = 20_000
#: What is less than this, whichever way it goes, is no money.
NOTHING = "0.005"


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a line: the texts, and the formula that it recurs by, if any.

    ``budget`` is empty for what is no cash. Without a formula the file, or the
    account, decides whether it recurs.
    """

    code: str
    budget: str
    recurs: str
    formula: str = ""

    def with_recurs(self, words: str) -> Said:
        """The same of a line that recurs, or does not."""
        return replace(self, recurs=words)

    def with_formula(self, formula: str) -> Said:
        """The same of a line whose amounts say whether it recurs."""
        return replace(self, formula=formula)


class Beside:
    """The columns after the years."""

    def __init__(self, sheet: Sheet, years: int) -> None:
        self._sheet, self._years = sheet, years
        self._first = FIRST_YEAR + years
        sheet.widths |= dict(enumerate(_WIDTHS, start=self._first))

    def write_heads(self, row: int) -> None:
        """Write what heads the columns."""
        for n, text in enumerate(HEADS):
            style = "head_year" if n in {_FIRST, _FULL} else "head_beside"
            self._sheet.text(row, self._first + n, text, style)

    def cell(self, ref: Ref, *, recurs: bool) -> str:
        """The cell that says whether a line recurs, or in which budget it is."""
        column = self._first + (_RECURS if recurs else _BUDGET)
        return f"${xl_col_to_name(column)}${ref.row + 1}"

    def column(self, rows: Span, *, recurs: bool) -> str:
        """The cells of those columns in some rows."""
        name = xl_col_to_name(self._first + (_RECURS if recurs else _BUDGET))
        return f"${name}${rows.first + 1}:${name}${rows.last + 1}"

    def write(self, ref: Ref, said: Said, found: CashLine | None) -> None:
        """Write what is said of a line, and what its first two years bring."""
        sheet, row, on = self._sheet, ref.row, ref.sheet
        for at, text in ((_CODE, said.code), (_BUDGET, said.budget)):
            sheet.text(row, self._first + at, text, "beside")
        cells = ref.across(0, self._years - 1, on)
        column = self._first + _RECURS
        if said.formula:
            # What brings nothing to these years may still do so in later ones.
            moves = f"SUMPRODUCT(--(ABS({cells})>{NOTHING}))"
            formula = f'IF({moves}=0,"",{said.formula})'
            sheet.formula(row, column, formula, said.recurs, "beside")
        else:
            sheet.text(row, column, said.recurs, "beside")
        place = f"{_COLUMNS}-SUMPRODUCT(MAX((ABS({cells})>{NOTHING})*({_COLUMNS}"
        place += f"-COLUMN({cells}))))-{FIRST_YEAR}"
        effects = (
            found.first_year_effect if found else 0.0,
            found.full_year_effect if found else 0.0,
        )
        for at, later, figure in zip((_FIRST, _FULL), (0, 1), effects, strict=True):
            # Past the last year there is no cell, and no effect.
            formula = f"IFERROR(INDEX({cells},1,{place}+{later}),0)"
            sheet.formula(row, self._first + at, formula, figure, "money")
