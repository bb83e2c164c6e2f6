"""What carries the lines of the budget to the money of each year.

The general index does so for all lines but those with an inflation of their own.
"""

from __future__ import annotations

from cba.calculation.flows import CostFlow
from cba.models.cost import Cost
from cba.reports.texts import as_title
from cba.reports.workbook.cells import FIRST_YEAR, Ref, Sheet
from cba.reports.workbook.input_sheets import InputSheets
from cba.reports.workbook.names import OptionView
from cba.results.cash_ledger import CashLedger


class BudgetPrices:
    """The rows of what £1 of a line is in the money of each year.

    ``number`` counts the years from 0, for loans and for inflation.
    """

    def __init__(
        self,
        sheet: Sheet,
        view: OptionView,
        inputs: InputSheets,
        found: CashLedger,
        money: Ref,
    ) -> None:
        self._sheet, self._view, self._inputs = sheet, view, inputs
        self.covered = [view.labels.index(label) for label in found.years]
        #: The rows of factors of lines that do not follow the price index.
        self.own: dict[str, Ref] = {}
        on, to = sheet.name, view.project.appraisal.prices_of
        row = sheet.labels(f"From {to} prices to money of the year", "factor")
        for n, factor in zip(self.covered, found.factors, strict=True):
            sheet.formula(row, FIRST_YEAR + n, money.at(n, on), factor, "factor")
        self._general = Ref(on, row, by_year=True)
        costs = {line: self.cost(line) for line in view.lines}
        since = view.streams.horizon.first.start - to.start
        self.number = sheet.fixed(
            f"Years after {to}", [float(since + n) for n in range(view.years)], "any"
        )
        for line, cost in costs.items():
            if cost is not None and cost.inflation is not None:
                self.own[line] = self._inflated(line, cost.inflation.constant())

    def of(self, line: str) -> Ref:
        """The row of factors of a line."""
        return self.own.get(line, self._general)

    def cost(self, line: str) -> Cost | None:
        """The cost that a line is; None for a risk, a benefit or a payment."""
        flow = self._view.lines.get(line)
        if not isinstance(flow, CostFlow) or flow.stream.occurs is not None:
            return None
        return self._view.project.costs[line]

    def _inflated(self, line: str, inflation: float) -> Ref:
        sheet, on = self._sheet, self._sheet.name
        option, address = self._view.option.identifier, f"costs.{line}.inflation"
        rate = self._inputs.ref(option, address).value(on)
        row = sheet.labels(f"Own prices: {as_title(self._view.title(line))}", address)
        for n in self.covered:
            after = self._view.streams.horizon.first.plus(n).start
            power = after - self._view.project.appraisal.prices_of.start
            figure = (1.0 + inflation) ** power
            formula = f"(1+{rate})^{self.number.at(n, on)}"
            sheet.formula(row, FIRST_YEAR + n, formula, figure, "factor")
        return Ref(on, row, by_year=True)
