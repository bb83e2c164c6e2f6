"""How much of a saving is cash, at each agency."""

from __future__ import annotations

import numpy as np

from cba.calculation.cash import in_whole_steps
from cba.calculation.factors import CENTRAL
from cba.calculation.flows import BenefitFlow, prudent
from cba.calculation.unit_values import unit_values
from cba.results.explanation.figures import Row, Table, money, several
from cba.results.explanation.prices import discount_row
from cba.results.explanation.view import View


def cash_tables(
    view: View, line: str, flow: BenefitFlow, year: int
) -> tuple[Table, ...]:
    """The saving, in whole steps where they are asked for, × share × cashable share."""
    if not flow.cashable:
        return ()
    cash, columns = flow.stream.cash, len(flow.cashable)
    shares = dict(flow.stream.falls_to)
    falls = [shares[agency] for agency, _ in flow.cashable]
    kept = [
        float(np.broadcast_to(share.values(CENTRAL)[0], (view.years,))[year])
        for _, share in cash.shares
    ]
    rows = [
        *_saving(view, flow, year, columns),
        Row("×", "the agency's share", several("share", falls)),
        Row(
            "×",
            "of which cashable",
            several("share", kept),
            tuple(dict.fromkeys(share.address for _, share in cash.shares)),
        ),
    ]
    if cash.start:
        begun = [1.0 if year >= cash.start else 0.0] * columns
        words = f"nothing before {view.labels[cash.start]}"
        address = cash.shares[0][1].address.partition(".cashable")[0]
        given = (f"{address}.cashable.from",)
        rows.append(Row("×", words, several("number", begun), given))
    amounts = [float(amount[0, year]) for _, amount in flow.cashable]
    within = float(flow.stream.discount[year])
    rows += [
        Row("=", f"cash in {view.labels[year]}", money(*amounts)),
        discount_row(view, line, year, columns),
        Row("=", "present value", money(*(amount * within for amount in amounts))),
    ]
    names = tuple(view.agency(agency) for agency, _ in flow.cashable)
    return (Table("What of the saving is cash", "chain", tuple(rows), names),)


def _saving(view: View, flow: BenefitFlow, year: int, columns: int) -> list[Row]:
    """The fiscal saving of a year; with steps only whole multiples of units count."""
    step = flow.stream.cash.step
    if step is None:
        saving = [float(flow.parts["fiscal"][0, year])] * columns
        return [Row("", f"the saving in {view.labels[year]}", money(*saving))]
    before = flow.parts_before_bias["fiscal"][0, year : year + 1]
    bias = prudent(before, flow.stream.bias, raises=False)
    volume = flow.volume_before_bias[0, year : year + 1] * bias
    whole = float(in_whole_steps(volume, step.central)[0])
    unit = unit_values(flow.stream, view.years, view.years)["fiscal"][0, year]
    words = f"units, in whole steps of {step.central[0]:.6g}"
    of = f"of {float(volume[0]):.6g} after optimism bias"
    return [
        Row("", words, several("number", [whole] * columns), (step.address,), of),
        Row("×", "the value of a unit", several("price", [float(unit)] * columns)),
    ]
