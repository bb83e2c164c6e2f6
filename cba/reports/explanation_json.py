"""An explanation for programs: the same tree, with the places of its inputs."""

from __future__ import annotations

from cba.reports.explanation_places import Places
from cba.results.explanation.figures import Explanation, Figure, Origin, Row, Table
from cba.results.explanation.problem_page import ProblemPage
from cba.results.json_document import Json
from cba.results.numbers import figure as rounded
from cba.results.numbers import money as pounds

SCHEMA = "cba/explanation/1"


def explanation_json(explanation: Explanation, places: Places) -> Json:
    """The content of the document: figure, tables, inputs and parts."""
    return {
        "target": explanation.target,
        "option": explanation.option,
        "label": explanation.label,
        **_figure(explanation.figure),
        "formula": explanation.formula or None,
        "tables": [_table(table) for table in explanation.tables],
        "inputs": [_input(each, places) for each in explanation.inputs],
        "notes": list(explanation.notes),
        "parts": [explanation_json(part, places) for part in explanation.parts],
        "meets": explanation.meets or None,
        "adds_to": explanation.adds_to or None,
        "further": list(explanation.further),
    }


def problem_page_json(page: ProblemPage) -> Json:
    """The content of the document for a problem code."""
    return {
        "target": page.code,
        "label": page.title,
        "severity": page.severity,
        "why": page.why,
        "fix": page.fix,
    }


def _figure(figure: Figure) -> Json:
    return {"value": _value(figure), "form": figure.form}


def _value(figure: Figure) -> float | str | None:
    value = figure.value
    if value is None or isinstance(value, str):
        return value
    return pounds(value) if figure.form == "money" else rounded(value)


def _table(table: Table) -> Json:
    return {
        "title": table.title,
        "kind": table.kind,
        "columns": list(table.columns),
        "rows": [_row(row) for row in table.rows],
    }


def _row(row: Row) -> Json:
    return {
        "sign": row.sign,
        "label": row.label,
        "figures": [_figure(figure) for figure in row.figures],
        "inputs": list(row.inputs),
        "note": row.note or None,
        "target": row.target or None,
    }


def _input(origin: Origin, places: Places) -> Json:
    place = places.of(origin.address)
    spread = origin.range
    return {
        "address": origin.address,
        **_figure(origin.figure),
        "written": origin.written,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "source": origin.source,
        "status": origin.status,
        "notes": origin.notes,
        "replaces": None
        if origin.replaces is None
        else {
            "unit_cost": origin.replaces.unit_cost,
            "value": origin.replaces.value,
            "price_year": origin.replaces.price_year,
        },
        "range": None
        if spread is None
        else {
            "low": spread.low,
            "high": spread.high,
            "relative": spread.relative,
            "shape": spread.shape,
        },
    }
