"""Characters that no text file of a project may hold."""

from __future__ import annotations

import re

from cba.loading.document import TextSource
from cba.problems import Problem

#: What no text of a project holds; some of it would also end a line unseen.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
)


def without_control_characters(text: str) -> str:
    r"""A text from elsewhere as a file of a project may hold it.

    >>> without_control_characters("a\x07 page")
    'a  page'
    """
    return _CONTROL.sub(" ", text)


def control_character(source: TextSource, code: str = "CBA101") -> Problem | None:
    """The first character that no text file should hold, if there is one.

    ``code`` is the code it has in this kind of file.
    """
    found = _CONTROL.search(source.text)
    if found is None:
        return None
    before = source.text[: found.start()]
    line = len(re.findall(r"\r\n|\r|\n", before))
    column = len(before) - max(before.rfind("\n"), before.rfind("\r")) - 1
    number = f"U+{ord(found[0]):04X}"
    place = source.place((line, column, 1))
    if found[0] == "\x00":
        message = f"this is no text file: it holds the character {number}"
        hint = "name the file that was meant, or save it as text"
        return Problem("CBA102", message, hint=hint, place=place)
    message = f"an invisible character, {number}, stands here"
    hint = "delete it, or type the line anew"
    return Problem(code, message, hint=hint, place=place)
