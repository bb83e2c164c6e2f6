"""Elements of WordprocessingML: paragraphs, runs and fields, in schema order.

Where an element has children, the order in which they are given is the order that
the schema asks for: Word refuses a file in which they stand otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement
#: Characters that XML cannot hold, and marks that isolate names in other formats:
#: here a run that is written from right to left says so itself.
_NOT_HELD = re.compile("[^\t\n\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
_PIECE = re.compile(
    rf"`(?P<code>[^`]+)`|(?P<rtl>[{_RIGHT_TO_LEFT}]+(?:\s+[{_RIGHT_TO_LEFT}]+)*)"
    r"|(?<![\w-])(?P<year>\d{4}-\d{2})(?![\w-])"
)


def w(tag: str, *children: Element, **attributes: object) -> Element:
    """An element of the main namespace, with attributes of the same.

    >>> w("tab", val="right", pos=9).xml.split(maxsplit=1)[0]
    '<w:tab'
    """
    named = {qn(f"w:{key}"): str(value) for key, value in attributes.items()}
    element = OxmlElement(f"w:{tag}", attrs=named)
    element.extend(children)
    return element


def clean(text: str) -> str:
    r"""The text without what no XML file can hold and what turns words round.

    >>> clean("a\x00b\u202ec\uffff")
    'abc'
    """
    return _TURNING.sub("", _NOT_HELD.sub("", text))


def run(text: str, style: str = "", *, is_rtl: bool = False) -> Element:
    """A run of text in a character style."""
    return _run([_text(text)], style, is_rtl=is_rtl)


def runs(text: str, style: str = "") -> Iterator[Element]:
    """The text as runs, what is more than its characters marked as what it is.

    Code stands in its style, words from right to left are marked as such, and the
    hyphen of a financial year ends no line.
    """
    end = 0
    for found in _PIECE.finditer(text):
        if found.start() > end:
            yield run(text[end : found.start()], style)
        end = found.end()
        if found["code"] is not None:
            yield run(found["code"], "Code")
        elif found["rtl"] is not None:
            yield run(found["rtl"], style, is_rtl=True)
        else:
            first, _, second = found["year"].partition("-")
            yield _run([_text(first), w("noBreakHyphen"), _text(second)], style)
    if end < len(text):
        yield run(text[end:], style)


def _run(content: list[Element], style: str, *, is_rtl: bool = False) -> Element:
    properties = [w("rStyle", val=style)] if style else []
    if is_rtl:
        properties.append(w("rtl"))
    head = [w("rPr", *properties)] if properties else []
    return w("r", *head, *content)


def _text(text: str) -> Element:
    written = w("t")
    written.text = clean(text)
    written.set(qn("xml:space"), "preserve")
    return written


def paragraph(
    style: str, content: Iterable[Element], *, is_rtl: bool = False
) -> Element:
    """A paragraph in a paragraph style; the plain one has none to name."""
    properties = []
    if style:
        properties.append(w("pStyle", val=style))
    if is_rtl:
        properties.append(w("bidi"))
    head = [w("pPr", *properties)] if properties else []
    return w("p", *head, *content)


def text_paragraph(text: str, style: str = "") -> Element:
    """A paragraph of a text, from right to left where its first letter is."""
    return paragraph(style, runs(text), is_rtl=begins_from_the_right(text))


def begins_from_the_right(text: str) -> bool:
    """Whether the first letter that has a direction is written from right to left.

    >>> begins_from_the_right("12 مجلس"), begins_from_the_right("The مجلس")
    (True, False)
    """
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def field(instruction: str, shown: str, style: str = "") -> Element:
    """A field that Word keeps up to date, with what it shows until then."""
    return w("fldSimple", run(shown, style), instr=f" {instruction} ")


def tab() -> Element:
    """A tab character."""
    return w("r", w("tab"))


def line_end() -> Element:
    """The end of a line within a paragraph."""
    return w("r", w("br"))


def bookmarked(name: str, number: int, content: Iterable[Element]) -> list[Element]:
    """The content inside a bookmark of that name, whose number is its own."""
    return [
        w("bookmarkStart", id=number, name=name),
        *content,
        w("bookmarkEnd", id=number),
    ]
