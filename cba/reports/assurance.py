"""What was checked, what is outstanding, and how to get the same document again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from cba.library.catalogue import DataEdition, data_edition
from cba.problems import Problem
from cba.reports.content import (
    Block,
    Cell,
    Column,
    Command,
    Paragraph,
    Row,
    Section,
    Subheading,
    Table,
)
from cba.reports.formatting import counted
from cba.reports.texts import sentence, tidy
from cba.reports.view import View

_SEVERITIES = {"error": "error", "warning": "warning", "info": "note"}


def assurance_section(view: View, command: str, dressed: str = "") -> Section:
    """Checks, outstanding warnings, the data used and the command to run again.

    ``dressed`` is the house style that the document is laid out in, if any.
    """
    problems = view.appraisal.problems
    blocks: list[Block] = [
        Paragraph(
            "Before these figures were printed, every total was checked to the penny "
            "by several routes: by agency, by line, by year and by category.",
            "lead",
        ),
        Subheading("outstanding", "Outstanding warnings"),
        Paragraph(_outstanding(problems)),
    ]
    if problems:
        blocks.append(_problem_table(view, problems))
    blocks += _data(view)
    blocks += [
        Subheading("reproduce", "How to reproduce this document"),
        Paragraph(
            f"With {view.appraisal.run.tool} and the project file, this command gives "
            "the same document, byte for byte:"
        ),
        Command(command),
        Paragraph(
            f"Fingerprint of inputs and data: {view.appraisal.run.fingerprint}", "note"
        ),
    ]
    if dressed:
        # It changes how the document looks, and no figure in it.
        blocks.append(Paragraph(f"Laid out in the house style of {dressed}", "note"))
    return Section("assurance", "Assurance", tuple(blocks))


def _outstanding(problems: Iterable[Problem]) -> str:
    severities = [problem.severity for problem in problems]
    warnings, notes = severities.count("warning"), severities.count("info")
    if not severities:
        return "The project file gives no warnings."
    words = [
        counted(number, name)
        for number, name in ((warnings, "warning"), (notes, "note"))
        if number
    ]
    stand = "stands" if len(severities) == 1 else "stand"
    return f"{' and '.join(words).capitalize()} {stand} against the project file."


def _problem_table(view: View, problems: Iterable[Problem]) -> Table:
    accepted = view.project.acknowledge
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
                    Cell(problem.code, mark=_SEVERITIES[problem.severity]),
                    Cell(_place(problem), tidy(problem.path)),
                    Cell(
                        _capitalised(sentence(tidy(problem.message))),
                        _more(problem, accepted.get(problem.code)),
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


def _more(problem: Problem, accepted: object) -> str:
    if accepted is not None:
        return sentence(f"Accepted: {tidy(str(accepted))}")
    return sentence(f"To mend it: {tidy(problem.hint)}") if problem.hint else ""


def editions_in_use(view: View) -> Iterator[DataEdition]:
    """The editions of packaged data that the figures rest on."""
    for name, edition in view.appraisal.run.data.items():
        yield data_edition(name, edition)


def _data(view: View) -> list[Block]:
    editions = tuple(editions_in_use(view))
    if not editions:
        return []
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
                        sentence(each.licence),
                        "unverified" if each.status == "unverified" else "",
                    ),
                )
            )
            for each in editions
        ),
        notes=(
            "Unverified: the figures have not been compared with their source."
            if any(each.status == "unverified" for each in editions)
            else "The figures have been compared with their sources.",
        ),
    )
    return [Subheading("reference-data", "Reference data"), table]
