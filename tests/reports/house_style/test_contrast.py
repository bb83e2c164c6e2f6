from __future__ import annotations

from dataclasses import fields

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from cba.reports.house_style.colours import (
    TEXT,
    WHITE,
    Scheme,
    contrast,
    dark_scheme,
    darkened,
    light_scheme,
    ratio_words,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
#: What stands as text on which ground, in either scheme.
TEXTS = ("ink", "soft", "brand", "accent")


def faint(scheme: Scheme) -> list[str]:
    return [
        f"{text} on {ground}: {ratio_words(ratio)}"
        for text in TEXTS
        for ground in ("paper", "wash")
        if (ratio := contrast(getattr(scheme, text), getattr(scheme, ground))) < TEXT
    ]


@given(one=COLOURS, other=COLOURS)
def test_contrast_is_that_of_the_colour_library_but_for_rounding(
    one: str, other: str
) -> None:
    measured = Color(one).contrast(other, method="wcag21")

    assert measured == pytest.approx(contrast(one, other), rel=1e-3)


@pytest.mark.parametrize(
    ("colour", "ratio"),
    # Two greys on either side of the line: of #777777 each part is 119 ÷ 255 = 0.4667,
    # linear 0.1845, and 1.05 ÷ 0.2345 = 4.478.
    [("#767676", 4.5422), ("#777777", 4.4781), ("#000000", 21.0), ("#ffffff", 1.0)],
)
def test_contrast_on_white_is_what_checkers_measure(colour: str, ratio: float) -> None:
    assert ratio == pytest.approx(contrast(colour, WHITE), abs=5e-5)


@given(colour=COLOURS)
def test_a_darkened_colour_can_be_read_on_white(colour: str) -> None:
    assert contrast(darkened(colour), WHITE) >= TEXT


@given(colour=COLOURS)
def test_a_colour_that_can_be_read_is_left_as_it_is(colour: str) -> None:
    dark = darkened(colour)

    assert darkened(dark) == dark


@given(brand=COLOURS, accent=COLOURS)
def test_everything_can_be_read_in_the_light(brand: str, accent: str) -> None:
    assert faint(light_scheme(darkened(brand), darkened(accent))) == []


@given(brand=COLOURS, accent=COLOURS)
def test_everything_can_be_read_in_the_dark(brand: str, accent: str) -> None:
    assert faint(dark_scheme(darkened(brand), darkened(accent))) == []


@given(brand=COLOURS, accent=COLOURS)
def test_every_colour_is_six_digits(brand: str, accent: str) -> None:
    for scheme in (light_scheme(brand, accent), dark_scheme(brand, accent)):
        for each in fields(scheme):
            assert len(getattr(scheme, each.name)) == 7


def test_given_colours_stand_in_the_light_exactly_as_they_are() -> None:
    scheme = light_scheme("#1d5b3a", "#a8430f")

    assert (scheme.brand, scheme.accent) == ("#1d5b3a", "#a8430f")


def test_black_is_the_ink_of_the_dark() -> None:
    scheme = dark_scheme("#000000", "#000000")

    assert scheme.brand == scheme.ink
