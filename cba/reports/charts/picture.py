"""The picture of a chart, as every format shows it."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from cba.reports.charts.arrows import draw_arrows
from cba.reports.charts.bars import draw_bars
from cba.reports.charts.chances import draw_chances
from cba.reports.charts.columns import draw_columns
from cba.reports.charts.courses import draw_courses
from cba.reports.charts.lines import draw_lines
from cba.reports.charts.palette import PALETTE, Palette
from cba.reports.charts.plots import (
    Arrows,
    Bars,
    Chances,
    Columns,
    Courses,
    Lines,
    Plot,
    Steps,
)
from cba.reports.charts.shapes import Drawing
from cba.reports.charts.steps import draw_steps
from cba.reports.charts.tornado import draw_tornado
from cba.reports.content import Chart
from cba.resources import templates_folder

#: The letters of a picture, as SVG names them.
FAMILY = "'Source Sans 3',sans-serif"


def svg_of(
    chart: Chart, *, palette: Palette | None = None, family: str = FAMILY
) -> str:
    """A complete picture that needs no other file, as SVG with its texts as text.

    Its colours stand as attributes, for white paper; a page replaces them by the
    classes of its marks on a dark screen. Its title is the chart's whole sentence,
    which is what a reader of a PDF hears.
    """
    return _template().render(
        chart=chart,
        drawing=drawing_of(chart.plot),
        colours=(palette or PALETTE).colours,
        family=family,
    )


def drawing_of(plot: Plot) -> Drawing:
    """Where everything in a plot stands."""
    match plot:
        case Lines():
            drawing = draw_lines(plot)
        case Bars():
            drawing = draw_bars(plot)
        case Columns():
            drawing = draw_columns(plot)
        case Steps():
            drawing = draw_steps(plot)
        case Chances():
            drawing = draw_chances(plot)
        case Arrows():
            drawing = draw_arrows(plot)
        case Courses():
            drawing = draw_courses(plot)
        case _:
            drawing = draw_tornado(plot)
    return drawing


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(templates_folder(), encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("chart.svg.jinja")
