"""The packaged data that the figures rest on, with editions and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cba.library.catalogue import DataEdition
from cba.reports.assurance import editions_in_use
from cba.reports.calendar_words import date_words
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
                        _about(each),
                        "unverified" if each.status == "unverified" else "",
                    ),
                )
            )
            for each in editions
        ),
        notes=tuple(_notes(editions)),
    )
    yield table


def _about(each: DataEdition) -> str:
    """The licence, and the day on which somebody compared the figures."""
    words = [sentence(each.licence)] if each.licence else []
    if each.checked:
        words.append(f"Compared with its source on {date_words(each.checked)}.")
    return " ".join(words)


def _notes(editions: Iterable[DataEdition]) -> Iterator[str]:
    """Which of the figures have been compared with their sources."""
    statuses = {each.status for each in editions}
    if "unverified" in statuses:
        yield "Unverified: the figures have not been compared with their source."
    if any(each.status == "published" and not each.checked for each in editions):
        yield "No day given: there is no record of when they were compared with it."
    if "local" in statuses:
        yield "The price index of the project's own is its author's to compare."
