"""A cost in one year: from its inputs to money, to agencies."""

from __future__ import annotations

from cba.calculation.factors import Factor
from cba.calculation.flows import CostFlow
from cba.results.explanation.bias import bias_row, bias_table
from cba.results.explanation.cohorts import beginning, factor_row
from cba.results.explanation.figures import Row, Table, money
from cba.results.explanation.prices import discount_row, price_rows
from cba.results.explanation.sharing import sharing_table
from cba.results.explanation.view import View


def cost_tables(view: View, line: str, flow: CostFlow, year: int) -> tuple[Table, ...]:
    """A cost in a year: amount, hours × rate or people × each, raised by its bias.

    A risk is its chance × its cost, and bears none.
    """
    before = float(flow.before_bias[0, year])
    if flow.stream.occurs is not None:
        factors = (flow.stream.occurs.chance, *flow.stream.factors)
        rows = _as_written(view, line, factors, year)
        chain = _to_present(view, line, flow, year, rows)
        return chain, sharing_table(view, line, year)
    rows = [
        *_as_written(view, line, flow.stream.factors, year),
        Row("=", "before optimism bias", money(before)),
        bias_row(view, line, (before,)),
    ]
    chain = _to_present(view, line, flow, year, rows)
    return bias_table(view, line), chain, sharing_table(view, line, year)


def _as_written(
    view: View, line: str, factors: tuple[Factor, ...], year: int
) -> list[Row]:
    rows = beginning([factor_row(each, (year,)) for each in factors])
    return [*rows, *price_rows(view, line, year)]


def _to_present(
    view: View, line: str, flow: CostFlow, year: int, rows: list[Row]
) -> Table:
    amount = float(flow.amount[0, year])
    within = float(flow.stream.discount[year])
    label = view.labels[year]
    rows = [
        *rows,
        Row("=", f"the cost in {label}", money(amount)),
        discount_row(view, line, year),
        Row("=", "present value", money(amount * within)),
    ]
    return Table(f"The cost in {label}", "chain", tuple(rows), (label,))
