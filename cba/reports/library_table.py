"""The table of values from libraries, and the credit that their licences ask for."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.content import Block, Bullets, Cell, Column, Paragraph, Row, Table
from cba.reports.library_words import (
    as_published,
    as_used,
    borne_by,
    edition_words,
    licence_words,
    rating_words,
    replaced_words,
    standing_words,
    unit_words,
)
from cba.reports.texts import as_name, as_title, sentence, tidy
from cba.reports.view import View
from cba.results.library_values import LibraryValue, credits_of, library_values

#: What introduces the sentences of credit.
CREDIT = "Credit for these values, as their licences ask:"


def library_blocks(view: View) -> Iterator[Block]:
    """The table with its credits; nothing where no value comes from a library."""
    values = library_values(view.appraisal.project)
    if not values:
        return
    yield _table(values)
    yield Paragraph(CREDIT)
    yield Bullets(tuple(tidy(credit.text) for credit in credits_of(values)))


def credit_words(view: View) -> str:
    """Whom to credit, in one text; empty where no value comes from a library."""
    values = library_values(view.appraisal.project)
    return " ".join(tidy(credit.text) for credit in credits_of(values))


def _table(values: tuple[LibraryValue, ...]) -> Table:
    return Table(
        "library-values",
        "Values from libraries",
        (
            Column("Code", "heading", 3),
            Column("What it is", "text", 6),
            Column("As published", "text", 5),
            Column(f"In {values[0].prices} prices", "text", 5),
            Column("Fiscal part borne by", "text", 4),
            Column("Rating and source", "text", 8),
        ),
        tuple(_row(value) for value in values),
        notes=("Each value was moved to other prices once, for this project.",),
    )


def _row(value: LibraryValue) -> Row:
    cost = value.cost
    replaced = " ".join(map(sentence, replaced_words(value.uses)))
    facts = (
        standing_words(cost),
        tidy(cost.source),
        f"Edition {edition_words(cost)}",
        licence_words(cost.licence),
    )
    return Row(
        (
            Cell(as_name(cost.code)),
            Cell(as_title(cost.title), sentence(unit_words(cost))),
            Cell(as_published(value), replaced),
            Cell(as_used(value)),
            Cell(borne_by(cost)),
            Cell(
                rating_words(cost),
                " ".join(sentence(each) for each in facts if each),
                "unverified" if cost.status == "unverified" else "",
            ),
        )
    )
