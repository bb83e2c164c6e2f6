"""What was checked, what is outstanding, and how to get the same document again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from cba.library.catalogue import DataEdition, data_edition
from cba.library.in_use import deflator_of
from cba.models.price_index import PriceIndex
from cba.problems import Problem
from cba.reports.content import (
    Block,
    Cell,
    Column,
    Command,
    Paragraph,
    Row,
    Subheading,
    Table,
)
from cba.reports.diagnostics import counted_problems
from cba.reports.files_needed import files_needed
from cba.reports.formatting import listed
from cba.reports.texts import sentence, tidy
from cba.reports.view import View
from cba.results.editions import editions_used
from cba.results.nominal import nominal_years

_SEVERITIES = {"error": "error", "warning": "warning", "info": "note"}


def assurance_blocks(view: View, command: str, dressed: str = "") -> Iterator[Block]:
    """Checks, outstanding warnings, the data used and the command to run again.

    ``dressed`` is the house style that the document is laid out in, if any.
    """
    problems = view.appraisal.problems
    yield Subheading("assurance", "Assurance")
    yield Paragraph(
        "Before these figures were printed, every total was checked to the penny by "
        "several routes: by agency, by line, by year and by category."
    )
    yield Paragraph(_outstanding(problems))
    if problems:
        yield _problem_table(problems)
    doubtful = [x.title for x in editions_in_use(view) if x.status == "unverified"]
    if doubtful:
        source = "its source" if len(doubtful) == 1 else "their sources"
        yield Paragraph(f"Not yet compared with {source}: {listed(doubtful)}.")
    yield Subheading("reproduce", "How to reproduce this document")
    yield Paragraph(
        f"With {view.appraisal.run.tool} and {files_needed(view.written.document)}, "
        "this command gives the same document, byte for byte:"
    )
    yield Command(command)
    yield Paragraph(
        f"Fingerprint of inputs and data: {view.appraisal.run.fingerprint}", "note"
    )
    if dressed:
        # It changes how the document looks, and no figure in it.
        yield Paragraph(f"Laid out in the house style of {dressed}", "note")


def _outstanding(problems: Iterable[Problem]) -> str:
    """How many warnings and notes there are, and how many of them are accepted."""
    found = tuple(problems)
    if not found:
        return "The project file gives no warnings."
    stands = "stands" if len(found) == 1 else "stand"
    return f"{listed(counted_problems(found))} {stands} against the project file."


def _problem_table(problems: Iterable[Problem]) -> Table:
    return Table(
        "warnings",
        "Warnings and notes, by place",
        (
            Column("Code", "heading", 3),
            Column("Place", "text", 5),
            Column("What it says", "text", 14),
        ),
        tuple(
            Row(
                (
                    Cell(problem.code, mark=_mark(problem)),
                    Cell(_place(problem), tidy(problem.path)),
                    Cell(
                        _capitalised(sentence(tidy(problem.message))),
                        _more(problem),
                    ),
                )
            )
            for problem in problems
        ),
    )


def _capitalised(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _place(problem: Problem) -> str:
    """The file and the line or cell, without the folder it happened to lie in."""
    place = problem.place
    if place is None:
        return ""
    file = tidy(PurePath(place.file).name)
    return f"{file}, {place.cell}" if place.cell else f"{file}, line {place.line}"


def _mark(problem: Problem) -> str:
    if problem.accepted is not None:
        return "accepted"
    return _SEVERITIES[problem.severity]


def _more(problem: Problem) -> str:
    if problem.accepted is not None:
        return sentence(f"Accepted: {tidy(problem.accepted)}")
    return sentence(f"To mend it: {tidy(problem.hint)}") if problem.hint else ""


def editions_in_use(view: View) -> Iterator[DataEdition]:
    """The editions of data that the figures rest on.

    Budgets in the money of each year rest on the deflator even where no price year
    has to be moved. A price index of the project's own is among them, with the status
    ``local``, where the project says where it is from.
    """
    editions = editions_used(view.project)
    own = view.project.appraisal.deflator
    if own is None and view.public and any(nominal_years(view.project)):
        deflator = deflator_of(view.project)
        if deflator.edition:
            editions.setdefault("gdp_deflator", deflator.edition)
    for name, edition in editions.items():
        yield data_edition(name, edition)
    if own is not None and (own.source or own.edition):
        yield _own_index(own)


def _own_index(own: PriceIndex) -> DataEdition:
    edition = tidy(own.edition)
    named = f" ({edition})" if edition else ""
    return DataEdition(
        dataset="deflator",
        edition=edition,
        files=(),
        title=f"Price index of the project's own{named}",
        source=tidy(own.source) or "The project",
        publisher="",
        status="local",
        licence="",
    )
