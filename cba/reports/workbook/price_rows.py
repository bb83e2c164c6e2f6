"""The price index, and what follows from it: prices of other years, money of each."""

from __future__ import annotations

from collections.abc import Iterable

from cba.library.in_use import deflator_of
from cba.models.years import Year
from cba.prices import Deflator, parts_of, rebase_factor
from cba.reports.formatting import exact
from cba.reports.texts import tidy
from cba.reports.workbook.budget_needs import has_budget
from cba.reports.workbook.cells import FIRST_YEAR, VALUE, Ref, Sheet
from cba.reports.workbook.input_sheets import InputSheets
from cba.reports.workbook.names import OptionView
from cba.results.nominal import nominal_years


class PriceRows:
    """Where the price factors of an option stand, on the sheet of reference data.

    Options differ in none: the money of each year is that of the preferred one alone,
    which stands first.
    """

    def __init__(
        self,
        sheet: Sheet,
        inputs: InputSheets,
        view: OptionView,
        years: Iterable[Year],
    ) -> None:
        self._sheet, self._inputs, self._view = sheet, inputs, view
        self._to = view.project.appraisal.prices_of
        self._one = exact(1.0, view.project.appraisal.currency)
        self._levels: dict[int, Ref] = {}
        #: What £1 of a year's prices is in the appraisal's; nothing for the same year.
        self.prices: dict[Year, Ref] = {}
        #: What £1 of the appraisal is in the money of each year, for budgets.
        self.money: Ref | None = None
        others = sorted({*years} - {self._to})
        inflation = nominal_years(view.project) if has_budget(view) else ()
        if not others and not any(inflation):
            return
        self._deflator: Deflator = deflator_of(view.project)
        self._index()
        if others:
            self._to_prices(others)
        if any(inflation):
            self._to_money(inflation)

    def _index(self) -> None:
        sheet = self._sheet
        deflator = self._deflator
        sheet.heading((f"Prices: {deflator.name}", "", "", "Index"))
        edition = f"Edition {tidy(deflator.edition)}" if deflator.edition else "Source"
        sheet.labels(edition, tidy(deflator.source))
        for point in self._deflator.indices:
            row = sheet.labels(str(point.year), point.status)
            sheet.number(row, VALUE, point.index, "factor_data")
            self._levels[point.year.start] = Ref(sheet.name, row)

    def _to_prices(self, years: Iterable[Year]) -> None:
        sheet, to = self._sheet, self._to
        sheet.heading((f"To {to} prices", "", "", "Factor"))
        for year in years:
            self.prices[year] = sheet.scalar(
                f"{self._one} of {year} in {to} prices",
                f"({self._level(to)})/({self._level(year)})",
                rebase_factor(self._deflator, year, to),
                "factor",
            )

    def _to_money(self, inflation: Iterable[float | None]) -> None:
        """A row that is empty in the years that no index reaches."""
        sheet, horizon, to = self._sheet, self._view.streams.horizon, self._to
        heads = ("Money of each year", "", "", "", *horizon.labels)
        sheet.heading(heads, right=VALUE)
        row = sheet.labels(f"{self._one} of {to} prices in the money of the year")
        for n, factor in enumerate(inflation):
            year = horizon.first.plus(n)
            if factor is not None:
                formula = "1"
                if year != to:
                    formula = f"({self._level(year)})/({self._level(to)})"
                sheet.formula(row, FIRST_YEAR + n, formula, factor, "factor")
        self.money = Ref(sheet.name, row, by_year=True)

    def _level(self, year: Year) -> str:
        """The level of a year's prices, which may be made of two published ones."""
        return "+".join(
            f"{weight}*{level}" if weight != 1 else level
            for start, weight in parts_of(self._deflator, year)
            if (level := self._published(start))
        )

    def _published(self, start: int) -> str:
        """The level of a published year; past the last prices grow as is assumed."""
        on = self._sheet.name
        if start in self._levels:
            return self._levels[start].value(on)
        last = self._deflator.indices[-1].year.start
        after = self._inputs.ref(
            self._view.option.identifier, "appraisal.inflation_after"
        )
        level = self._levels[last].value(on)
        return f"{level}*(1+{after.value(on)})^{start - last}"
