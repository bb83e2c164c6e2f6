"""The block that is signed: who, for whom, and when."""

from __future__ import annotations

from cba.reports.calendar_words import date_words
from cba.reports.content import Cell, Column, Row, Table
from cba.reports.narrative import heading_of
from cba.reports.texts import as_name, as_title
from cba.reports.view import View

#: A line to sign or to fill.
BLANK = "……………………"


def sign_off_table(view: View) -> Table:
    """One row a role; what the file leaves out is a line to fill."""
    rows = []
    for role, each in view.project.sign_off.items():
        agency = each.organisation
        rows.append(
            Row(
                (
                    Cell(as_title(each.title) if each.title else heading_of(role)),
                    Cell(as_name(each.name) or BLANK),
                    Cell(_organisation(view, agency) if agency else BLANK),
                    Cell(BLANK),
                    Cell(date_words(each.date) if each.date else BLANK),
                )
            )
        )
    return Table(
        "sign-off-table",
        "Those who sign this document",
        (
            Column("Role", "heading", 4),
            Column("Name", "text", 3),
            Column("Organisation", "text", 4),
            Column("Signature", "text", 4),
            Column("Date", "text", 3),
        ),
        tuple(rows),
    )


def _organisation(view: View, agency: str) -> str:
    return view.names.get(agency) or as_name(view.project.agency(agency).name) or agency
