"""Charts and logos as pictures that Word shows the same on every machine."""

from __future__ import annotations

from io import BytesIO

from docx.document import Document
from docx.oxml.ns import qn

from cba.reports.charts.palette import Palette
from cba.reports.charts.picture import svg_of
from cba.reports.content import Chart
from cba.reports.house_style.style import Logo
from cba.reports.word.elements import Element, clean, w
from cba.reports.word.pages import UPRIGHT
from cba.resources import templates_folder

#: Dots for one unit of the drawing: some 230 to the inch at the width of a page,
#: as many as an office printer shows; three would take twice as long to draw.
_SCALE = 2
#: English metric units: 914,400 to the inch, of which a twip is the 1,440th part.
_EMU_PER_TWIP = 635
#: The room of a logo, in twips: 90 mm by 20 mm, as on the cover of the PDF.
_LOGO_WIDTH, _LOGO_HEIGHT = 5_102, 1_134
#: Dots to the inch for a logo that is drawn, whose edges are seen from close by.
_LOGO_DOTS = 300
_TWIPS_PER_INCH = 1_440
#: Pictures are numbered in a document: charts from 1, and the logo apart from them.
_LOGO_NUMBER = 100_000


def picture(
    document: Document,
    chart: Chart,
    number: int,
    width: int,
    palette: Palette | None = None,
) -> Element:
    """A run that holds the chart ``width`` twips wide, with its words for a reader.

    The alternative text is the chart's sentence.
    """
    drawn = png_of(chart, width, palette)
    inline = document.part.new_pic_inline(BytesIO(drawn), width * _EMU_PER_TWIP, None)
    properties = inline.docPr
    properties.set("id", str(number))
    properties.set("name", f"Chart {number}")
    properties.set("descr", clean(chart.sentence))
    properties.set("title", clean(chart.finding))
    for named in inline.iter(qn("pic:cNvPr")):
        named.set("name", f"{chart.identifier}.png")
    return w("r", w("drawing", inline))


def png_of(chart: Chart, width: int = UPRIGHT, palette: Palette | None = None) -> bytes:
    """The chart in dots, lettered in the report's own fonts and in no others.

    ``width`` is what it is printed at, in twips: a wider picture has more dots.
    """
    from resvg_py import svg_to_bytes

    fonts = sorted(map(str, (templates_folder() / "fonts").glob("*.ttf")))
    return bytes(
        svg_to_bytes(
            svg_string=svg_of(chart, palette=palette),
            zoom=_SCALE * max(1, width / UPRIGHT),
            background="#ffffff",
            skip_system_fonts=True,
            font_files=fonts,
        )
    )


def logo_picture(document: Document, logo: Logo) -> Element:
    """A run that holds a logo, as large as its room on the cover lets it be."""
    scale = min(_LOGO_WIDTH / logo.width, _LOGO_HEIGHT / logo.height)
    width, height = round(logo.width * scale), round(logo.height * scale)
    inline = document.part.new_pic_inline(
        BytesIO(_logo_png(logo, width)), width * _EMU_PER_TWIP, height * _EMU_PER_TWIP
    )
    inline.docPr.set("id", str(_LOGO_NUMBER))
    inline.docPr.set("name", "Logo")
    inline.docPr.set("descr", clean(logo.words))
    for named in inline.iter(qn("pic:cNvPr")):
        named.set("name", "logo.png")
    return w("r", w("drawing", inline))


def _logo_png(logo: Logo, width: int) -> bytes:
    """The logo in dots: drawn where it is an SVG, which Word of old does not show."""
    if logo.media_type == "image/png":
        return logo.content
    from resvg_py import svg_to_bytes

    return bytes(
        svg_to_bytes(
            svg_string=logo.content.decode("utf-8"),
            width=max(1, round(width / _TWIPS_PER_INCH * _LOGO_DOTS)),
            skip_system_fonts=True,
        )
    )
