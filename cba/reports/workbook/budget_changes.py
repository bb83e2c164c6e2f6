"""The revenue budget as a medium-term plan has it: what changes from year to year.

One row for each line that moves revenue, none between them, each of the same form.
A saving or a cost that recurs stays in the base, so that only its first year shows;
what is one-off is taken out again in the year after.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cba.reports.workbook.budget_beside import HEADS, REVENUE, Beside
from cba.reports.workbook.budget_lines import Line, Rows
from cba.reports.workbook.budget_rows import CoveredRows
from cba.reports.workbook.cells import FIRST_YEAR, KEY, UNIT, VALUE, Span
from cba.results.sums import Years

TITLE = "For a medium-term plan: revenue, change from the year before"
_HEADS = ("Body", "Account", "Recurrent or one-off")
_HEIGHT = 28


def write_changes(
    rows: CoveredRows,
    bodies: Sequence[tuple[str, Rows, Years]],
    beside: Beside,
    labels: Sequence[str],
) -> None:
    """Write the changes of the lines of bodies, each with its name and revenue cash."""
    sheet, on = rows.sheet, rows.on
    sheet.heading((TITLE, *_HEADS, *labels, HEADS[0]), right=FIRST_YEAR)
    sheet.text(sheet.next - 1, FIRST_YEAR + rows.years, HEADS[0], "head_beside")
    sheet.worksheet.set_row(sheet.next - 1, _HEIGHT)
    spans: list[tuple[str, Span, Years]] = []
    for name, body, revenue in bodies:
        first = sheet.next
        for line in body.lines.values():
            if line.said.budget == REVENUE:
                _line(rows, name, line, beside)
        if sheet.next > first:
            spans.append((name, Span(on, first, sheet.next - 1), _changes(revenue)))
    for name, span, changes in spans:
        ref = rows.write(
            (f"Change in net revenue: {name}", "", ""),
            partial(_sum, span, on),
            changes,
            "money_sum",
            summed=False,
            folds=False,
        )
        sheet.text(ref.row, KEY, name, "key")


def _sum(span: Span, on: str, year: int) -> str:
    return f"SUM({span.at(year, on)})"


def _changes(amounts: Years) -> Years:
    return tuple(b - a for a, b in zip((0.0, *amounts), amounts, strict=False))


def _line(rows: CoveredRows, name: str, line: Line, beside: Beside) -> None:
    sheet, on, ref = rows.sheet, rows.on, line.ref
    row, before = sheet.labels(line.title), ""
    sheet.text(row, KEY, name, "key")
    sheet.text(row, UNIT, line.at.account, "key")
    sheet.formula(row, VALUE, beside.cell(ref, recurs=True), line.said.recurs, "beside")
    for n, change in zip(rows.covered, _changes(line.figures), strict=True):
        cell = ref.at(n, on)
        sheet.formula(row, FIRST_YEAR + n, f"{cell}{before}", change, "money")
        before = f"-{cell}"
    sheet.text(row, FIRST_YEAR + rows.years, line.said.code, "beside")
    if not any(line.figures):
        sheet.fold(row)
