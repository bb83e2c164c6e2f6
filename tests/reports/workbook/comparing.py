"""Whether the figures of a workbook are those of the engine."""

from __future__ import annotations

import math

from cba.reports.workbook.names import option_titles
from cba.results.appraisal import Appraisal
from cba.results.json_document import appraisal_json, at_path
from tests.reports.workbook.editing import Cell

#: Half a penny, and what is as little for a share, a ratio or a number of years.
PENNY, SLIGHT = 0.005, 1e-6


def unlike_results(cells: list[list[Cell]], appraisal: Appraisal) -> list[str]:
    """Where the figures of the sheet of results are not those of the engine."""
    content = appraisal_json(appraisal)
    wrong, compared = [], 0
    for row in cells[4:]:
        for n, option in enumerate(option_titles(appraisal)):
            try:
                expected = at_path(content, f"options.{option}.{row[1]}")
            except KeyError:
                continue
            compared += 1
            found = row[3 + 3 * n]
            if not alike("" if expected is None else expected, found):
                wrong.append(f"{option} {row[1]}: {expected!r} and {found!r}")
    assert compared > 20
    return wrong


def alike(one: object, other: object) -> bool:
    """Whether two cells show the same, to half a penny."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        small = abs(one) <= 1 and abs(other) <= 1
        return math.isclose(
            one, other, rel_tol=1e-12, abs_tol=SLIGHT if small else PENNY
        )
    return one == other
