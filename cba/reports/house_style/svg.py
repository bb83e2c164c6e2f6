"""An SVG that shows a picture and does nothing else.

What an SVG may hold is listed; anything that is drawn and not on the list is refused
by name, so that its owner hears of it. What draws nothing (descriptions, an editor's
own notes, comments) is left behind.
"""

from __future__ import annotations

import re
from collections import deque
from xml.etree import ElementTree as ET
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"
_MOST_ELEMENTS, _DEEPEST = 5000, 40
_SHAPES = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "clipPath", "style"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("linearGradient", "radialGradient", "stop"),
    )
)
#: They draw nothing, and are not wanted in a document.
_UNSEEN = frozenset({"title", "desc", "metadata"})
_RUNS = frozenset({"script", "handler", "listener"})
_MOVES = frozenset(
    ("animate", "animateColor", "animateMotion", "animateTransform", "set", "discard")
)
_HINTS = {
    "text": "turn its words into paths, since another machine lacks the font",
    "image": "draw it in shapes, or give the whole logo as a PNG",
    "foreignObject": "an SVG with a page inside is no picture: save it as a plain SVG",
}
_TOO_MUCH = "is too large or too deeply nested for a logo"
_PLAIN = "save it as a plain SVG of shapes, or give it as a PNG"
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px|pt|mm|cm|in)?\s*")


class UnsafePicture(Exception):
    """A picture that a document does not carry: a code, why, and what to do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        self.code, self.message, self.hint = code, message, hint
        super().__init__(message)


def shapes_alone(content: bytes) -> tuple[bytes, float, float]:
    """The SVG with its shapes alone, and its width and height.

    :raises UnsafePicture: it is damaged, runs or fetches something, moves, or holds
        what is not drawn alike everywhere.
    """
    root = _parsed(content)
    if root.tag != f"{{{_SVG}}}svg":
        raise UnsafePicture("CBA603", "is no SVG", "save the logo as an SVG or PNG")
    _check_size(root)
    _clean(root)
    _check_weight(root)
    width, height = _shape_of(root)
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _LINK)
    return ET.tostring(root, encoding="utf-8"), width, height


def _parsed(content: bytes) -> ET.Element:
    """The tree of elements; a document type, which may declare entities, is refused."""
    guard = expat.ParserCreate()
    guard.StartDoctypeDeclHandler = _refuse_doctype
    try:
        guard.Parse(content, True)  # noqa: FBT003
        # Nothing can be declared in what has passed, so nothing can multiply.
        return ET.fromstring(content)  # noqa: S314
    except (expat.ExpatError, ET.ParseError, ValueError, LookupError) as error:
        raise UnsafePicture(
            "CBA603", f"is a damaged SVG: {error}", "save it again"
        ) from error


def _refuse_doctype(*_: object) -> None:
    raise UnsafePicture(
        "CBA604",
        "has a document type (`<!DOCTYPE`), which can hide other content",
        "delete its `<!DOCTYPE …>`, which an SVG does not need",
    )


def _check_size(root: ET.Element) -> None:
    waiting = deque([(root, 1)])
    count = 0
    while waiting:
        element, depth = waiting.popleft()
        count += 1
        if count > _MOST_ELEMENTS or depth > _DEEPEST:
            raise UnsafePicture("CBA604", _TOO_MUCH, _PLAIN)
        waiting.extend((child, depth + 1) for child in element)


def _clean(element: ET.Element) -> None:
    """Leave out what draws nothing, and refuse what does more than draw."""
    for child in list(element):
        name = _local(child.tag)
        if name is None or name in _UNSEEN:
            element.remove(child)
            continue
        _check_element(name, child)
        _clean(child)
        child.tail = None
    if _local(element.tag) != "style":
        element.text = None
    for name, value in list(element.attrib.items()):
        if name.startswith("{") and name != f"{{{_LINK}}}href":
            del element.attrib[name]
        else:
            _check_attribute(name, value)


def _local(tag: object) -> str | None:
    """The name of an element of SVG; None for a comment or another vocabulary's."""
    if not isinstance(tag, str) or not tag.startswith(f"{{{_SVG}}}"):
        return None
    return tag.rpartition("}")[2]


