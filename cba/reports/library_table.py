"""The table of values from libraries, and the credit that their licences ask for."""

from __future__ import annotations

from collections.abc import Iterator

from cba.library.licences import may_pass_on
from cba.models.line import titled
from cba.models.project import Project
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
from cba.results.licensed_values import (
    LicensedValue,
    credits_of_licensed,
    licensed_values,
)

#: What introduces the sentences of credit.
CREDIT = "Credit for these values, as their licences ask:"
#: How sources shorten names of bodies, beside `NHS`, which everybody does.
_SHORT = {
    "AME": "annually managed expenditure",
    "CJS": "criminal justice system",
    "DWP": "Department for Work and Pensions",
    "LA": "local authority",
    "RSL": "registered social landlord",
}
_STAYS = (
    "Where a licence forbids passing a figure on, take it out of this document and of "
    "the files that go with it before anybody else gets them."
)


def library_blocks(view: View) -> Iterator[Block]:
    """The table with its credits; nothing where no value comes from a library."""
    project = view.appraisal.project
    values, licensed = library_values(project), licensed_values(project)
    if values:
        yield _table(values)
    if licensed:
        yield _of_its_own(view, licensed)
    credit = _credit_texts(values, licensed)
    if credit:
        yield Paragraph(CREDIT)
        yield Bullets(credit)


def credit_texts(project: Project) -> tuple[str, ...]:
    """Whom to credit, a text for each; nothing where nobody asks for it."""
    return _credit_texts(library_values(project), licensed_values(project))


def _credit_texts(
    values: tuple[LibraryValue, ...], licensed: tuple[LicensedValue, ...]
) -> tuple[str, ...]:
    found = (*credits_of(values), *credits_of_licensed(licensed))
    return tuple(tidy(credit.text) for credit in found)


def _of_its_own(view: View, values: tuple[LicensedValue, ...]) -> Table:
    return Table(
        "licensed-values",
        "Values held under a licence, outside libraries",
        (
            Column("Where it is used", "heading", 6),
            Column("Prices of", "text", 3),
            Column("Licence", "text", 6),
            Column("Source", "text", 8),
        ),
        tuple(
            Row(
                (
                    Cell(as_title(_title(view, value.address)), f"`{value.address}`"),
                    Cell(value.price_year),
                    Cell(licence_words(value.licence)),
                    Cell(sentence(tidy(value.source))),
                )
            )
            for value in values
        ),
        notes=(_STAYS,) if any(x.passes_on is False for x in values) else (),
    )


def _title(view: View, address: str) -> str:
    """The title of the benefit line that an address is in."""
    key = address.split(".")[1]
    return titled(view.appraisal.project.benefits[key].title, key)


def _table(values: tuple[LibraryValue, ...]) -> Table:
    moved = f"Values in other prices were moved to {values[0].prices} prices once"
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
        notes=(
            f"{moved}, for this project.",
            *_names_in_full(values),
            *((_STAYS,) if any(map(_stays, values)) else ()),
        ),
    )


def _names_in_full(values: tuple[LibraryValue, ...]) -> Iterator[str]:
    """What the sources shorten in the names of bodies, for who does not know them."""
    used = {word for value in values for word in borne_by(value.cost).split()}
    known = [f"{short}: {name}" for short, name in _SHORT.items() if short in used]
    if known:
        yield f"{'; '.join(known)}."


def _stays(value: LibraryValue) -> bool:
    return may_pass_on(value.cost.licence) is False


def _row(value: LibraryValue) -> Row:
    cost = value.cost
    replaced = map(sentence, replaced_words(value.uses))
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
            Cell(as_published(value)),
            Cell(as_used(value)),
            Cell(borne_by(cost)),
            Cell(
                rating_words(cost),
                " ".join((*(sentence(each) for each in facts if each), *replaced)),
                "unverified" if cost.status == "unverified" else "",
            ),
        )
    )
