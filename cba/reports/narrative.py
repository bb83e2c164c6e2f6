"""The commercial and management cases, as the file gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cba.models.delivery import Narrative, Passage
from cba.reports.calendar_words import date_words
from cba.reports.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Definitions,
    Fact,
    Paragraph,
    Row,
    Subheading,
    Table,
)
from cba.reports.outcome_words import capitalised
from cba.reports.texts import as_title, paragraphs, sentence, tidy

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: A day, a month, a year or a quarter: what milestones are dated by.
_WHEN = re.compile(r"(\d{4}([-/]\d{2}){0,2}|(Q[1-4]|\w{3,9}) \d{4})")


def narrative_blocks(
    name: str, heading: str, given: Narrative | None
) -> Iterator[Block]:
    """A case under its heading; nothing where the file does not give it."""
    if not given:
        return
    yield Subheading(name, heading)
    if isinstance(given, str):
        for text in paragraphs(given):
            yield Paragraph(sentence(text))
        return
    facts: list[Fact] = []
    for position, (key, passage) in enumerate(given.items()):
        title = heading_of(key)
        if isinstance(passage, str):
            facts.append(Fact(title, sentence(tidy(passage))))
            continue
        if facts:
            yield Definitions(tuple(facts))
            facts = []
        yield from _listed(f"{name}-{position}", title, passage)
    if facts:
        yield Definitions(tuple(facts))


def heading_of(key: str) -> str:
    """A key as a heading: "risk_allocation" is "Risk allocation"."""
    return capitalised(as_title(key.replace("_", " ")))


def _listed(identifier: str, title: str, passage: Passage) -> Iterator[Block]:
    if isinstance(passage, Mapping):
        if passage:
            yield _table(identifier, title, passage)
        return
    yield Paragraph(f"{title}:")
    yield Bullets(tuple(sentence(tidy(text)) for text in passage))


def _table(identifier: str, title: str, passage: Mapping[str, str]) -> Table:
    """Texts by a word: milestones in the order of their dates, all else as written."""
    dated = all(_WHEN.fullmatch(key) for key in passage)
    return Table(
        identifier,
        title,
        (
            Column("When" if dated else "What", "heading", 3),
            Column("Milestone" if dated else "In words", "text", 10),
        ),
        tuple(
            Row((Cell(_when(key) if dated else heading_of(key)), Cell(tidy(text))))
            for key, text in passage.items()
        ),
    )


def _when(key: str) -> str:
    if _DAY.fullmatch(key):
        try:
            return date_words(key)
        except IndexError:
            return key
    return _month(key)


def _month(key: str) -> str:
    """A month as it is spoken of; anything else as it is written.

    >>> _month("2027-04"), _month("2027-28"), _month("Q2 2027")
    ('April 2027', '2027-28', 'Q2 2027')
    """
    year, _, month = key.partition("-")
    if len(month) == 2 and month.isdigit() and 1 <= int(month) <= 12:
        return date_words(f"{year}-{month}-01").partition(" ")[2]
    return key
