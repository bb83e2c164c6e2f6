"""The results that came back in a workbook against those of the project, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.loading.project_loader import Loaded
from cba.loading.returned_results import Difference, OptionResults, unmatched
from cba.loading.returned_workbook import Returned, read_book
from cba.loading.suggest import clipped
from cba.reports.diagnostics import printable
from cba.reports.formatting import NO_FIGURE, exact, listed
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


def not_compared(
    returned: Sequence[OptionResults],
    project: Sequence[OptionResults],
    pasted: Sequence[str],
) -> Iterator[str]:
    """Why results of the workbook could not be compared, or do not follow its inputs.

    ``pasted`` are the titles of options whose headlines are no formulas any more.
    """
    if pasted:
        yield (
            f"the results of {_titles(pasted)} are no longer formulas on the sheet"
            " `Results`: they do not follow the inputs"
        )
    missing = unmatched(returned, project)
    if not missing:
        return
    if returned:
        which = f" of {_titles(missing)}"
        why = "the sheet `Results` has no option of that title, or two"
    else:
        which, why = "", "the workbook has no sheet `Results` with its headings"
    yield f"the results{which} could not be compared: {why}"


def _titles(titles: Sequence[str]) -> str:
    return printable(listed(f"`{clipped(each, _LONGEST)}`" for each in titles))


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
