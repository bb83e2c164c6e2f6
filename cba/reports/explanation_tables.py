"""The tables of an explanation as text: what is done to which figure."""

from __future__ import annotations

from collections.abc import Sequence

from cba.reports.explanation_places import Places
from cba.reports.formatting import MINUS
from cba.reports.precise import figure_text, has_pence
from cba.reports.text_table import RULE, Line, Role, width
from cba.reports.texts import tidy
from cba.results.explanation.figures import Row, Table

_GAP = "  "
_SIGNS = {"-": MINUS}


def table_lines(table: Table, places: Places, currency: str) -> list[Line]:
    """A table with figures to the right, and after them places and notes."""
    cells = _cells(table, currency)
    labels = [_label(table, row) for row in table.rows]
    first = max((width(label) for label in labels), default=0)
    heads = [tidy(column) for column in table.columns]
    widths = [
        max([width(head), *(width(row[n]) for row in cells)])
        for n, head in enumerate(heads)
    ]
    lines = [Line(table.title, "head")]
    if any(heads):
        lines.append(Line(_line("", heads, first, widths), "head"))
    for row, label, figures in zip(table.rows, labels, cells, strict=True):
        total = row is table.rows[-1] and table.kind == "sum"
        if total:
            whole = first + sum(len(_GAP) + size for size in widths)
            lines.append(Line(RULE * whole, "rule"))
        role: Role = "total" if row.sign == "=" else "plain"
        after = _after(row, places)
        text = _line(label, figures, first, widths)
        lines.append(Line(f"{text}{_GAP}{after}" if after else text, role))
    return lines


def _label(table: Table, row: Row) -> str:
    """The label behind its sign; a sum has its lines without."""
    if table.kind != "chain":
        return tidy(row.label)
    return f"{_SIGNS.get(row.sign, row.sign) or ' '} {tidy(row.label)}"


def _line(label: str, cells: Sequence[str], first: int, widths: Sequence[int]) -> str:
    text = label + " " * (first - width(label))
    for cell, size in zip(cells, widths, strict=True):
        text += _GAP + " " * (size - width(cell)) + cell
    return text


def _after(row: Row, places: Places) -> str:
    """Where a row is from, what to know of it, and how to ask for more."""
    more = row.target
    if more.endswith(row.label):
        more = ""  # a year of what is explained: its label says how to ask for it
    of = row.inputs or ((row.target.partition("@")[0],) if more else ())
    said = (places.words(of), tidy(row.note), more)
    return _GAP.join(text for text in said if text)


def _cells(table: Table, currency: str) -> list[list[str]]:
    """The figures as text; money has pence in a whole column or in none of it."""
    digits = [
        2 if any(has_pence(row.figures[n]) for row in table.rows) else 0
        for n in range(len(table.columns))
    ]
    return [
        [
            figure_text(figure, currency, digits[n])
            if figure.value is not None or table.kind == "facts"
            else ""
            for n, figure in enumerate(row.figures)
        ]
        for row in table.rows
    ]
