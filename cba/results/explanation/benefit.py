"""A benefit in one year: from people to units, to money, to agencies."""

from __future__ import annotations

from cba.calculation.flows import BenefitFlow
from cba.calculation.unit_values import unit_values
from cba.models.value import Value
from cba.results.explanation.addresses import standing_at
from cba.results.explanation.bias import bias_row, bias_table
from cba.results.explanation.cash import cash_tables
from cba.results.explanation.cohorts import cohort_tables
from cba.results.explanation.figures import Row, Sign, Table, money, several
from cba.results.explanation.prices import discount_row, part_rows, price_rows
from cba.results.explanation.sharing import sharing_table
from cba.results.explanation.view import View
from cba.results.lines import public_value_of

_TRANSFER = "the part that is only a transfer"


def benefit_tables(
    view: View, line: str, flow: BenefitFlow, year: int
) -> tuple[Table, ...]:
    """The gross-to-net chain of a benefit, with the figures of one year."""
    return (
        *cohort_tables(view, line, flow, year),
        bias_table(view, line),
        *(() if flow.stream.in_pounds else (_unit(view, line, flow, year),)),
        _worth(view, line, flow, year),
        _public_value(view, flow, year),
        sharing_table(view, line, year),
        *cash_tables(view, line, flow, year),
    )


def public_value(flow: BenefitFlow, year: int) -> tuple[float, float]:
    """The public value of a benefit in a year, and its present value."""
    within = float(flow.stream.discount[year])
    parts = {name: float(part[0, year]) for name, part in flow.parts.items()}
    present = {name: amount * within for name, amount in parts.items()}
    return public_value_of(parts), public_value_of(present)


def name_of(part: str) -> str:
    """A part of a value as a column is headed."""
    return "transfer part" if part == "transfer" else part


def _names(flow: BenefitFlow) -> tuple[str, ...]:
    return tuple(name_of(part) for part in flow.parts)


def _unit(view: View, line: str, flow: BenefitFlow, year: int) -> Table:
    """What one unit is worth in a year, in the appraisal's prices."""
    factors = flow.stream.worth.values()
    by_year = [each.values({})[0].tolist() for each in factors]
    written = [values[min(year, len(values) - 1)] for values in by_year]
    units = unit_values(flow.stream, view.years, view.years)
    prices_of = view.project.appraisal.prices_of
    rows = (
        Row(
            "",
            "as written",
            several("price", written),
            tuple(each.address for each in factors),
            _per(view, line),
        ),
        *part_rows(view, line, year),
        Row(
            "=",
            f"in {prices_of} prices",
            several("price", [float(unit[0, year]) for unit in units.values()]),
        ),
    )
    return Table(f"A unit in {view.labels[year]}", "chain", rows, _names(flow))


def _per(view: View, line: str) -> str:
    """The unit, in the words of the line."""
    address = view.address(line)
    below = "" if ".values." in address else ".value"
    found = standing_at(view.project, f"{address}{below}")
    return f"a {found.per}" if isinstance(found, Value) and found.per else ""


def _worth(view: View, line: str, flow: BenefitFlow, year: int) -> Table:
    """Volume × value × bias × discount factor, for each part of the value."""
    columns = len(flow.parts)
    volume = [float(flow.volume_before_bias[0, year])] * columns
    within = float(flow.stream.discount[year])
    parts = [float(part[0, year]) for part in flow.parts.values()]
    before = [float(part[0, year]) for part in flow.parts_before_bias.values()]
    if flow.stream.in_pounds:
        rows = [
            Row("", "before optimism bias", money(*volume)),
            *price_rows(view, line, year, columns),
        ]
    else:
        units = unit_values(flow.stream, view.years, view.years)
        worth = [float(each[0, year]) for each in units.values()]
        rows = [
            Row("", "units before optimism bias", several("number", volume)),
            Row("×", "the value of a unit", several("price", worth)),
        ]
    rows += [
        bias_row(view, line, before),
        Row("=", f"in {view.labels[year]}", money(*parts)),
        discount_row(view, line, year, columns),
        Row("=", "present value", money(*(part * within for part in parts))),
    ]
    title = f"What it is worth in {view.labels[year]}"
    return Table(title, "chain", tuple(rows), _names(flow))


def _public_value(view: View, flow: BenefitFlow, year: int) -> Table:
    """The parts as public value: the transfer part is a loss to those who lose it."""
    within = float(flow.stream.discount[year])
    rows = []
    for name, part in flow.parts.items():
        amount = float(part[0, year])
        sign: Sign = "-" if name == "transfer" else "+"
        label = _TRANSFER if name == "transfer" else name
        rows.append(Row(sign, label, money(amount, amount * within)))
    rows.append(Row("=", "public value", money(*public_value(flow, year))))
    columns = (f"in {view.labels[year]}", "present value")
    return Table("Public value", "chain", tuple(rows), columns)
