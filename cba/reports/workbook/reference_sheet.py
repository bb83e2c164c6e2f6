"""The sheet `Reference`: discount factors, price indices and corrections for bias.

What is packaged with the tool stands here as data; the rates that a project writes
itself stand among its inputs, and the factors here follow from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cba.discounting import discount_factors, label, rate_in
from cba.library.in_use import editions_of, schedule_of
from cba.library.reference_data import bias_grades, capital_class
from cba.models.discount import Timing
from cba.models.years import Year
from cba.reports.assumption import timing_words
from cba.reports.texts import sentence
from cba.reports.workbook.cells import FIRST_YEAR, KEY, VALUE, Ref, Sheet
from cba.reports.workbook.checks import GRADES
from cba.reports.workbook.facts import Facts, Rates, general_rates, span_of
from cba.reports.workbook.input_sheets import InputSheets
from cba.reports.workbook.names import OptionView
from cba.reports.workbook.needs import own_rates
from cba.reports.workbook.price_rows import PriceRows
from cba.reports.workbook.register import Register

_UPPER, _LOWER = VALUE, FIRST_YEAR


class ReferenceSheet:
    """Where discount factors, price factors and corrections stand."""

    def __init__(self, sheet: Sheet, inputs: InputSheets, register: Register) -> None:
        self.sheet = sheet
        self._inputs = inputs
        self._register = register
        self._project = register.appraisal.project
        self._factors: dict[tuple[str, Timing], Ref] = {}
        self._prices: PriceRows | None = None
        self._capital: dict[str, int] = {}
        self._grades = 0
        self.span = 0
        self._write()

    def discount(self, option: str, rates: Rates) -> Ref:
        """The row of discount factors of a line."""
        return self._factors[self._schedule(option, rates), rates.timing]

    def price(self, year: Year) -> Ref | None:
        """What £1 of a year's prices is in the appraisal's; None for the same."""
        return self._prices.prices.get(year) if self._prices else None

    @property
    def money(self) -> Ref | None:
        """What £1 of the appraisal is in the money of each year, where there is any."""
        return self._prices.money if self._prices else None

    def grade(self, side: str, grade: str, on: str) -> str:
        """The formula of the correction that a grade in a cell earns."""
        column = "$D" if side == "costs" else "$E"
        first, last = self._grades + 1, self._grades + 6
        before = f"{self.sheet.name}!" if on != self.sheet.name else ""
        # A half grade or a seventh is an error; no grade at all corrects nothing.
        place = f"MATCH({grade},{GRADES},0)"
        cells = f"{before}{column}${first}:{column}${last}"
        return f"IF({grade}=0,0,INDEX({cells},{place}))"

    def capital(self, name: str, on: str) -> tuple[str, str]:
        """The cells of the upper and the lower bound of a class of capital."""
        row = self._capital[name] + 1
        before = f"{self.sheet.name}!" if on != self.sheet.name else ""
        return f"{before}$D${row}", f"{before}$E${row}"

    def _write(self) -> None:
        sheet = self.sheet
        sheet.text(0, 0, "Reference data", "section")
        words = (
            "What the formulas look up. Discount factors follow from the rates. Green "
            "cells are data: change them only to test; no change is carried back."
        )
        sheet.text(1, 0, words, "subtitle")
        sheet.next = 2
        everything = [
            (view, facts)
            for view in self._register.views
            for facts in self._register.facts[view.option.identifier].values()
        ]
        self._discounting(everything)
        if self._register.views:
            years = [year for _, facts in everything for year in facts.price_years]
            first = self._register.views[0]
            self._prices = PriceRows(sheet, self._inputs, first, years)
        self._bias([facts for _, facts in everything])
        sheet.worksheet.set_column(0, 0, 52)
        sheet.worksheet.set_column(1, 1, 22)
        sheet.worksheet.set_column(2, 2, 8)
        sheet.worksheet.set_column(VALUE, FIRST_YEAR + self.span, 13)
        sheet.worksheet.freeze_panes(2, 1)

    def _schedule(self, option: str, rates: Rates) -> str:
        """What tells a schedule apart: its name, or where its rates stand."""
        if rates.how.name is not None:
            return rates.how.name
        address, _ = own_rates(rates)[0]
        return self._inputs.address_of(option, address)

    def _discounting(self, everything: Iterable[tuple[OptionView, Facts]]) -> None:
        wanted: dict[str, tuple[str, Rates, set[Timing]]] = {}
        pairs = [(view, facts.rates) for view, facts in everything]
        pairs += [(view, general_rates(view)) for view in self._register.views]
        years = self._project.appraisal.years
        for view, _ in pairs:
            for flow in view.lines.values():
                years = max(years, span_of(flow))
        self.span = years
        for view, rates in pairs:
            option = view.option.identifier
            key = self._schedule(option, rates)
            timings = wanted.setdefault(key, (option, rates, set()))[2]
            timings.add(rates.timing)
        first = self._project.appraisal.first_year
        labels = [str(first.plus(n)) for n in range(years + 1)]
        self.sheet.heading(("Discounting", "", "", "Rate", *labels), right=VALUE)
        for key, (option, rates, timings) in wanted.items():
            self._one_schedule(key, option, rates, timings)

    def _one_schedule(
        self, key: str, option: str, rates: Rates, timings: set[Timing]
    ) -> None:
        sheet, on = self.sheet, self.sheet.name
        schedule = schedule_of(rates.how, editions_of(self._project))
        row = sheet.labels(label(schedule))
        sheet.text(row, 0, label(schedule), "group")
        sheet.text(row, KEY, schedule.source, "key")
        bands: list[tuple[int, str]] = []
        for n, (begins, rate) in enumerate(schedule.bands):
            if rates.how.name is None:
                address, _ = own_rates(rates)[n]
                bands.append((begins, self._inputs.ref(option, address).value(on)))
                continue
            at = sheet.labels(f"Rate from year {begins}", "packaged data")
            sheet.number(at, VALUE, rate, "rate_data")
            bands.append((begins, Ref(on, at).value(on)))

        def rate_cell(year: int) -> str:
            return next(cell for begins, cell in reversed(bands) if begins <= year)

        yearly = [rate_in(schedule, year) for year in range(self.span + 1)]
        rate_row = sheet.years("Rate of the year", rate_cell, yearly, "rate")
        starts = discount_factors(schedule, self.span + 1, "start")
        factors = Ref(on, sheet.next, by_year=True)

        def start(year: int) -> str:
            if year == 0:
                return "1"
            return f"{factors.at(year - 1, on)}/(1+{rate_row.at(year, on)})"

        factors = sheet.years(
            f"Factor {timing_words('start')}", start, starts, "factor"
        )
        self._factors[key, "start"] = factors
        later: dict[Timing, str] = {
            "mid": "{start}/SQRT(1+{rate})",
            "end": "{after}",
        }
        for timing in sorted(timings - {"start"}):
            values = discount_factors(schedule, self.span, timing)

            def shifted(year: int, pattern: str = later[timing]) -> str:
                return pattern.format(
                    start=factors.at(year, on),
                    rate=rate_row.at(year + 1, on),
                    after=factors.at(year + 1, on),
                )

            self._factors[key, timing] = sheet.years(
                f"Factor {timing_words(timing)}", shifted, values, "factor"
            )

    def _bias(self, everything: Sequence[Facts]) -> None:
        biases = [facts.bias for facts in everything if facts.bias is not None]
        editions, sheet = editions_of(self._project), self.sheet
        if any(bias.grades for bias in biases):
            table = bias_grades(editions.get("optimism_bias"))
            row = sheet.heading(
                ("Confidence grades", "", "", "Costs raised by", "Benefits lowered by")
            )
            self._grades = row + 1
            for grade in table.grades:
                row = sheet.labels(
                    sentence(f"Grade {grade.grade}: {grade.evidence}"), "packaged data"
                )
                sheet.number(row, _UPPER, grade.costs_raised, "share_data")
                sheet.number(row, _LOWER, grade.benefits_lowered, "share_data")
        names = dict.fromkeys(bias.capital.name for bias in biases if bias.capital)
        if names:
            head = ("Optimism bias of capital", "", "", "Upper bound", "Lower bound")
            sheet.heading(head)
        for name in names:
            kind = capital_class(name, editions.get("capital_bias"))
            row = sheet.labels(kind.title, "packaged data")
            sheet.number(row, _UPPER, kind.upper, "share_data")
            sheet.number(row, _LOWER, kind.lower, "share_data")
            self._capital[name] = row
