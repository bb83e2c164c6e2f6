"""Rows of the budget: a figure in each year that the price index reaches."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from cba.calculation.factors import total
from cba.reports.workbook.cells import FIRST_YEAR, VALUE, Ref, Sheet


class CoveredRows:
    """What writes rows with formulas in the years ``covered``, and in no others."""

    def __init__(self, sheet: Sheet, years: int, covered: Sequence[int]) -> None:
        self.sheet, self.years, self.covered = sheet, years, tuple(covered)

    @property
    def on(self) -> str:
        """The name of the sheet."""
        return self.sheet.name

    def cells(self, ref: Ref) -> str:
        """The cells of all years of a row."""
        return ref.across(0, self.years - 1, self.on)

    def write(  # noqa: PLR0913 - what a row shows
        self,
        words: tuple[str, str, str],
        formula: Callable[[int], str],
        figures: Sequence[float | None],
        style: str = "money",
        *,
        summed: bool = True,
        folds: bool = True,
    ) -> Ref:
        """A row under its label, key and unit; with None in a year it stays empty.

        ``summed`` gives it a total; a row that ``folds`` is folded away where it
        has no money in any year, and is there for whoever changes an input.
        """
        sheet = self.sheet
        ref = Ref(self.on, sheet.labels(*words), by_year=True)
        for n, figure in zip(self.covered, figures, strict=True):
            if figure is not None:
                sheet.formula(ref.row, FIRST_YEAR + n, formula(n), figure, style)
        if summed:
            added = float(total(np.array([each or 0.0 for each in figures])))
            kind = style.partition("_")[0]
            whole = f"SUM({self.cells(ref)})"
            sheet.formula(ref.row, VALUE, whole, added, f"{kind}_total")
        if folds and not any(figures):
            sheet.fold(ref.row)
        return ref
