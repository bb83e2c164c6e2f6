"""The blocks of costs: amounts a year, and what they come to."""

from __future__ import annotations

from functools import partial

from cba.calculation.factors import CENTRAL, Array, product
from cba.calculation.flows import CostFlow
from cba.reports.workbook.cells import Ref
from cba.reports.workbook.facts import Facts
from cba.reports.workbook.line_rows import Book, LineRows, floats, prudent, times
from cba.results.appraisal import CostLine


def cost_block(book: Book, facts: Facts, flow: CostFlow, line: CostLine) -> LineRows:
    """A cost: what is given, prices, optimism bias, and who pays."""
    stream, on = flow.stream, book.on
    factors = stream.factors
    if stream.occurs is not None:
        factors = (stream.occurs.chance, *factors)
    refs = [ref for each in factors if (ref := book.factor(each))]
    if len(refs) > 1:
        refs = [_multiplied(book, refs, product(factors, CENTRAL))]
    rates = facts.rates
    discount = book.reference.discount(book.view.option.identifier, rates)
    refs += book.escalation(flow.stream.escalation, facts.price_year)
    rows = LineRows(discount)
    total = partial(present_value, book, discount)
    words, key = "Before optimism bias", "pv_before_optimism_bias"
    if facts.bias is None:
        words, key = "Expected cost" if stream.occurs else "Cost", "pv_cost"
    before = book.sheet.years(
        words,
        lambda year: times(*refs, year=year, on=on),
        floats(flow.before_bias[0]),
        "money",
        key=key,
        total=(total, line.pv_before_optimism_bias),
    )
    rows.answers["pv_before_optimism_bias"] = before.value("")
    after = before
    if facts.bias is not None:
        bias = book.bias(facts.bias, stream.bias)
        rows.answers["optimism_bias"] = bias.value("")

        def corrected(year: int) -> str:
            cell = before.at(year, on)
            return cell + prudent(cell, bias.value(on), raises=True)

        after = book.sheet.years(
            "After optimism bias",
            corrected,
            floats(flow.amount[0]),
            "money_sum",
            key="pv_cost",
            total=(total, line.pv_cost),
        )
    rows.answers["pv_cost"] = after.value("")
    rows.parts["cost"] = after
    for position, ref in book.split(facts, "paid_by", "Paid by").items():
        rows.shares["paid_by", position] = ref
    return rows


def _multiplied(book: Book, refs: list[Ref], values: Array) -> Ref:
    """What the factors come to: one value, or one a year where any is by year."""
    if any(ref.by_year for ref in refs):
        return book.sheet.years(
            "Together",
            lambda year: times(*refs, year=year, on=book.on),
            floats(values[0]),
            "number",
        )
    formula = times(*refs, year=0, on=book.on)
    return book.sheet.scalar("Together", formula, float(values[0, 0]), "number")


def present_value(book: Book, discount: Ref, amount: Ref) -> str:
    """The formula of the present value of a row over the years of the appraisal."""
    return book.discounted(amount, discount, 0, book.years - 1)
