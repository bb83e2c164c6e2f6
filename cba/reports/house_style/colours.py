"""Colours that can be read: contrast measured as WCAG 2.2 does, and what follows.

Of the two colours that an organisation gives, light and dark schemes are made. The
given colours stand in the light scheme exactly as they are, or are refused; in the
dark scheme they keep their hue and are lightened until they can be read.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from coloraide import Color

#: WCAG 2.2, 1.4.3: text of ordinary size. Marks of a chart need 3 (1.4.11), and
#: have more, since their labels are text in the same colour.
TEXT = 4.5
#: What lightened colours reach on a dark screen, with room to spare.
_COMFORT = 6.0
#: Where no colour is given: those of the plain report.
BRAND = ACCENT = "#0b4a6f"
WHITE = "#ffffff"
_DARK_PAPER, _DARK_INK = "#11171d", "#e9edf1"
#: Closer than this, two colours are taken for one another.
_ALIKE = 0.08
#: Below this chroma a colour is a grey.
_GREY = 0.03
_STEPS = 24


@dataclass(frozen=True, slots=True)
class Scheme:
    """Every colour of a page in one scheme, each as ``#rrggbb``.

    ``wash`` is the tint behind groups of rows; the others stand on it and on
    ``paper``. ``brand`` is for headings and bars, ``accent`` for links and figures.
    """

    paper: str
    ink: str
    soft: str
    rule: str
    strong_rule: str
    wash: str
    brand: str
    accent: str


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, by WCAG 2.2's relative luminance.

    >>> round(contrast("#ffffff", "#000000"), 9), round(contrast("#e87722", "#fff"), 3)
    (21.0, 2.961)
    """
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """The relative luminance of a colour, with the figures that WCAG 2.2 gives.

    The library's are more exact, and differ from those of every checker at the edge.
    """
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color(colour).convert("srgb").coords()
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio_words(ratio: float) -> str:
    """A ratio as it is written, cut and not rounded: 4.49 does not pass as 4.5.

    >>> ratio_words(4.499), ratio_words(21.0)
    ('4.4:1', '21.0:1')
    """
    return f"{math.floor(round(ratio * 10, 6)) / 10:.1f}:1"


def darkened(colour: str) -> str:
    """The lightest colour of the same hue that can be text on white.

    >>> darkened("#e87722"), darkened("#003a5d")
    ('#bd5b00', '#003a5d')
    """
    return _nearest(colour, 0.0, lambda made: contrast(made, WHITE) >= TEXT)


def tint(*colours: str) -> str:
    """A ground with a breath of the first colour, on which each can be text.

    It is nearly white, and nearer still where a colour only just passes on white.
    """

    def can_be_read_on(ground: str) -> bool:
        return all(contrast(colour, ground) >= TEXT for colour in colours)

    return _nearest(_in_hue(colours[0], 0.967, 0.009), 1.0, can_be_read_on)


def light_scheme(brand: str, accent: str) -> Scheme:
    """The scheme of paper and of a light screen."""
    return Scheme(
        paper=WHITE,
        ink="#17212b",
        soft="#4a5663",
        rule=_in_hue(brand, 0.875, 0.014),
        strong_rule=brand,
        wash=tint(brand, accent),
        brand=brand,
        accent=accent,
    )


def dark_scheme(brand: str, accent: str) -> Scheme:
    """The scheme of a dark screen: the same hues, light enough to be read there."""
    wash = _in_hue(brand, 0.25, 0.016)
    return Scheme(
        paper=_DARK_PAPER,
        ink=_DARK_INK,
        soft="#adb8c3",
        rule=_in_hue(brand, 0.37, 0.02),
        strong_rule=_in_hue(brand, 0.62, 0.03),
        wash=wash,
        brand=on_dark(brand, wash),
        accent=on_dark(accent, wash),
    )


def unlike(colours: Iterable[str], others: Sequence[str]) -> tuple[str, ...]:
    """The other colours, with those that are taken for one of the colours last.

    >>> unlike(["#0b4a6f"], ["#0a4b70", "#a34a00", "#0b6b5e"])
    ('#a34a00', '#0b6b5e', '#0a4b70')
    """
    taken = [Color(colour) for colour in colours]

    def is_alike(other: str) -> bool:
        return min(each.delta_e(other, method="ok") for each in taken) < _ALIKE

    return tuple(sorted(others, key=is_alike))


def on_dark(colour: str, ground: str) -> str:
    """The darkest colour of the same hue that can be text on a dark ground.

    What has next to no hue becomes the ink of a dark screen, as black is that of paper.
    """

    def can_be_read(made: str) -> bool:
        return min(contrast(made, ground), contrast(made, _DARK_PAPER)) >= _COMFORT

    if Color(colour).convert("oklch")["chroma"] < _GREY:
        return _DARK_INK
    return _nearest(colour, 1.0, can_be_read)


def _nearest(colour: str, end: float, can_be_read: Callable[[str], bool]) -> str:
    """The colour itself, or the nearest towards black or white that can be read.

    ``end`` is the lightness that the search goes towards, where it always can be.
    """
    if can_be_read(colour):
        return colour
    hue = Color(colour).convert("oklch")
    start, near, far = hue["lightness"], 0.0, 1.0
    found = _in_hue(colour, end, 0.0)
    for _ in range(_STEPS):
        middle = (near + far) / 2
        made = _in_hue(colour, start + (end - start) * middle, hue["chroma"])
        if can_be_read(made):
            found, far = made, middle
        else:
            near = middle
    return found


def _in_hue(colour: str, lightness: float, chroma: float) -> str:
    """The colour of the same hue that is so light and so strong, or nearly."""
    made = Color(colour).convert("oklch")
    made["lightness"] = lightness
    made["chroma"] = min(chroma, made["chroma"])
    return str(made.fit("srgb").convert("srgb").to_string(hex=True, fit="clip"))
