"""An appraisal as a notebook shows it: its headline and its agencies, in little."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from cba.reports.content import Cell, KeyFigure, Row, Table
from cba.reports.key_figures import key_figures
from cba.reports.view import view_of
from cba.reports.who_pays import agency_table
from cba.reports.winners import winners_and_losers
from cba.results.appraisal import Appraisal

_ALIGN = {"figure": "right", "text": "left", "heading": "left"}
_CELL = "padding: .15em .6em; white-space: nowrap;"
_BORDER = {"total": "border-top: 1px solid; font-weight: 600;"}


def to_html(appraisal: Appraisal) -> str:
    """A fragment of HTML with its styles inline: title, key figures, agency table.

    It takes its colours from the page that it stands in, and needs neither
    templates nor pandas.
    """
    view = view_of(appraisal)
    title = escape(view.project.project.title)
    option = f": {escape(view.option.title)}" if len(appraisal.options) > 1 else ""
    figures = "; ".join(_figure(each) for each in key_figures(view).items)
    parts = [f'<p style="margin: 0 0 .3em"><strong>{title}</strong>{option}</p>']
    parts.append(f'<p style="margin: 0 0 .6em">{figures}.</p>')
    if view.public:
        parts.append(_table(agency_table(view)))
    parts += [
        f'<p style="margin: .4em 0 0">{escape(words)}</p>'
        for words in winners_and_losers(view)
    ]
    return f'<div style="max-width: 60em">{"".join(parts)}</div>'


def _figure(each: KeyFigure) -> str:
    return f"{escape(each.label)} <strong>{escape(each.figure)}</strong>"


def _table(table: Table) -> str:
    heads = "".join(
        f'<th scope="col" style="text-align: {_ALIGN[column.kind]}; '
        f'border-bottom: 1px solid; padding: .2em .6em">{escape(column.heading)}</th>'
        for column in table.columns
    )
    rows = "".join(_row(row, table) for row in table.rows)
    caption = f"{escape(table.caption)}, {escape(table.unit)}"
    return (
        '<table style="border-collapse: collapse">'
        f'<caption style="caption-side: top; text-align: left">{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(row: Row, table: Table) -> str:
    style = _BORDER.get(row.role, "")
    cells = zip(row.cells, (column.kind for column in table.columns), strict=True)
    return f"<tr>{''.join(_cells(cells, style))}</tr>"


def _cells(cells: Iterable[tuple[Cell, str]], style: str) -> Iterable[str]:
    for cell, kind in cells:
        tag, scope = ("th", ' scope="row"') if kind == "heading" else ("td", "")
        weight = "" if "weight" in style else "font-weight: 400;"
        styles = f"{_CELL} text-align: {_ALIGN[kind]}; {weight} {style}".strip()
        yield f'<{tag}{scope} style="{styles}">{escape(cell.text)}</{tag}>'
