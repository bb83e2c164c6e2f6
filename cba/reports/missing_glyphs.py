"""A PDF of texts in any script, whatever fonts a machine has.

The report's own fonts hold Latin, Greek and Cyrillic letters; other scripts and
pictograms come from the fonts of the machine. A character that no font holds may
not stand in an accessible PDF, so a box stands in its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path

from cba.reports.pdf import Attachment, PdfFault, write_pdf

BOX = "\u25a1"
#: So many characters are named.
_NAMED = 5
_COMPLAINT = ".notdef glyph"
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4,6})")


def write_with_the_fonts_there_are(
    html: str,
    attachments: tuple[Attachment, ...],
    base: Path,
    identifier: str,
    notice: Callable[[str], None] = lambda _: None,
) -> bytes:
    """The page as a PDF, with a box for each character that no font holds.

    ``notice`` is told which those are.

    :raises PdfUnavailable: Pango is not installed.
    :raises PdfFault: the layout engine complained of anything else.
    """
    heard: list[str] = []
    content = write_pdf(
        html,
        attachments=attachments,
        base=base,
        identifier=identifier,
        complain=heard.append,
    )
    missing = missing_characters(heard)
    others = tuple(words for words in heard if not words.startswith(_COMPLAINT))
    if others:
        raise PdfFault(others)
    if not missing:
        return content
    words = _words_about(missing)
    notice(f"the PDF has {words}")
    boxed = html.translate(dict.fromkeys(map(ord, missing), BOX))
    return write_pdf(
        _noted(boxed, f"This document has {words}."),
        attachments=attachments,
        base=base,
        identifier=identifier,
    )


def _noted(html: str, words: str) -> str:
    """The page with a note at the end of its text, for who has the document alone.

    A page of a house style's own template may have no such end.
    """
    before, end, after = html.rpartition("</main>")
    if not end:
        return html
    return f'{before}<p class="note">{escape(words)}</p>\n{end}{after}'


def _words_about(missing: str) -> str:
    """Which characters were replaced, the first few by name.

    >>> _words_about("ab")
    '□ for 2 characters that no font at hand holds: U+0061 LATIN SMALL LETTER A, \
U+0062 LATIN SMALL LETTER B'
    """
    names = [
        f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
        for char in missing[:_NAMED]
    ]
    more = [f"{len(missing) - _NAMED} more"] if len(missing) > _NAMED else []
    count = "a character" if len(missing) == 1 else f"{len(missing)} characters"
    return f"{BOX} for {count} that no font at hand holds: {', '.join(names + more)}"


def missing_characters(complaints: Iterable[str]) -> str:
    """The characters, each once, that the engine found in no font.

    >>> missing_characters(['.notdef glyph rendered for Unicode string: "x" (U+0078)'])
    'x'
    """
    points = (
        int(point, 16)
        for words in complaints
        if words.startswith(_COMPLAINT)
        for point in _CODE_POINT.findall(words.rpartition('"')[2])
    )
    return "".join(dict.fromkeys(map(chr, points)))
