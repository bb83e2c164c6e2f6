"""Rows of the sheet of the agreement: figures by year, below heads of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from cba.calculation.factors import total
from cba.reports.workbook.cells import FIRST_YEAR, VALUE, Ref, Sheet


class YearRows:
    """What writes rows by year; every block of them has the years at its head."""

    def __init__(self, sheet: Sheet, labels: Sequence[str]) -> None:
        self.sheet = sheet
        #: The labels of the years.
        self.names = tuple(labels)
        self._head = 0

    @property
    def on(self) -> str:
        """The name of the sheet."""
        return self.sheet.name

    @property
    def years(self) -> int:
        """How many years there are."""
        return len(self.names)

    @property
    def labels(self) -> str:
        """The cells of the labels of the years, in the head written last."""
        return self.cells(Ref(self.on, self._head, by_year=True))

    def head(self, title: str, whole: str = "All years") -> None:
        """The head of a block; ``whole`` says what its sums are of."""
        heads = (title, "Key", "", whole, *self.names)
        self._head = self.sheet.heading(heads, right=VALUE)

    def cells(self, ref: Ref) -> str:
        """The cells of all years of a row."""
        return ref.across(0, self.years - 1, self.on)

    def write(
        self,
        words: tuple[str, str, str],
        formula: Callable[[int], str],
        figures: Iterable[float | None],
        style: str = "money",
        *,
        summed: bool = True,
    ) -> Ref:
        """A row of formulas under its label, key and unit; None leaves a year empty."""
        ref = Ref(self.on, self.sheet.labels(*words), by_year=True)
        shown = list(figures)
        for year, figure in enumerate(shown):
            if figure is not None:
                column = FIRST_YEAR + year
                self.sheet.formula(ref.row, column, formula(year), figure, style)
        if summed:
            self._total(ref, [each or 0.0 for each in shown])
        return ref

    def numbers(
        self, words: tuple[str, str, str], figures: Iterable[float], style: str
    ) -> Ref:
        """A row of numbers that stand for themselves, with their sum."""
        ref = Ref(self.on, self.sheet.labels(*words), by_year=True)
        shown = [float(each) for each in figures]
        for year, figure in enumerate(shown):
            self.sheet.number(ref.row, FIRST_YEAR + year, figure, style)
        self._total(ref, shown)
        return ref

    def running(
        self, words: tuple[str, str, str], of: Ref, figures: Iterable[float]
    ) -> Ref:
        """The running sum of a row."""
        own = Ref(self.on, self.sheet.next, by_year=True)

        def added(year: int) -> str:
            before = f"{own.at(year - 1, self.on)}+" if year else ""
            return f"{before}{of.at(year, self.on)}"

        return self.write(words, added, figures, summed=False)

    def _total(self, ref: Ref, figures: Sequence[float]) -> None:
        whole = float(total(np.array(figures)))
        self.sheet.formula(
            ref.row, VALUE, f"SUM({self.cells(ref)})", whole, "money_total"
        )
