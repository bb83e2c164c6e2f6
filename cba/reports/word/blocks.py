"""The blocks of a section as paragraphs, tables and pictures in their styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import assert_never

from docx.document import Document

from cba.reports.charts.palette import Palette
from cba.reports.content import (
    Block,
    Bullets,
    Chart,
    Clauses,
    Command,
    Definitions,
    Fact,
    KeyFigures,
    Paragraph,
    Subheading,
    Table,
)
from cba.reports.word import elements, tables
from cba.reports.word.contents import Entries
from cba.reports.word.elements import Element, paragraph, run, runs, tab, text_paragraph
from cba.reports.word.pictures import picture

_STYLES = {"plain": "", "lead": "Lead", "note": "Note"}
#: A term of at most so many letters stands beside its meaning, in one line.
_SHORT_TERM = 18
#: A single word of more letters than this, such as a fingerprint, is set smaller, so
#: that it ends within its line in whatever font stands in for the report's own.
_LONG_WORD = 40
#: A picture wider than this, in twips, would fill a landscape page to its foot.
_WIDEST_PICTURE = 10_600


@dataclass(slots=True, eq=False)
class Writer:
    """Writes blocks one after the other, and counts what is numbered."""

    document: Document
    entries: Entries
    palette: Palette | None = None
    _tables: Iterator[int] = field(default_factory=lambda: count(1))
    _figures: Iterator[int] = field(default_factory=lambda: count(1))

    def elements_of(self, block: Block, width: int) -> Iterator[Element]:
        """The block on a page whose text is ``width`` twips wide."""
        match block:
            case Paragraph():
                yield text_paragraph(block.text, _STYLES[block.role])
            case Bullets():
                yield from _listed(block.items, "ListBullet")
            case Subheading():
                yield self.entries.heading("Heading2", block.text)
            case KeyFigures():
                yield tables.key_figures(block, width)
            case Definitions():
                yield from definitions_of(block.items)
            case Clauses():
                # The style counts them, so that a clause may be put in or taken out.
                yield from _listed((each.text for each in block.items), "Clause")
            case Command():
                yield paragraph("Command", _in_lines(block.text))
            case Table():
                yield from tables.captioned(block, next(self._tables), width)
            case Chart():
                yield from self._chart(block, width)
            case _:
                assert_never(block)

    def _chart(self, chart: Chart, width: int) -> Iterator[Element]:
        number = next(self._figures)
        label = elements.field(r"SEQ Figure \* ARABIC", str(number))
        finding = [run("Figure "), label, run(". "), *runs(chart.finding)]
        yield paragraph("Caption", finding)
        yield text_paragraph(chart.subtitle, "CaptionDetail")
        size = min(width, _WIDEST_PICTURE)
        drawn = picture(self.document, chart, number, size, self.palette)
        yield paragraph("Figure", [drawn])
        if chart.table is not None:
            yield from self.elements_of(chart.table, width)


def _listed(texts: Iterable[str], style: str) -> Iterator[Element]:
    for text in texts:
        yield text_paragraph(text, style)


def _in_lines(text: str) -> Iterator[Element]:
    """The text as runs, each line of it on one of its own."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield elements.line_end()
        yield run(line)


def definitions_of(items: tuple[Fact, ...]) -> Iterator[Element]:
    """Terms beside their meanings where all are short, else above them."""
    is_short = all(len(item.term) <= _SHORT_TERM for item in items)
    for item in items:
        term = runs(item.term, "Term" if is_short else "")
        if is_short:
            is_long = len(item.words) > _LONG_WORD and " " not in item.words
            words = runs(item.words, "LongWord" if is_long else "")
            yield paragraph("Definition", [*term, tab(), *words])
        else:
            yield paragraph("DefinitionTerm", term)
            yield text_paragraph(item.words, "DefinitionWords")
