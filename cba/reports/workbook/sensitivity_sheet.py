"""The sheet of what is uncertain, as it was when the workbook was made.

These figures come from many runs of the kernel, which no formula holds: they are
numbers that stand for themselves, and the sheet says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cba.reports.formatting import counted
from cba.reports.input_names import input_names, name_of
from cba.reports.metric_words import metric_words
from cba.reports.uncertainty import Uncertainty
from cba.reports.view import View
from cba.reports.workbook.cells import Sheet
from cba.results.metric_form import metric_form

if TYPE_CHECKING:
    from cba.analysis.sensitivity import Swing

SENSITIVITY = "Sensitivity"
_AS_SENT = (
    "As sent: worked out when this workbook was made, for the preferred option. These "
    "figures do not follow the inputs; cba sensitivity and cba simulate make them anew."
)
_INPUTS = (
    *("Input", "Line", "Address", "In the project", "Low end", "High end"),
    *("NPSV at low end", "NPSV at high end", "Swing", "Switching value", "Range"),
)
_DRAWS = ("Central", "Mean", "Deviation", "P5", "P10", "P50", "P90", "P95", "Above 0")
_WIDTHS = (44, 40, 34)
_FIRST = len(_WIDTHS)
_SWITCHING = _INPUTS.index("Switching value")
_STYLES = {"share": "share", "rate": "rate", "money": "pence", "years": "years"}


def write_sensitivity(sheet: Sheet, view: View, known: Uncertainty) -> None:
    """Write swings and switching values, draws, and chances to be paid back by year."""
    sheet.text(0, 0, SENSITIVITY, "section")
    sheet.text(1, 0, _AS_SENT, "subtitle")
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    sheet.worksheet.set_column(_FIRST, _FIRST + 60, 15)
    # What is no figure needs more room.
    sheet.worksheet.set_column(_SWITCHING, _SWITCHING, 30)
    sheet.worksheet.set_column(_SWITCHING + 1, _SWITCHING + 1, 44)
    sheet.next = 2
    _swings(sheet, view, known)
    _draws(sheet, view, known)
    _whole(sheet, view, known)
    sheet.worksheet.freeze_panes(2, 1)


def _swings(sheet: Sheet, view: View, known: Uncertainty) -> None:
    sheet.group("One input at a time, over its range", len(_INPUTS))
    sheet.heading(_INPUTS, skip=0, right=_FIRST)
    names = input_names(view)
    for each in known.sensitivity.swings:
        row, name = sheet.next, name_of(names, each.address)
        for column, text in enumerate((name.what, name.line, each.address)):
            sheet.text(row, column, text, "key" if column else "label")
        for column, (value, style) in enumerate(_figures(each), start=_FIRST):
            if isinstance(value, str):
                sheet.text(row, column, value, "text_right_fixed")
            elif value is not None:
                sheet.number(row, column, value, f"{style}_fixed")
        sheet.next = row + 1


def _figures(swing: Swing) -> Iterator[tuple[float | str | None, str]]:
    """The figures of an input in its own unit; of one by year, changes."""
    style = "share" if swing.is_series else _STYLES.get(swing.form, "quantity")
    less = 1.0 if swing.is_series else 0.0
    yield ("by year" if swing.is_series else swing.central), style
    yield swing.low - less, style
    yield swing.high - less, style
    yield swing.at_low, "money"
    yield swing.at_high, "money"
    yield swing.swing, "money"
    found = swing.switching
    yield (swing.reason if found is None else found.value - less), style
    yield swing.assumed or "of the project", "text"


def _draws(sheet: Sheet, view: View, known: Uncertainty) -> None:
    found = known.simulation
    draws = counted(found.draws, "draw")
    sheet.group(f"All at once: {draws}, seed {found.seed}", len(_INPUTS) + 1)
    sheet.heading(("Result", "", "Path", *_DRAWS), skip=0, right=_FIRST)
    for path, each in found.metrics.items():
        row = sheet.next
        sheet.text(row, 0, metric_words(path, view).label, "label")
        sheet.text(row, 2, path, "key")
        figures = (found.central[path], each.mean, each.sd, *each[3:8])
        style = f"{metric_form(path)}_fixed"
        _numbers(sheet, row, figures, style)
        last = _FIRST + len(figures)
        sheet.number(row, last, each.chance_above_zero, "share_fixed")
        sheet.next = row + 1


def _whole(sheet: Sheet, view: View, known: Uncertainty) -> None:
    """The chance to be paid back by the end of each year, and the same in cash."""
    found, labels = known.simulation, view.labels
    title = "Chance to be paid back by the end of each year, not discounted"
    sheet.group(title, _FIRST + len(labels))
    sheet.heading(("Who", "", "Key", *labels), skip=0, right=_FIRST)
    bodies = {
        key: view.names[key] for key, x in view.option.agencies.items() if x.public
    }
    whose = {"public_value": "Society", "financial": "Public bodies", **bodies}
    for key, who in whose.items():
        chances, cash = found.payback.get(key), found.payback_cashable.get(key)
        for name, values in ((who, chances), (f"{who}, in cash", cash)):
            if values is not None:
                row = sheet.next
                sheet.text(row, 0, name, "label")
                sheet.text(row, 2, key, "key")
                _numbers(sheet, row, values, "share_fixed")
                sheet.next = row + 1


def _numbers(sheet: Sheet, row: int, values: Sequence[float], style: str) -> None:
    for column, value in enumerate(values, start=_FIRST):
        if not math.isnan(value):
            sheet.number(row, column, value, style)
