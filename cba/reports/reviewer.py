"""The ten questions that a reviewer asks first, answered from the project's data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cba.reports.content import Cell, Column, Row, Table
from cba.reports.formatting import listed
from cba.reports.reviewer_additionality import additionality
from cba.reports.reviewer_answers import (
    base_case,
    cashability,
    discounting,
    evidence,
    monitoring,
    optimism,
    prices,
    sensitivity,
    who_pays,
)
from cba.reports.view import View

_NAMED = 5


_QUESTIONS: tuple[tuple[str, Callable[[View], tuple[str, Iterable[str]]]], ...] = (
    ("What is the project compared with?", base_case),
    ("How much would have happened anyway?", additionality),
    ("How good is the evidence?", evidence),
    ("Is optimism corrected for?", optimism),
    ("Who pays, and who saves?", who_pays),
    ("Are the savings cash?", cashability),
    ("In whose prices are the figures?", prices),
    ("Over how long, and at what discount rate?", discounting),
    ("What if it turns out otherwise?", sensitivity),
    ("How will anybody know that it worked?", monitoring),
)


def reviewer_table(view: View) -> Table:
    """The ten questions, each with its answer and where in the file it is given."""
    rows = []
    for number, (question, answer) in enumerate(_QUESTIONS, start=1):
        words, addresses = answer(view)
        rows.append(
            Row(
                (
                    Cell(f"{number}. {question}"),
                    Cell(words),
                    Cell(places(view, tuple(addresses))),
                )
            )
        )
    return Table(
        "reviewer",
        "Ten questions that a reviewer asks",
        (
            Column("Question", "heading", 5),
            Column("Answer", "text", 11),
            Column("Where it is given", "text", 5),
        ),
        tuple(rows),
    )


def places(view: View, addresses: tuple[str, ...]) -> str:
    """The files and lines of inputs; addresses where there is no file.

    What is not written stands by its default.
    """
    if view.written.document is None:
        return ", ".join(f"`{address}`" for address in addresses[:_NAMED])
    found = tuple(dict.fromkeys(_written(view, addresses)))
    if not found:
        settings = [each for each in addresses if each.startswith("appraisal.")]
        return "by default" if settings else "not in the file"
    shown = found[:_NAMED]
    lines = [words.removeprefix("line ") for words in shown if words[:5] == "line "]
    words = [words for words in shown if words[:5] != "line "]
    if lines:
        line = "line" if len(lines) == 1 else "lines"
        words.insert(0, f"{view.written.file}, {line} {listed(lines)}")
    more = len(found) - len(shown)
    return "; ".join(words) + (f"; and {more} more" if more else "")


def _written(view: View, addresses: tuple[str, ...]) -> Iterator[str]:
    for address in addresses:
        words = view.written.words(address)
        if words:
            yield words
