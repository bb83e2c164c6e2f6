"""What a page would run or fetch, seen in the tree that a browser makes of it.

Elements and attributes that are known to do neither are listed; every other one is
refused, so that what a browser learns tomorrow is refused today.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import tinyhtml5

from cba.loading.suggest import clipped
from cba.reports.house_style.fetching_styles import fetching, stays
from cba.reports.page_parts import POLICY

_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset(
    (
        *("html", "head", "title", "meta", "style", "body", "header", "footer"),
        *("main", "nav", "section", "article", "aside", "address", "hgroup"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "br", "hr", "wbr"),
        *("pre", "code", "kbd", "samp", "var", "blockquote", "q", "cite", "em"),
        *("strong", "b", "i", "u", "s", "small", "sub", "sup", "mark", "del", "ins"),
        *("abbr", "dfn", "time", "data", "bdi", "bdo", "ruby", "rt", "rp", "a"),
        *("ol", "ul", "li", "menu", "dl", "dt", "dd", "figure", "figcaption", "img"),
        *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr"),
        *("th", "td", "details", "summary", "map", "area"),
    )
)
_SHAPES = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "clippath", "mask", "pattern", "style"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "a"),
        *("lineargradient", "radialgradient", "stop", "marker", "image"),
        *("text", "tspan", "title", "desc"),
    )
)
_ATTRIBUTES = frozenset(
    (
        *(
            "abbr",
            "accesskey",
            "align",
            "alt",
            "charset",
            "class",
            "colspan",
            "content",
        ),
        *("coords", "datetime", "decoding", "dir", "download", "draggable", "headers"),
        *("height", "hidden", "hreflang", "id", "inert", "lang", "loading", "media"),
        *("name", "open", "property", "referrerpolicy", "rel", "reversed", "role"),
        *("rowspan", "scope", "shape", "span", "spellcheck", "start", "tabindex"),
        *("target", "title", "translate", "type", "usemap", "valign", "value"),
        *("width", "xmlns"),
    )
)
_ADDRESSES = frozenset(
    (
        *("src", "srcset", "data", "poster", "background", "action", "formaction"),
        *("href", "ping", "manifest", "longdesc", "cite", "imagesrcset", "base"),
    )
)
_LINKS = re.compile(r"(?:#|https?://|mailto:)", re.IGNORECASE)

#: What is refused, and a word to find it again by in the template.
Found = tuple[str, str]


def tree_of(page: str) -> ET.Element:
    """The page as browsers read it; elements of HTML have plain names."""
    # From a string of its own it would take a short page for the name of a file.
    tree: ET.Element = tinyhtml5.parse(io.StringIO(page), namespace_html_elements=False)
    return tree


def reaching(page: str, allowed: tuple[str, ...] = ()) -> tuple[Found, ...]:
    """Everything in a page that would run or fetch something, each once, in order.

    ``allowed`` are beginnings of addresses beside parts of the page and ``data:``.

    >>> reaching("<!-- --!><img src=x.png> -->")
    (('a page may not fetch anything (`x.png`)', 'src='),)
    """
    found: dict[Found, None] = {}
    for element in tree_of(page).iter():
        # A comment has no name.
        if isinstance(element.tag, str):
            found.update(dict.fromkeys(_of_element(element, allowed)))
    return tuple(found)


def _of_element(element: ET.Element, allowed: tuple[str, ...]) -> Iterator[Found]:
    space, _, name = element.tag.rpartition("}")
    name, is_drawing = name.lower(), space == f"{{{_SVG}"
    if name not in (_SHAPES if is_drawing else _ELEMENTS) or (space and not is_drawing):
        yield f"a page may hold no `<{clipped(name, 40)}>`", f"<{name}"
    if name == "style":
        styles = "".join(element.itertext())
        for each in fetching(styles, allowed):
            yield each.message, each.seen(styles).lower()
    for key, value in element.attrib.items():
        # Names in another vocabulary come in braces, or with its prefix.
        attribute = re.split(r"[}:]", str(key))[-1].lower()
        yield from _of_attribute(name, attribute, value, allowed, drawn=is_drawing)


def _of_attribute(
    element: str, name: str, value: str, allowed: tuple[str, ...], *, drawn: bool
) -> Iterator[Found]:
    shown = clipped(name, 40)
    if name.startswith("on"):
        yield f"a page may run nothing (`{shown}=`)", f"{name}="
    elif name == "http-equiv":
        if value.strip().lower() != "content-security-policy":
            yield "a page may not lead elsewhere by itself", name
    elif name in _ADDRESSES:
        if not _is_harmless(element, name, value, allowed):
            given = clipped(value.strip(), 60)
            yield f"a page may not fetch anything (`{given}`)", f"{name}="
    elif name.startswith(("aria-", "data-")):
        return
    elif name == "style" or drawn:
        # Many attributes of a drawing are styles as well: `fill`, `filter`, `mask`.
        for each in fetching(value, allowed):
            yield each.message, each.seen(value).lower()
    elif name not in _ATTRIBUTES:
        yield f"a page may have no `{shown}=`, which may fetch or run", f"{name}="


def _is_harmless(element: str, name: str, value: str, allowed: tuple[str, ...]) -> bool:
    if element in {"a", "area"} and name == "href":
        return bool(_LINKS.match(value.strip()))
    if element == "use":
        return value.strip().startswith("#")
    # Of several pictures only one would be looked at here.
    return name in {"src", "href"} and stays(value, allowed)


_HEAD = re.compile(r"<head(?:\s[^>]*)?>|\A\s*<!doctype[^>]*>|\A", re.IGNORECASE)
_META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'


def with_policy(page: str) -> str | None:
    """The page with the policy that has browsers fetch and run nothing.

    None where it cannot be put before everything else in the page's head.
    """
    if not _has_policy(page):
        heads = list(_HEAD.finditer(page))
        place = max(heads[:2], key=lambda each: each.group().lower()[:5] == "<head")
        page = f"{page[: place.end()]}{_META}\n{page[place.end() :]}"
    return page if _has_policy(page) else None


def _has_policy(page: str) -> bool:
    """Whether nothing but words about the page stands before its policy."""
    for element in tree_of(page).iter():
        if not isinstance(element.tag, str) or element.tag in {"html", "head"}:
            continue
        if element.tag not in {"meta", "title"}:
            return False
        if element.get("http-equiv", "").lower() == "content-security-policy":
            return element.get("content") == POLICY
    return False
