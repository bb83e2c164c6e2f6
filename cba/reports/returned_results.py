"""The results that came back in a workbook against those of the project, as text."""

from __future__ import annotations

from collections.abc import Sequence

from cba.loading.project_loader import Loaded
from cba.loading.returned_results import Difference
from cba.loading.returned_workbook import Returned, read_book
from cba.loading.suggest import clipped
from cba.reports.diagnostics import printable
from cba.reports.formatting import NO_FIGURE, exact
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.results.appraisal import Appraisal

_LONGEST = 60
WORDS = {
    "public_value.npv": "NPSV",
    "financial.npv": "Net position of public bodies",
}


def as_written(appraisal: Appraisal, loaded: Loaded, name: str) -> Returned:
    """The workbook that a project gives, read as one that came back unchanged."""
    from cba.reports.workbook import write_workbook

    return read_book(write_workbook(appraisal, loaded, name), name)


def differences_text(
    found: Sequence[Difference], currency: str, expected: str | None
) -> list[Line]:
    """The headlines that differ, and what that means.

    ``expected`` says why they may; without it, something else was changed.
    """
    rows = []
    for each in found:
        label = f"{clipped(each.title, _LONGEST)}: {WORDS[each.path]}"
        there, here = each.workbook, each.project
        gap = NO_FIGURE if there is None else exact(there - here, currency)
        shown = NO_FIGURE if there is None else exact(there, currency)
        rows.append(Row(printable(label), (shown, exact(here, currency), gap)))
    heads = ("in the workbook", "in the project", "difference")
    table = text_table("Results that differ", heads, rows)
    if expected:
        said = Line(f"That is to be expected: {expected}.", hang=HANG)
        return [*table, Line(""), said]
    return [
        *table,
        Line(""),
        Line(
            "Every changed input is accounted for, so something else was changed in"
            " the workbook.",
            hang=HANG,
        ),
        Line(
            "  hint: compare its other sheets with those of a new workbook: a formula,"
            " a rate on `Reference`",
            "note",
            2 * HANG,
        ),
    ]
