"""Hours of volunteers, carers and communities, for a terminal."""

from __future__ import annotations

from cba.reports.formatting import number
from cba.reports.hours import heads, hours_findings, hours_rows, hours_unit
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.reports.view import View
from cba.results.given_hours import hours_given

#: What stands above figures that leave the hours out.
WITHOUT_HOURS = (
    "Without the hours that volunteers, carers and communities give, and without the "
    "paid work that these replace:"
)
_NONE = (
    "Nobody outside government gives hours here: a cost of `kind: in-kind` with "
    "`hours` and a `rate` is how they are written."
)


def hours_text(view: View) -> list[Line]:
    """What the hours do to the result, and each role at three rates."""
    given = hours_given(view.option.flows)
    if given is None:
        return [Line(_NONE, hang=HANG)]
    rows = hours_rows(view, given)
    unit = hours_unit(view, rows)
    shown: list[Row | None] = []
    for row in rows:
        if row.is_sum and None not in shown:
            shown.append(None)
        cells = (
            row.work,
            number(row.hours),
            *(unit.show(x) for x in row.worth(given)),
        )
        shown.append(Row(row.name, cells, "total" if row.is_sum else "plain"))
    return [
        *(Line(words, hang=HANG) for words in hours_findings(view, given)),
        Line(""),
        *text_table(f"PV, {unit.words}", ("Work", "Hours", *heads(given)), shown),
    ]
