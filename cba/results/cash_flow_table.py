"""Every flow of an appraisal as one table, whose rows add up to its answers.

A row is one option, line, agency, category and year. Money out is negative: costs,
payments made, and the part of a saving that is only a transfer, which those who had
it lose. The fiscal saving of an agency stands in up to two rows, what is cash and
what is not; the column `cashable` is empty in all others. So

- all rows of an option add up, as present value, to `public_value.npv`;
- the capital, revenue, fiscal and payment rows of an agency to its `npv` (with its
  in-kind rows, where the settings count them among a public body's costs);
- the fiscal rows that are cashable to its `pv_cashable`.

Rows without money are left out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from cba.calculation.factors import Array
from cba.calculation.flows import BenefitFlow, CostFlow, LineFlow, entries
from cba.calculation.ledger import Account, Entry
from cba.loading.project_loader import option_project
from cba.models.project import Project
from cba.problems import Problem
from cba.results.appraisal import Appraisal, OptionAppraisal
from cba.results.nominal import nominal_years, own_inflation, without_deflator
from cba.results.numbers import figure, money
from cba.results.whole_file import replacing

if TYPE_CHECKING:
    import pandas as pd

#: The accounts that are money out, or a loss.
_OUT: frozenset[Account] = frozenset({"costs", "in_kind"})
#: Entries that repeat, in another account, what a row shows already, or weight it.
_REPEATED: frozenset[Account] = frozenset({"cashable", "transfer", "weighting"})
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class CashFlow(NamedTuple):
    """One row: money of one agency in one year, in the prices of the appraisal.

    ``nominal`` is the same in the money of the year, by a cost's own inflation if it
    has one, and None where no deflator reaches it; ``cashable`` is None for what is no
    fiscal saving.
    """

    option: str
    line: str
    kind: Literal["cost", "benefit", "payment"]
    category: str
    agency: str
    cashable: bool | None
    year: str
    real: float
    nominal: float | None
    discount_factor: float
    present_value: float


def rows(appraisal: Appraisal) -> Iterator[CashFlow]:
    """Every row, in the order of the options, lines, categories, agencies and years."""
    general = nominal_years(appraisal.project)
    for option in appraisal.options.values():
        years = option.flows.streams.horizon.years
        project = option_project(appraisal.project, option.identifier)
        for line, flow in option.flows.lines.items():
            nominal = _nominal(project, line, general)
            for entry, cashable in _split(flow, years):
                yield from _rows(option, line, flow, (entry, cashable), nominal)


def _nominal(
    project: Project, line: str, general: tuple[float | None, ...]
) -> tuple[float | None, ...]:
    """The money of each year for £1 of a line; None in years without a price index."""
    own = own_inflation(project, project.costs.get(line))
    if own is None:
        return general
    return tuple(
        None if index is None else factor
        for factor, index in zip(own, general, strict=True)
    )


def to_frame(appraisal: Appraisal) -> pd.DataFrame:
    """The rows as a data frame; `nominal` is NaN and `cashable` NA where there is none.

    ``frame.attrs["attributions"]`` has whom to credit for the values of libraries.
    Needs pandas, which is imported only here.
    """
    import pandas as pd

    from cba.results.library_values import credits_of, library_values

    frame = pd.DataFrame(list(rows(appraisal)), columns=list(CashFlow._fields))
    money_columns = ["real", "nominal", "discount_factor", "present_value"]
    types = {"cashable": "boolean"} | dict.fromkeys(money_columns, "float64")
    table = frame.astype(types)
    values = library_values(appraisal.project)
    table.attrs["attributions"] = [credit.text for credit in credits_of(values)]
    return table


def write_csv(appraisal: Appraisal, path: Path) -> tuple[Problem, ...]:
    """Write the rows as a CSV file, whole or not at all, and say what it lacks.

    UTF-8 without a mark, lines that end in a single line feed, a point before the
    pence: spreadsheets, R and pandas read it alike, and the same appraisal gives the
    same bytes on every system. Figures are rounded as in JSON. Raises `OSError`.
    """
    lacking: dict[str, None] = {}
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(CashFlow._fields)
        for row in rows(appraisal):
            if row.nominal is None:
                lacking[row.year] = None
            writer.writerow(_cells(row))
        text.detach()
    return without_deflator(appraisal.project, tuple(lacking))


def _split(flow: LineFlow, years: int) -> Iterator[tuple[Entry, bool | None]]:
    """The entries of a line, a fiscal saving parted into what is cash and the rest."""
    all_entries = tuple(entries(flow, years))
    cash = {each.agency: each for each in all_entries if each.account == "cashable"}
    for entry in all_entries:
        if entry.account in _REPEATED:
            continue
        if entry.account != "benefits":
            yield entry, None
        elif entry.agency in cash:
            yield from _parted(entry, cash[entry.agency])
        else:
            yield entry, False


def _parted(entry: Entry, cash: Entry) -> Iterator[tuple[Entry, bool]]:
    yield cash, True
    rest = Entry(
        entry.account,
        entry.category,
        entry.agency,
        entry.amounts - cash.amounts,
        entry.present - cash.present,
    )
    yield rest, False


def _rows(
    option: OptionAppraisal,
    line: str,
    flow: LineFlow,
    part: tuple[Entry, bool | None],
    nominal: tuple[float | None, ...],
) -> Iterator[CashFlow]:
    """The rows of one entry, a year each; what rounds to nothing is left out."""
    entry, cashable = part
    sign = -1.0 if entry.account in _OUT else 1.0
    amounts: Array = entry.amounts[0] * sign
    present: Array = entry.present[0] * sign
    streams = option.flows.streams
    for year, label in enumerate(streams.horizon.labels):
        real = float(amounts[year])
        if money(real) == 0.0:
            continue
        inflation = nominal[year]
        yield CashFlow(
            option.identifier,
            line,
            _kind(flow),
            entry.category,
            streams.agencies[entry.agency],
            cashable,
            label,
            real,
            None if inflation is None else real * inflation,
            float(flow.stream.discount[year]),
            float(present[year]),
        )


def _kind(flow: LineFlow) -> Literal["cost", "benefit", "payment"]:
    if isinstance(flow, CostFlow):
        return "cost"
    return "benefit" if isinstance(flow, BenefitFlow) else "payment"


def _cells(row: CashFlow) -> list[str | float]:
    """A row as CSV has it: truths as words, nothing for what there is not."""
    return [
        *(as_text(word) for word in row[:5]),
        "" if row.cashable is None else str(row.cashable).lower(),
        as_text(row.year),
        money(row.real),
        "" if row.nominal is None else money(row.nominal),
        figure(row.discount_factor) or 0.0,
        money(row.present_value),
    ]


def as_text(cell: str) -> str:
    """A text that no spreadsheet takes for a formula; numbers are never changed.

    >>> as_text("=1+1"), as_text("key_workers")
    ("'=1+1", 'key_workers')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
