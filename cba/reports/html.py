"""A document as a page: for a browser, or for the PDF.

The page for a browser carries its styles and fonts inside; that for the PDF names
font files beside the templates. Templates only arrange what they are given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from markupsafe import Markup, escape

from cba.reports import table_layout
from cba.reports.charts.picture import svg_of
from cba.reports.content import Block, Chart, Publication
from cba.reports.house_style.dress import (
    chart_family,
    colours,
    faces,
    letterhead,
    palette_of,
    sheet,
)
from cba.reports.house_style.style import HouseStyle
from cba.reports.page_parts import FONTS, POLICY, PartMissing, print_fonts, web_fonts
from cba.resources import templates_folder

_PAGE = "business_case.html.jinja"
#: What is more than its characters: code, a word too long for a column, and a
#: financial year, after whose hyphen a browser would end the line.
_SPECIAL = re.compile(
    r"`(?P<code>[^`]+)`|(?P<word>\S{41,})|(?P<year>(?<![\w-])\d{4}-\d{2}(?![\w-]))"
)
#: The layout engine of the PDF keeps years whole itself, and takes its time for each
#: span.
_SPECIAL_ON_PAPER = re.compile(r"`(?P<code>[^`]+)`|(?P<word>\S{41,})")
_PIECE = 20
#: No word is as long as this; on paper only the beginning of such a text is set, as it
#: would fill pages. Scripts from Thai on, many of them without spaces, are left alone.
_NO_WORD = re.compile(r"[^\s\u0e00-\U0010ffff]{401,}")
_BEGINNING = 160
#: Above this a title is set smaller, and above that as a text.
_LONG_TITLE, _VERY_LONG_TITLE = 70, 200


def render_html(case: Publication, style: HouseStyle | None = None) -> str:
    """The page as one file that needs no other: for a screen, and to be printed.

    :raises StyleError: a template of the house style fails, or its page reaches out.
    """
    styles = (
        web_fonts() + faces(style),
        sheet(style, "document.css"),
        f"@media screen {{\n{sheet(style, 'screen.css')}}}\n",
        f"@media print {{\n{sheet(style, 'print.css')}}}\n",
        colours(style, dark=True),
    )
    return _render(case, styles, style, on_screen=True)


def render_print(case: Publication, style: HouseStyle | None = None) -> str:
    """The page for the layout engine of the PDF, to be read in `base_folder`.

    :raises StyleError: a template of the house style fails, or its page reaches out.
    """
    styles = (
        print_fonts() + faces(style),
        sheet(style, "document.css"),
        sheet(style, "print.css"),
        colours(style, dark=False),
    )
    return _render(case, styles, style, on_screen=False)


def base_folder() -> Path:
    """The folder that the relative addresses of `render_print` start from."""
    return templates_folder()


def _render(
    case: Publication,
    styles: tuple[str, ...],
    style: HouseStyle | None,
    *,
    on_screen: bool,
) -> str:
    given = {
        "case": case,
        # They are the package's own or a house style's, and nothing of a project.
        "styles": Markup("\n".join(filter(None, styles))),  # noqa: S704
        "house": letterhead(style),
    }
    if style is None:
        return _rendered(_environment(on_screen), given)
    from cba.reports.house_style import rendering  # few documents have a house style

    with rendering.faults_placed(style):
        environment = _set_up(rendering.sandbox(style, _OPTIONS), style, on_screen)
        page = _rendered(environment, given)
    return rendering.made_safe(style, page, () if on_screen else (FONTS,))


def _rendered(environment: Environment, given: Mapping[str, object]) -> str:
    try:
        return environment.get_template(_PAGE).render(given)
    except TemplateNotFound as missing:
        raise PartMissing(str(missing.name)) from missing


_OPTIONS: Mapping[str, Any] = {
    "undefined": StrictUndefined,
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}


@cache
def _environment(on_screen: bool) -> Environment:  # noqa: FBT001 - a key of the cache
    loader = FileSystemLoader(templates_folder(), encoding="utf-8")
    environment = Environment(loader=loader, **_OPTIONS)  # noqa: S701 - it is escaped
    return _set_up(environment, None, on_screen)


def _set_up(
    environment: Environment,
    style: HouseStyle | None,
    on_screen: bool,  # noqa: FBT001 - handed on from the cache
) -> Environment:
    filters: dict[str, Callable[..., object]] = {
        "continued": table_layout.continued,
        "group_class": table_layout.group_class,
        "has_texts": table_layout.has_texts,
        "height_class": table_layout.height_class,
        "inline": inline if on_screen else _inline_on_paper,
        "kind": _kind,
        "length_class": table_layout.length_class,
        "picture": _picture_in(style),
        "page_turns": table_layout.page_turns,
        "row_groups": table_layout.row_groups,
        "size": _size,
        "widths": table_layout.widths,
        "span": table_layout.span,
    }
    environment.filters.update(filters)
    environment.globals["on_screen"] = on_screen
    environment.globals["policy"] = POLICY
    return environment


def inline(text: str) -> Markup:
    """The text, escaped, with years kept whole and what is in backticks as code.

    >>> print(inline("write `20%` & no <b>"))
    write <code>20%</code> &amp; no &lt;b&gt;
    >>> print(inline("in 2026-27"))
    in <span class="whole">2026-27</span>
    """
    return _marked_up(text, _SPECIAL)


def _inline_on_paper(text: str) -> Markup:
    return _marked_up(_NO_WORD.sub(_beginning, text), _SPECIAL_ON_PAPER)


def _beginning(found: re.Match[str]) -> str:
    """The beginning of what is too long for paper, and where all of it is."""
    left = len(found[0]) - _BEGINNING
    return f"{found[0][:_BEGINNING]}… ({left:,} more characters in the project file)"


def _marked_up(text: str, special: re.Pattern[str]) -> Markup:
    made: list[Markup] = []
    end = 0
    for found in special.finditer(text):
        made += [escape(text[end : found.start()]), _special(found)]
        end = found.end()
    made.append(escape(text[end:]))
    return Markup().join(made)


def _special(found: re.Match[str]) -> Markup:
    if found.lastgroup == "code":
        return Markup("<code>{}</code>").format(found["code"])
    if found.lastgroup == "year":
        return Markup('<span class="whole">{}</span>').format(found["year"])
    word = found["word"]
    pieces = (word[n : n + _PIECE] for n in range(0, len(word), _PIECE))
    return Markup("<wbr>").join(pieces)


def _picture_in(style: HouseStyle | None) -> Callable[[Chart], Markup]:
    palette, family = palette_of(style), chart_family(style)

    def picture(chart: Chart) -> Markup:
        # Its template has escaped the texts of the project.
        return Markup(svg_of(chart, palette=palette, family=family))  # noqa: S704

    return picture


def _kind(block: Block) -> str:
    return type(block).__name__


def _size(title: str) -> str:
    if len(title) > _VERY_LONG_TITLE:
        return "very-long"
    return "long" if len(title) > _LONG_TITLE else "usual"
