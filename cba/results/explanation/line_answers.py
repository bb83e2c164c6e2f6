"""The answers of one line: a present value of a part of it, its bias, its words."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cba.calculation.factors import Array
from cba.calculation.flows import BenefitFlow, CostFlow, LineFlow, PaymentFlow
from cba.results.explanation.bias import bias_table
from cba.results.explanation.figures import (
    Explanation,
    Figure,
    Row,
    Table,
    addresses,
    money,
)
from cba.results.explanation.inputs import input_explanation
from cba.results.explanation.line import line_explanation, whole_by_year
from cba.results.explanation.origins import SETTINGS, origins
from cba.results.explanation.view import View
from cba.results.explanation.weights import weight_explanation

_PARTS = {
    "pv_fiscal": "fiscal",
    "pv_economic": "economic",
    "pv_social": "social",
    "pv_transfer_part": "transfer",
}
_WHOLE = {"pv_public_value", "pv_cost", "pv"}


def line_answer(view: View, line: str, name: str) -> Explanation | None:
    """An answer of a line by its name in the results; None where it is only a word."""
    flow = view.lines[line]
    if name in _WHOLE:
        return line_explanation(view, line)
    if name in _ALONE:
        return _ALONE[name](view, line)
    if name == "pv_cut_off":
        return _cut_off(view, line, flow)
    if name.startswith("pv_"):
        return _part(view, line, name, _by_year(view, line, flow, name))
    return None


def _by_year(view: View, line: str, flow: LineFlow, name: str) -> Array:
    """A part of a line by year, undiscounted."""
    years = view.years
    nothing = np.zeros(years)
    if name == "pv_before_optimism_bias" and isinstance(flow, CostFlow):
        return np.array(flow.before_bias[0])
    if not isinstance(flow, BenefitFlow):
        return whole_by_year(view, line)[0]
    if name == "pv_before_optimism_bias":
        return _public_value(flow.parts_before_bias.items(), years)
    if name == "pv_weighted":
        by_year = np.array(whole_by_year(view, line)[0])
        for entry in view.entries[line]:
            if entry.account == "weighting":
                by_year = by_year + entry.amounts[0]
        return by_year
    if name == "pv_cashable":
        for _, cash in flow.cashable:
            nothing = nothing + cash[0]
        return nothing
    part = flow.parts.get(_PARTS[name])
    return nothing if part is None else np.array(part[0, :years])


def _public_value(parts: Iterable[tuple[str, Array]], years: int) -> Array:
    value = np.zeros(years)
    for name, part in parts:
        own = part[0, :years]
        value = value - own if name == "transfer" else value + own
    return value


def _part(view: View, line: str, name: str, by_year: Array) -> Explanation:
    words = name.removeprefix("pv_").replace("_", " ")
    figure: float = getattr(view.option.lines[line], name)
    discount = view.lines[line].stream.discount
    table = _discounted(view.labels, words, by_year, discount, figure)
    return Explanation(
        target=f"lines.{line}.{name}",
        label=f"{view.title(line)}: present value, {words}",
        figure=Figure(figure, "money"),
        option=view.option.identifier,
        tables=(table,),
        inputs=origins(view, SETTINGS),
        meets=view.results_path(f"lines.{line}.{name}"),
        further=(view.address(line),),
    )


def _cut_off(view: View, line: str, flow: LineFlow) -> Explanation | None:
    """What the last year of the appraisal leaves out of a benefit or a payment."""
    figure: float | None = getattr(view.option.lines[line], "pv_cut_off", None)
    if figure is None:
        return None
    by_year, discount = np.zeros(0), np.zeros(0)
    words, notes = "public value", ("the values of a unit are those of the last year",)
    if isinstance(flow, BenefitFlow):
        parts = ((name, part[:, view.years :]) for name, part in flow.parts.items())
        by_year = _public_value(parts, flow.stream.beyond)
        discount = flow.stream.discount[view.years :]
    elif isinstance(flow, PaymentFlow) and flow.stream.source is not None:
        words, notes = "payment", ("it is for results of the years of the appraisal",)
        discount = flow.stream.source.late
        by_year = discount * 0.0 if flow.cut_off is None else flow.cut_off[0]
    last = view.streams.horizon.last
    labels = tuple(str(last.plus(n + 1)) for n in range(len(by_year)))
    return Explanation(
        target=f"lines.{line}.pv_cut_off",
        label=f"{view.title(line)}: present value of what comes after {last}",
        figure=Figure(figure, "money"),
        option=view.option.identifier,
        tables=(_discounted(labels, words, by_year, discount, figure),),
        inputs=origins(view, ("appraisal.years", *SETTINGS)),
        notes=notes,
        meets=view.results_path(f"lines.{line}.pv_cut_off"),
        further=(view.address(line),),
    )


def _discounted(
    labels: Iterable[str], words: str, by_year: Array, discount: Array, figure: float
) -> Table:
    """A flow by year × its discount factors; the present values add up to a figure."""
    rows = [
        Row(
            "+",
            label,
            (
                Figure(float(by_year[year]), "money"),
                Figure(float(discount[year]), "factor"),
                Figure(float(by_year[year] * discount[year]), "money"),
            ),
        )
        for year, label in enumerate(labels)
    ]
    rows.append(Row("=", "together", money(None, None, figure)))
    columns = (words, "discount factor", "present value")
    return Table("By year", "sum", tuple(rows), columns)


def _bias(view: View, line: str) -> Explanation:
    figure: float = getattr(view.option.lines[line], "optimism_bias", 0.0)
    table = bias_table(view, line)
    return Explanation(
        target=f"lines.{line}.optimism_bias",
        label=f"{view.title(line)}: correction for optimism",
        figure=Figure(figure, "share"),
        option=view.option.identifier,
        tables=(table,),
        inputs=origins(view, addresses((table,))),
        meets=view.results_path(f"lines.{line}.optimism_bias"),
        further=(view.address(line),),
    )


def _chance(view: View, line: str) -> Explanation:
    return input_explanation(view, f"{view.address(line)}.chance", None)


#: Answers that are no money.
_ALONE = {
    "optimism_bias": _bias,
    "income_weight": weight_explanation,
    "chance": _chance,
}
