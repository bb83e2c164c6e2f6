"""Charts as pictures that every version of Word shows, the same on every machine."""

from __future__ import annotations

from io import BytesIO

from docx.document import Document
from docx.oxml.ns import qn

from cba.reports.charts.picture import svg_of
from cba.reports.content import Chart
from cba.reports.word.elements import Element, clean, w
from cba.resources import templates_folder

#: Dots for one unit of the drawing: some 230 to the inch at the width of a page,
#: as many as an office printer shows; three would take twice as long to draw.
_SCALE = 2
#: English metric units: 914,400 to the inch, of which a twip is the 1,440th part.
_EMU_PER_TWIP = 635


def picture(document: Document, chart: Chart, number: int, width: int) -> Element:
    """A run that holds the chart ``width`` twips wide, with its words for a reader.

    The alternative text is the chart's sentence.
    """
    drawn = png_of(chart)
    inline = document.part.new_pic_inline(BytesIO(drawn), width * _EMU_PER_TWIP, None)
    properties = inline.docPr
    properties.set("id", str(number))
    properties.set("name", f"Chart {number}")
    properties.set("descr", clean(chart.sentence))
    properties.set("title", clean(chart.finding))
    for named in inline.iter(qn("pic:cNvPr")):
        named.set("name", f"{chart.identifier}.png")
    return w("r", w("drawing", inline))


def png_of(chart: Chart) -> bytes:
    """The chart in dots, lettered in the report's own fonts and in no others."""
    from resvg_py import svg_to_bytes

    fonts = sorted(map(str, (templates_folder() / "fonts").glob("*.ttf")))
    return bytes(
        svg_to_bytes(
            svg_string=svg_of(chart),
            zoom=_SCALE,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=fonts,
        )
    )
