"""The inputs of an explanation with their values, places, sources and status."""

from __future__ import annotations

from collections.abc import Sequence

from cba.models.inputs import Range
from cba.reports.explanation_places import Places
from cba.reports.formatting import signed_share
from cba.reports.library_words import instead_words
from cba.reports.precise import figure_text
from cba.reports.text_table import Line, width
from cba.reports.texts import tidy
from cba.results.explanation.figures import Figure, Origin

_GAP = "  "


def inputs_lines(inputs: Sequence[Origin], places: Places, currency: str) -> list[Line]:
    """A line an input: address, value, place, and what it rests on."""
    if not inputs:
        return []
    rows = [
        (
            each.address,
            "" if each.figure.value is None else figure_text(each.figure, currency),
            places.words((each.address,)) or _where(each),
            "; ".join(_evidence(each, currency)),
        )
        for each in inputs
    ]
    widths = [max(width(row[n]) for row in rows) for n in range(3)]
    lines = [Line(""), Line("Inputs", "head")]
    for row in rows:
        cells = (
            cell + " " * (size - width(cell))
            for cell, size in zip(row[:3], widths, strict=True)
        )
        lines.append(Line(f"{_GAP}{_GAP.join((*cells, row[3]))}".rstrip()))
    return lines


def _where(origin: Origin) -> str:
    return "default" if not origin.written else ""


def _evidence(origin: Origin, currency: str) -> list[str]:
    """The range, the source and the status of an input, and what to know of it."""
    said = []
    if origin.range is not None:
        said.append(_range(origin.range, origin.figure, currency))
    if origin.source:
        said.append(tidy(origin.source))
    elif origin.evidence:
        said.append("no source given")
    if origin.status:
        said.append(origin.status)
    if origin.notes:
        said.append(tidy(origin.notes))
    if origin.replaces is not None:
        has = origin.replaces
        said.append(instead_words(has.unit_cost, has.value, has.price_year, currency))
    return said


def _range(spread: Range, figure: Figure, currency: str) -> str:
    if spread.relative:
        words = f"{signed_share(spread.low)} to {signed_share(spread.high)}"
    else:
        low, high = (
            figure_text(Figure(end, figure.form), currency)
            for end in (spread.low, spread.high)
        )
        words = f"{low} to {high}"
    return words if spread.shape == "pert" else f"{words}, {spread.shape}"
