"""Headings, and the list of contents that Word can bring up to date.

The list is filled in beforehand, each entry a link to its heading. Only where a page
ends is for Word to say, so page numbers appear once it has been asked to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from cba.reports.word import elements
from cba.reports.word.elements import (
    Element,
    begins_from_the_right,
    bookmarked,
    paragraph,
    run,
    runs,
    tab,
    w,
)

_INSTRUCTION = r' TOC \o "1-2" \h \z \t "Heading 1 Plain,1" '


@dataclass(frozen=True, slots=True)
class _Entry:
    level: int
    number: str
    text: str
    bookmark: str


@dataclass(slots=True, eq=False)
class Entries:
    """The headings so far, in order."""

    _entries: list[_Entry] = field(default_factory=list)

    def heading(self, style: str, text: str, number: str = "") -> Element:
        """A heading in a style, with a bookmark about it.

        ``number`` is what the style puts before it, for the list of contents.
        """
        place = len(self._entries) + 1
        bookmark = f"_Toc{place:09}"
        level = 2 if style == "Heading2" else 1
        self._entries.append(_Entry(level, number, text, bookmark))
        return paragraph(
            style,
            bookmarked(bookmark, place, runs(text)),
            is_rtl=begins_from_the_right(text),
        )

    def list(self) -> Element:
        """The list of contents as a field, in the frame by which Word knows one."""
        entries = [list(_entry(each)) for each in self._entries]
        paragraphs = [
            paragraph(f"TOC{each.level}", content)
            for each, content in zip(self._entries, entries, strict=True)
        ]
        begin, end = _field_ends()
        for place, element in enumerate(begin):
            _insert(paragraphs[0], place, element)
        paragraphs[-1].append(end)
        title = paragraph("TOCHeading", [run("Contents")])
        gallery = w(
            "docPartObj",
            w("docPartGallery", val="Table of Contents"),
            w("docPartUnique"),
        )
        return w("sdt", w("sdtPr", gallery), w("sdtContent", title, *paragraphs))


def _entry(entry: _Entry) -> Iterator[Element]:
    number = [run(entry.number), tab()] if entry.level == 1 and entry.number else []
    page = elements.field(rf"PAGEREF {entry.bookmark} \h", "")
    yield w(
        "hyperlink",
        *number,
        *runs(entry.text),
        tab(),
        page,
        anchor=entry.bookmark,
        history=1,
    )


def _field_ends() -> tuple[list[Element], Element]:
    """What opens the field of contents, and what closes it."""
    instruction = w("instrText")
    instruction.text = _INSTRUCTION
    instruction.set(qn("xml:space"), "preserve")
    begin = w("r", w("fldChar", fldCharType="begin"))
    separate = w("r", w("fldChar", fldCharType="separate"))
    end = w("r", w("fldChar", fldCharType="end"))
    return [begin, w("r", instruction), separate], end


def _insert(entry: Element, place: int, element: Element) -> None:
    """Puts an element into a paragraph, after its properties."""
    entry.insert(1 + place, element)
