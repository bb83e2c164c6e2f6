"""A line of the appraisal: over its years, and worked in full for one of them."""

from __future__ import annotations

from dataclasses import replace

from cba.calculation.factors import Array, total
from cba.calculation.flows import BenefitFlow, CostFlow
from cba.models.line import titled
from cba.results.appraisal import BenefitLine, CostLine, PaymentLine
from cba.results.explanation.benefit import benefit_tables, name_of
from cba.results.explanation.figures import (
    Explanation,
    Figure,
    Form,
    Row,
    Table,
    addresses,
    money,
)
from cba.results.explanation.money_line import cost_tables
from cba.results.explanation.origins import origins
from cba.results.explanation.payment_line import payment_tables
from cba.results.explanation.view import View

#: The answer that a line is known by, and what it is in words.
_ANSWERS = {
    BenefitLine: ("pv_public_value", "public value"),
    CostLine: ("pv_cost", "cost"),
    PaymentLine: ("pv", "payment"),
}


def line_explanation(view: View, line: str) -> Explanation:
    """A line as present value: year by year, and its largest year in full."""
    answer, what = _ANSWERS[type(view.option.lines[line])]
    figure = answer_of(view, line)
    _, present = whole_by_year(view, line)
    largest = int(abs(present).argmax())
    worked = line_in_year(view, line, largest)
    return Explanation(
        target=view.address(line),
        label=f"{view.title(line)}: present value of its {what}",
        figure=Figure(figure, "money"),
        option=view.option.identifier,
        tables=(_by_year(view, line, figure),),
        inputs=worked.inputs,
        parts=(replace(worked, inputs=(), further=()),),
        meets=view.results_path(f"lines.{line}.{answer}"),
        further=tuple(
            f"{view.address(line)}@{label}"
            for year, label in enumerate(view.labels)
            if present[year] != 0.0 and year != largest
        )[:1],
    )


def answer_of(view: View, line: str) -> float:
    """The present value that a line is known by."""
    answer, _ = _ANSWERS[type(view.option.lines[line])]
    return float(getattr(view.option.lines[line], answer))


def line_in_year(view: View, line: str, year: int) -> Explanation:
    """A line in one year: the whole chain, down to its present value."""
    flow = view.lines[line]
    if isinstance(flow, BenefitFlow):
        tables = benefit_tables(view, line, flow, year)
    elif isinstance(flow, CostFlow):
        tables = cost_tables(view, line, flow, year)
    else:
        tables = payment_tables(view, line, flow, year)
    answer, what = _ANSWERS[type(view.option.lines[line])]
    _, present = whole_by_year(view, line)
    return Explanation(
        target=f"{view.address(line)}@{view.labels[year]}",
        label=f"{view.title(line)}: present value of its {what} in {view.labels[year]}",
        figure=Figure(float(present[year]), "money"),
        option=view.option.identifier,
        tables=tables,
        inputs=origins(view, addresses(tables)),
        adds_to=view.results_path(f"lines.{line}.{answer}"),
        further=(view.address(line),),
    )


def outcome_explanation(view: View, identifier: str, year: int | None) -> Explanation:
    """A benefit with several values: each of them, and what they come to together."""
    lines = [line for line in view.lines if line.partition("/")[0] == identifier]
    if year is None:
        parts = [line_explanation(view, line) for line in lines]
    else:
        parts = [line_in_year(view, line, year) for line in lines]
    whole = sum(part.figure.number for part in parts)
    rows = [Row("+", p.label, (p.figure,), target=p.target) for p in parts]
    rows.append(Row("=", "public value", money(whole)))
    benefit = view.project.benefits[identifier]
    at = "" if year is None else f"@{view.labels[year]}"
    during = "" if year is None else f" in {view.labels[year]}"
    return Explanation(
        target=f"benefits.{identifier}{at}",
        label=f"{titled(benefit.title, identifier)}: present value of its public "
        f"value{during}",
        figure=Figure(whole, "money"),
        option=view.option.identifier,
        tables=(Table("Its values", "sum", tuple(rows), ("present value",)),),
        inputs=tuple(dict.fromkeys(o for part in parts for o in part.inputs)),
        parts=tuple(replace(part, inputs=(), further=()) for part in parts),
    )


def whole_by_year(view: View, line: str) -> tuple[Array, Array]:
    """The public value, cost or payment of a line by year, and as present value."""
    flow = view.lines[line]
    within = flow.stream.discount[: view.years]
    if isinstance(flow, BenefitFlow):
        amount = within * 0.0
        for name, part in flow.parts.items():
            own = part[0, : view.years]
            amount = amount - own if name == "transfer" else amount + own
    else:
        amount = flow.amount[0]
    return amount, amount * within


def _by_year(view: View, line: str, figure: float) -> Table:
    """Every year of a line; its present values add up to the answer."""
    flow = view.lines[line]
    amount, present = whole_by_year(view, line)
    columns: list[tuple[str, Form, Array]] = []
    if isinstance(flow, BenefitFlow):
        if not flow.stream.in_pounds:
            columns.append(("units", "number", flow.volume[0]))
        if len(flow.parts) > 1:
            columns += [
                (name_of(part), "money", values[0])
                for part, values in flow.parts.items()
            ]
    elif isinstance(flow, CostFlow) and flow.stream.occurs is None:
        columns.append(("before optimism bias", "money", flow.before_bias[0]))
    columns += [
        (_ANSWERS[type(view.option.lines[line])][1], "money", amount),
        ("discount factor", "factor", flow.stream.discount),
    ]
    names = tuple(name for name, _, _ in columns)
    rows = [
        Row(
            "+",
            label,
            (
                *(Figure(float(values[year]), form) for _, form, values in columns),
                Figure(float(present[year]), "money"),
            ),
            target=f"{view.address(line)}@{label}",
        )
        for year, label in enumerate(view.labels)
    ]
    sums = (
        float(total(values[: view.years])) if form == "money" else None
        for _, form, values in columns
    )
    rows.append(Row("=", "all years", money(*sums, figure)))
    return Table("By year", "sum", tuple(rows), (*names, "present value"))
