from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cba.reports.charts.palette import LOOKS, PALETTE, Palette
from cba.reports.charts.picture import drawing_of, svg_of
from cba.reports.charts.plots import (
    Columns,
    Fill,
    Kind,
    Lines,
    Plot,
    Series,
    Stack,
    Tick,
)
from cba.reports.content import Chart
from tests.reports.charts.made_plots import (
    arrows,
    bars,
    chances,
    columns,
    courses,
    lines,
    steps,
    tornadoes,
)
from tests.reports.charts.picture_checks import covering, outside

SVG = "{http://www.w3.org/2000/svg}"
PLOT = Lines(
    ("2026-27",), (Tick(-1.0, "−1"), Tick(0.0, "0")), (Series("<b>", (-1.0,), "−£1"),)
)

PLOTS = st.one_of(
    bars(), columns(), lines(), steps(), tornadoes(), chances(), arrows(), courses()
)


def chart_of(plot: Plot, sentence: str = "A chart. It says this & that.") -> Chart:
    return Chart("made", "A finding", "£", sentence, plot, None, "elsewhere")


@given(PLOTS)
@settings(max_examples=80, deadline=None)
def test_everything_stands_within_the_picture(plot: Plot) -> None:
    assert outside(drawing_of(plot)) == []


def test_the_longest_values_of_an_axis_have_room() -> None:
    # Two thousand billion, in millions.
    ticks = tuple(Tick(n * 2e12, f"{n * 2e6:,.0f}") for n in (-1, 0, 1))
    plot = Columns(("2026-27",), ticks, (), (0.0,), "Net", "£ million")

    assert outside(drawing_of(plot)) == []


@given(PLOTS)
@settings(max_examples=80, deadline=None)
def test_no_words_stand_on_others(plot: Plot) -> None:
    assert covering(drawing_of(plot)) == []


@given(PLOTS)
@settings(max_examples=30, deadline=None)
def test_a_picture_is_well_formed_and_the_same_each_time(plot: Plot) -> None:
    chart = chart_of(plot)

    text = svg_of(chart)

    assert ET.fromstring(text).tag == f"{SVG}svg"  # noqa: S314 - made here
    assert svg_of(chart) == text
    assert "nan" not in text
    assert "inf" not in text.replace("-finding", "")


def test_the_title_holds_the_whole_sentence_and_texts_are_escaped() -> None:
    root = ET.fromstring(svg_of(chart_of(PLOT)))  # noqa: S314 - made here

    assert root.findtext(f"{SVG}title") == "A chart. It says this & that."
    assert "<b> −£1" in [each.text for each in root.iter(f"{SVG}text")]
    assert root.attrib["role"] == "img"


def test_a_palette_replaces_the_colours_of_the_house() -> None:
    kinds = (Kind("Costs", "cost"), Kind("Cash", "cash"))
    plot = Columns(
        ("2026-27",),
        (Tick(-1.0, "−1"), Tick(0.0, "0"), Tick(1.0, "1")),
        (Stack(kinds[0], (-1.0,)), Stack(kinds[1], (1.0,))),
        (0.0,),
        "Net",
    )
    own = Palette(first="#112233", second="#445566")

    text = svg_of(chart_of(plot), palette=own)

    assert 'fill="#112233"' in text
    assert 'fill="#445566"' in text
    assert PALETTE.first not in text
    assert PALETTE.second not in text


def test_kinds_of_surface_differ_in_texture_or_stand_apart() -> None:
    # What may lie on the same side of nought, next to each other.
    gains = {LOOKS[fill].texture for fill in ("cash", "saving", "economic", "social")}

    assert len(gains) == 4
    assert LOOKS["cost"].texture != LOOKS["loss"].texture
    assert LOOKS["payment"].texture not in {*gains, LOOKS["cost"].texture}
    assert LOOKS["low"].texture != LOOKS["high"].texture
    assert LOOKS["short"].texture != LOOKS["ahead"].texture
    assert LOOKS["society"].texture != LOOKS["public"].texture


@pytest.mark.parametrize("fill", LOOKS)
def test_every_surface_has_an_ink_of_the_palette(fill: Fill) -> None:
    assert LOOKS[fill].ink in PALETTE.colours
