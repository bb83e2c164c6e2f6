"""The packaged data that the figures rest on, with editions and sources."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.assurance import editions_in_use
from cba.reports.content import Block, Cell, Column, Row, Table
from cba.reports.texts import sentence
from cba.reports.view import View


def reference_data(view: View) -> Iterator[Block]:
    """The table under its heading; nothing where no packaged data are in use."""
    editions = tuple(editions_in_use(view))
    if not editions:
        return
    table = Table(
        "data",
        "Reference data in use",
        (
            Column("Data", "heading", 6),
            Column("Edition", "text", 2),
            Column("Source", "text", 10),
        ),
        tuple(
            Row(
                (
                    Cell(each.title),
                    Cell(each.edition),
                    Cell(
                        sentence(each.source),
                        sentence(each.licence) if each.licence else "",
                        "unverified" if each.status == "unverified" else "",
                    ),
                )
            )
            for each in editions
        ),
        notes=tuple(_notes({each.status for each in editions})),
    )
    yield table


def _notes(statuses: set[str]) -> Iterator[str]:
    """Which of the figures have been compared with their sources."""
    if "unverified" in statuses:
        yield "Unverified: the figures have not been compared with their source."
    elif statuses != {"local"}:
        yield "The figures have been compared with their sources."
    if "local" in statuses:
        yield "The price index of the project's own is its author's to compare."
