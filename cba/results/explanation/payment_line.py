"""A payment in one year: as given, or by what a line costs, saves or brings."""

from __future__ import annotations

import numpy as np

from cba.calculation.factors import Array
from cba.calculation.flows import PaymentFlow, followed_in
from cba.calculation.payments import weights_of
from cba.calculation.streams import Source
from cba.calculation.unit_values import escalate
from cba.results.explanation.cohorts import beginning, factor_row
from cba.results.explanation.figures import Row, Table, money, several
from cba.results.explanation.prices import discount_row, price_rows
from cba.results.explanation.sharing import sharing_table
from cba.results.explanation.view import View

_VERBS = {"cost": "costs", "fiscal": "saves", "cashable": "saves in cash"}


def payment_tables(
    view: View, line: str, flow: PaymentFlow, year: int
) -> tuple[Table, ...]:
    """A payment in a year: it bears no optimism bias and nets to nought."""
    source = flow.stream.source
    if source is None:
        rows = beginning([factor_row(flow.stream.amount, (year,))])
        rows += price_rows(view, line, year)
        before: tuple[Table, ...] = ()
    elif source.what == "volume":
        rows, before = _for_results(view, line, flow, source, year)
    else:
        rows = [
            *_followed(view, flow, source, year),
            factor_row(flow.stream.amount, (year,)),
        ]
        before = ()
    paid, label = float(flow.amount[0, year]), view.labels[year]
    within = float(flow.stream.discount[year])
    rows = [
        *rows,
        Row("=", f"the payment in {label}", money(paid)),
        discount_row(view, line, year),
        Row("=", "present value", money(paid * within)),
    ]
    chain = Table(f"The payment in {label}", "chain", tuple(rows), (label,))
    return *before, chain, sharing_table(view, line, year)


def _followed(view: View, flow: PaymentFlow, source: Source, year: int) -> list[Row]:
    """What the lines cost or save in a year, of which a share is paid."""
    label = view.labels[year]
    rows: list[Row] = []
    whose = "" if source.agency is None else f" {view.agency(source.agency)}"
    for each in source.lines:
        amount = _at(followed_in(source, view.lines[each], view.years), year)
        address = view.address(each)
        rows.append(
            Row(
                "+" if rows else "",
                f"what {view.title(each)} {_VERBS[source.what]}{whose} in {label}",
                money(amount),
                (f"{view.address(flow.stream.identifier)}.share_of",),
                target=f"{address}@{label}",
            )
        )
    return rows


def _for_results(
    view: View, line: str, flow: PaymentFlow, source: Source, year: int
) -> tuple[list[Row], tuple[Table, ...]]:
    """What is due in a year for the results of some years, up to the cap."""
    weights = np.ones((1, 1, 1))
    if source.after is not None:
        weights = weights_of(source.after.values({}), view.years)
    reaching = [
        begun
        for begun in range(year + 1)
        if year - begun < weights.shape[2] and weights[0, 0, year - begun] > 0.0
    ]
    due = 0.0
    tables: list[Table] = []
    if reaching:
        shares = [float(weights[0, 0, year - begun]) for begun in reaching]
        amounts = np.zeros(view.years) if flow.due is None else flow.due[0]
        now = [
            float(amounts[begun]) * share
            for begun, share in zip(reaching, shares, strict=True)
        ]
        for amount in now:
            due += amount
        tables.append(_results(view, line, flow, source, (reaching, shares, now)))
    rows = [Row("", f"due in {view.labels[year]} for results", money(due))]
    if source.cap is not None:
        before = 0.0
        for paid in flow.amount[0, :year].tolist():
            before += paid
        tables.append(_cap(view, line, flow, source, (year, before)))
        above = due - float(flow.amount[0, year])
        rows.append(Row("-", "above what the cap leaves", money(above)))
    return rows, tuple(tables)


def _results(
    view: View,
    line: str,
    flow: PaymentFlow,
    source: Source,
    paid: tuple[list[int], list[float], list[float]],
) -> Table:
    """The results of each year that is paid for: units × tariff."""
    reaching, shares, now = paid
    followed = np.zeros((1, view.years)) if flow.followed is None else flow.followed
    units = [_at(followed, begun) for begun in reaching]
    title = view.title(source.lines[0])
    rows = [
        Row(
            "",
            f"units of {title}, after optimism bias",
            several("number", units),
            (f"{view.address(line)}.per",),
            target=f"{view.address(source.lines[0])}@{view.labels[reaching[-1]]}",
        ),
        factor_row(flow.stream.amount, reaching),
        *_prices(view, line, flow, reaching),
    ]
    if source.after is not None:
        rows.append(
            Row(
                "×",
                "the part that is paid now",
                several("share", shares),
                (source.after.address,),
                _later(float(source.after.central[0])),
            )
        )
    rows.append(Row("=", "due for the results of the year", money(*now)))
    columns = tuple(view.labels[begun] for begun in reaching)
    return Table("The results that are paid for", "chain", tuple(rows), columns)


def _prices(view: View, line: str, flow: PaymentFlow, reaching: list[int]) -> list[Row]:
    """From the prices of the tariff to the appraisal's, for each year of results."""
    escalation = flow.stream.escalation
    if escalation.growth is None:
        return price_rows(view, line, reaching[0], len(reaching))
    factors = escalate(escalation, view.years)[0]
    moved = price_rows(view, line, reaching[0])
    given = tuple(dict.fromkeys(each for row in moved for each in row.inputs))
    values = several("factor", [float(factors[begun]) for begun in reaching])
    return [Row("×", "prices and real growth up to the year", values, given)]


def _cap(
    view: View,
    line: str,
    flow: PaymentFlow,
    source: Source,
    paid: tuple[int, float],
) -> Table:
    """What the cap leaves in a year, after what was paid before."""
    year, before = paid
    rebase = flow.stream.escalation.rebase
    rows = [] if source.cap is None else beginning([factor_row(source.cap, (year,))])
    if rebase != 1.0:
        moved = price_rows(view, line, year)[0]
        rows.append(moved)
    cap = 0.0 if source.cap is None else float(source.cap.central[0]) * rebase
    label = view.labels[year]
    rows += [
        Row("-", f"paid before {label}", money(before)),
        Row("=", f"left for {label}", money(cap - before)),
    ]
    return Table("What the cap leaves", "chain", tuple(rows), (label,))


def _at(amounts: Array, year: int) -> float:
    return float(amounts[0, year])


def _later(years: float) -> str:
    return f"{years:.6g} {'year' if years == 1.0 else 'years'} after the results"