def _check_element(name: str, element: ET.Element) -> None:
    if name in _RUNS:
        raise UnsafePicture("CBA604", f"holds a script (`<{name}>`)", _PLAIN)
    if name in _MOVES:
        raise UnsafePicture("CBA604", f"is animated (`<{name}>`)", _PLAIN)
    if name not in _SHAPES:
        hint = _HINTS.get(name, _PLAIN)
        raise UnsafePicture("CBA604", f"holds a `<{name}>`, which is no shape", hint)
    if name == "style":
        _check_styles(element.text or "")


def _check_styles(text: str) -> None:
    # An escape could hide any of these words, and no logo needs one.
    if "\\" in text or "@" in text:
        raise UnsafePicture(
            "CBA604",
            "has styles with an `@` or a `\\`, which may load files",
            _PLAIN,
        )
    if _URL.search(text):
        raise UnsafePicture(
            "CBA604",
            "links to something from its styles",
            "save it with presentation attributes in place of styles",
        )


def _check_attribute(name: str, value: str) -> None:
    local = name.rpartition("}")[2]
    if local.lower().startswith("on"):
        raise UnsafePicture("CBA604", f"holds a script (`{local}=`)", _PLAIN)
    if local == "href" and not value.strip().startswith("#"):
        raise UnsafePicture("CBA604", "links to something outside the file", _PLAIN)
    # An escape could hide what is looked for, and no logo needs one.
    if "\\" in value or (local == "style" and "@" in value):
        raise UnsafePicture("CBA604", "has styles that may load files", _PLAIN)
    if any(not target.startswith("#") for target in _URL.findall(value)):
        raise UnsafePicture("CBA604", "links to something outside the file", _PLAIN)


def _check_weight(root: ET.Element) -> None:
    """Refuse what refers to itself, or multiplies by referring to what refers on."""
    named = {each.get("id"): each for each in root.iter() if each.get("id")}
    known: dict[ET.Element, int] = {}
    open_: set[ET.Element] = set()

    def weight(element: ET.Element) -> int:
        if element in open_:
            raise UnsafePicture("CBA604", "refers to itself in a circle", _PLAIN)
        if element not in known:
            open_.add(element)
            below = [*element, *_referred(element, named)]
            known[element] = 1 + sum(map(weight, below))
            open_.discard(element)
        if known[element] > _MOST_ELEMENTS:
            raise UnsafePicture("CBA604", "repeats parts of itself too often", _PLAIN)
        return known[element]

    try:
        weight(root)
    except RecursionError:
        raise UnsafePicture("CBA604", _TOO_MUCH, _PLAIN) from None


def _referred(
    element: ET.Element, named: dict[str | None, ET.Element]
) -> list[ET.Element]:
    targets = [
        target
        for name, value in element.attrib.items()
        for target in (
            [value.strip()] if name.endswith("href") else _URL.findall(value)
        )
    ]
    return [named[t[1:].strip()] for t in targets if t[1:].strip() in named]


def _shape_of(root: ET.Element) -> tuple[float, float]:
    """The width and height of the picture, by its view box or its own words."""
    box = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    try:
        width, height = (float(side) for side in box[2:4])
    except ValueError:
        found = [_NUMBER.fullmatch(root.get(side, "")) for side in ("width", "height")]
        width, height = (float(side[1]) if side else 0.0 for side in found)
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    if not (0.01 <= width <= 1e6 and 0.01 <= height <= 1e6):
        raise UnsafePicture(
            "CBA603", "does not say how large it is", "give it a `viewBox`"
        )
    return width, height
