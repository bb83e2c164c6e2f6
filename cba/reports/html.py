"""The business case as a page: for a browser, or for the PDF.

The page for a browser carries its styles and fonts inside; that for the PDF names
font files beside the templates. Templates only arrange what they are given.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from cba.reports.content import Block, BusinessCase, Column, Row, Table
from cba.reports.figures import draw
from cba.reports.house_style.dress import colours, faces, letterhead, sheet
from cba.reports.house_style.style import HouseStyle
from cba.resources import templates_folder

_PAGE = "business_case.html.jinja"
_FAMILY = "Source Sans 3"
_FONTS = "fonts/"
_WEIGHTS = {400: "SourceSans3-Regular", 600: "SourceSans3-Semibold"}
#: What is more than its characters: code, a word too long for a column, and a
#: financial year, after whose hyphen a browser would end the line.
_SPECIAL = re.compile(
    r"`(?P<code>[^`]+)`|(?P<word>\S{41,})|(?P<year>(?<![\w-])\d{4}-\d{2}(?![\w-]))"
)
_PIECE = 20
#: Above this a title is set smaller, and above that as a text.
#: Tables of so few rows are not broken over pages; rows of so many characters are.
_SHORT_TABLE, _TALL_ROW = 16, 900
_LONG_TITLE, _VERY_LONG_TITLE = 70, 200


def render_html(case: BusinessCase, style: HouseStyle | None = None) -> str:
    """The page as one file that needs no other: for a screen, and to be printed.

    :raises StyleError: a template of the house style fails, or its page reaches out.
    """
    styles = (
        _web_fonts() + faces(style),
        sheet(style, "document.css"),
        f"@media screen {{\n{sheet(style, 'screen.css')}}}\n",
        f"@media print {{\n{sheet(style, 'print.css')}}}\n",
        *filter(None, [colours(style, dark=True)]),
    )
    return _render(case, styles, style)


def render_print(case: BusinessCase, style: HouseStyle | None = None) -> str:
    """The page for the layout engine of the PDF, to be read in `base_folder`.

    :raises StyleError: a template of the house style fails, or its page reaches out.
    """
    styles = (
        _print_fonts() + faces(style),
        sheet(style, "document.css"),
        sheet(style, "print.css"),
        *filter(None, [colours(style, dark=False)]),
    )
    return _render(case, styles, style)


def base_folder() -> Path:
    """The folder that the relative addresses of `render_print` start from."""
    return templates_folder()


def _render(
    case: BusinessCase, styles: tuple[str, ...], style: HouseStyle | None
) -> str:
    # The styles are the package's own, or a house style's: nothing of a project is
    # among them.
    given = {
        "case": case,
        "styles": Markup("\n".join(styles)),  # noqa: S704
        "house": letterhead(style),
    }
    if style is None or not style.templates:
        return _page(_environment()).render(given)
    from cba.reports.house_style import rendering  # few house styles have templates

    with rendering.faults_placed(style):
        page = _page(_with_filters(rendering.sandbox(style, _OPTIONS))).render(given)
    rendering.refuse_reaching(style, page, (_FONTS,))
    return page


def _page(environment: Environment) -> Template:
    return environment.get_template(_PAGE)


_OPTIONS = {
    "undefined": StrictUndefined,
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(templates_folder(), encoding="utf-8")
    return _with_filters(Environment(loader=loader, **_OPTIONS))  # type: ignore[arg-type]  # noqa: S701 - autoescape is among them


def _with_filters(environment: Environment) -> Environment:
    filters: dict[str, Callable[..., object]] = {
        "draw": draw,
        "has_texts": _has_texts,
        "height_class": _height_class,
        "inline": inline,
        "kind": _kind,
        "length_class": _length_class,
        "size": _size,
        "widths": widths,
        "span": _span,
    }
    environment.filters.update(filters)
    return environment


def inline(text: str) -> Markup:
    """The text, escaped, with years kept whole and what is in backticks as code.

    >>> print(inline("write `20%` & no <b>"))
    write <code>20%</code> &amp; no &lt;b&gt;
    >>> print(inline("in 2026-27"))
    in <span class="whole">2026-27</span>
    """
    made: list[Markup] = []
    end = 0
    for found in _SPECIAL.finditer(text):
        made += [escape(text[end : found.start()]), _special(found)]
        end = found.end()
    made.append(escape(text[end:]))
    return Markup().join(made)


def _special(found: re.Match[str]) -> Markup:
    if found["code"] is not None:
        return Markup("<code>{}</code>").format(found["code"])
    if found["year"] is not None:
        return Markup('<span class="whole">{}</span>').format(found["year"])
    word = found["word"]
    pieces = (word[n : n + _PIECE] for n in range(0, len(word), _PIECE))
    return Markup("<wbr>").join(pieces)


def widths(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The width of each column as a percentage of the table.

    >>> widths((Column("Agency", "heading", 3), Column("Costs", width=1)))
    ('75.00%', '25.00%')
    """
    whole = sum(column.width for column in columns)
    return tuple(f"{column.width / whole:.2%}" for column in columns)


def _span(table: Table) -> int:
    return len(table.columns)


def _has_texts(table: Table) -> bool:
    """Whether the table has columns of text, which need room on a small screen."""
    return any(column.kind == "text" for column in table.columns)


def _length_class(table: Table) -> str:
    """Whether the table fits on what is left of a page, or may be broken."""
    return "short" if len(table.rows) <= _SHORT_TABLE else "lengthy"


def _height_class(row: Row) -> str:
    """Whether the row may be broken, since it could be taller than a page."""
    longest = max(len(cell.text) + len(cell.detail) for cell in row.cells)
    return "tall" if longest > _TALL_ROW else "row"


def _kind(block: Block) -> str:
    return type(block).__name__


def _size(title: str) -> str:
    if len(title) > _VERY_LONG_TITLE:
        return "very-long"
    return "long" if len(title) > _LONG_TITLE else "usual"


def _print_fonts() -> str:
    """Font files as they are: unpacked ones, which open twenty times faster."""
    return "".join(
        _face(weight, f'url("{_FONTS}{name}.ttf")') for weight, name in _WEIGHTS.items()
    )


@cache
def _web_fonts() -> str:
    """Packed fonts inside the page."""
    faces = []
    for weight, name in _WEIGHTS.items():
        packed = (templates_folder() / "fonts" / f"{name}.ttf.woff2").read_bytes()
        data = base64.b64encode(packed).decode("ascii")
        faces.append(_face(weight, f'url("data:font/woff2;base64,{data}")'))
    return "".join(faces)


def _face(weight: int, source: str) -> str:
    return (
        f'@font-face {{ font-family: "{_FAMILY}"; font-weight: {weight}; '
        f"src: {source}; }}\n"
    )
