"""A document as a `.docx`: real styles, real tables, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from docx.document import Document
from docx.section import Section as Pages

from cba.reports.content import Chart, FrontMatter, Publication, Section
from cba.reports.house_style.dress import palette_of
from cba.reports.house_style.style import HouseStyle
from cba.reports.word.blocks import Writer, definitions_of
from cba.reports.word.contents import Entries
from cba.reports.word.elements import (
    Element,
    field,
    paragraph,
    run,
    text_paragraph,
)
from cba.reports.word.package import bytes_of, empty_document, set_properties
from cba.reports.word.pages import begin_page, end_of_pages, page, parts_of
from cba.reports.word.pictures import logo_picture

#: A longer title is set smaller, as one line of it would hold few words.
_LONG_TITLE = 120
#: How wide the picture of a section is that should be one page, in twips.
_SMALL_PICTURE = 6_400


def render_docx(case: Publication, style: HouseStyle | None = None) -> bytes:
    """The document for a word processor, as bytes that no run changes.

    Headings, captions, notes and the parts of tables are paragraphs in styles of
    those names, so that a team can change how any of them looks in one place.
    ``style`` gives it colours, and a letterhead on the cover.
    """
    document = empty_document(style)
    writer = Writer(document, Entries(), palette_of(style))
    pages = list(_pages(case, writer))
    head = _letterhead(document, style)
    front = [*head, *_cover(case.front), writer.entries.list()]
    body = document.element.body
    body[:] = _in_pages(front, pages)
    _head_and_foot(document.sections[0], case.front)
    set_properties(document, case.front)
    return bytes_of(document)


def _letterhead(document: Document, style: HouseStyle | None) -> Iterator[Element]:
    """The logo of a house style at the top of the cover; without one, its name."""
    if style is None:
        return
    if style.logo is None:
        yield text_paragraph(style.name, "Letterhead")
    else:
        yield paragraph("Letterhead", [logo_picture(document, style.logo)])


def _cover(front: FrontMatter) -> Iterator[Element]:
    status = [run(" · "), run(front.status, "Status")] if front.status else []
    yield paragraph("DocumentKind", [run(front.kind), *status])
    is_long = len(front.title) > _LONG_TITLE
    yield text_paragraph(front.title, "TitleLong" if is_long else "Title")
    if front.place:
        yield text_paragraph(front.place, "Subtitle")
    yield from definitions_of(front.facts)


def _pages(case: Publication, writer: Writer) -> Iterator[tuple[bool, list[Element]]]:
    """Runs of elements, each with whether it stands on a page on its side."""
    numbers = count(1)
    for section in case.sections:
        for part in parts_of(section):
            written: list[Element] = []
            if part.section is not None:
                heading = _heading(part.section, numbers, writer.entries)
                if part.section.is_apart:
                    begin_page(heading)
                written.append(heading)
            is_apart = part.section is not None and part.section.is_apart
            for block in part.blocks:
                is_small = is_apart and isinstance(block, Chart)
                width = min(part.width, _SMALL_PICTURE) if is_small else part.width
                written += writer.elements_of(block, width)
            yield part.is_wide, written


def _heading(section: Section, numbers: Iterator[int], entries: Entries) -> Element:
    """The heading, numbered by its style unless its number is not the next one."""
    if not section.number:
        return entries.heading("Heading1Plain", section.heading)
    if section.number == str(next(numbers)):
        return entries.heading("Heading1", section.heading, section.number)
    return entries.heading("Heading1Plain", f"{section.number} {section.heading}")


def _in_pages(
    front: list[Element], parts: list[tuple[bool, list[Element]]]
) -> list[Element]:
    """Everything in order, with an end of pages wherever they turn."""
    body = list(front)
    is_wide, is_first = False, True
    # The cover and the contents are pages of their own.
    for turned, written in parts:
        if is_first or turned != is_wide:
            end_of_pages(body, page(is_wide=is_wide, is_first=is_first))
            is_wide, is_first = turned, False
        body += written
    if not body[-1].tag.endswith("}p"):
        body.append(paragraph("SectionBreak", ()))
    body.append(page(is_wide=is_wide, is_first=is_first))
    return body


def _head_and_foot(pages: Pages, front: FrontMatter) -> None:
    """Title and status above each page but the first, its number below each."""
    title = front.short_title
    shown = field('STYLEREF "Title"', title) if title == front.title else run(title)
    status = [run(" · "), run(front.status)] if front.status else []
    heads = [(pages.header, [shown, *status]), (pages.first_page_header, [])]
    for place, content in heads:
        place.is_linked_to_previous = False
        place.paragraphs[0].paragraph_format.element.extend(content)
    for foot in (pages.footer, pages.first_page_footer):
        foot.is_linked_to_previous = False
        number, whole = field("PAGE", "1"), field("NUMPAGES", "1")
        content = [run("Page "), number, run(" of "), whole]
        foot.paragraphs[0].paragraph_format.element.extend(content)
