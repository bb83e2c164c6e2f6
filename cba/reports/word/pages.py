"""Pages: upright ones, and pages on their side where a table needs the room.

A heading goes with what it heads: the part of the document under a heading stands
on its side where any table in it is wide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

from cba.reports.content import Block, Chart, Section, Subheading, Table
from cba.reports.word.elements import Element, paragraph, w

#: A4, with margins of 22 mm, in twips of a twentieth of a point.
_SHORT, _LONG, _MARGIN, _EDGE = 11_906, 16_838, 1_247, 652
UPRIGHT, ON_ITS_SIDE = _SHORT - 2 * _MARGIN, _LONG - 2 * _MARGIN


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading; the section's own stands in the first part."""

    blocks: tuple[Block, ...]
    is_wide: bool
    section: Section | None = None

    @property
    def width(self) -> int:
        """The width of its text, in twips."""
        return ON_ITS_SIDE if self.is_wide else UPRIGHT


def parts_of(section: Section) -> Iterator[Part]:
    """The section in parts, each of which begins with a heading."""
    groups: list[list[Block]] = [[]]
    for block in section.blocks:
        # A subheading right under the section's heading opens no part of its own.
        if isinstance(block, Subheading) and (len(groups) > 1 or groups[0]):
            groups.append([])
        groups[-1].append(block)
    for number, blocks in enumerate(groups):
        is_wide = any(_is_wide(block) for block in blocks)
        yield Part(tuple(blocks), is_wide, section if number == 0 else None)


def _is_wide(block: Block) -> bool:
    table = block.table if isinstance(block, Chart) else block
    return isinstance(table, Table) and table.is_wide


def page(*, is_wide: bool, is_first: bool = False) -> Element:
    """The properties of the pages of a section; the first page has no header."""
    size = (
        w("pgSz", w=_LONG, h=_SHORT, orient="landscape")
        if is_wide
        else w("pgSz", w=_SHORT, h=_LONG)
    )
    margins = w(
        "pgMar",
        top=_MARGIN,
        right=_MARGIN,
        bottom=_MARGIN,
        left=_MARGIN,
        header=_EDGE,
        footer=_EDGE,
        gutter=0,
    )
    return w("sectPr", size, margins, *([w("titlePg")] if is_first else []))


def end_of_pages(body: list[Element], properties: Element) -> None:
    """Ends a section of the document with the last paragraph before this place."""
    last = body[-1]
    if not last.tag.endswith("}p"):
        last = paragraph("SectionBreak", ())
        body.append(last)
    last.get_or_add_pPr().append(properties)


def begin_page(heading: Element) -> None:
    """Puts a paragraph at the beginning of a page, in the order of the schema."""
    properties = heading.get_or_add_pPr()
    # Before it stand only the style and what keeps lines together.
    style = 1 if properties.find(qn("w:pStyle")) is not None else 0
    properties.insert(style, w("pageBreakBefore"))
