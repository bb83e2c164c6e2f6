"""What a picture is made of: paths and words at places, in the order of drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WIDTH = 760.0
#: The size of letters, in units of the view box.
LETTERS = 13.5
#: ``line``: stroked; ``area``: filled; ``solid``: filled, edged in the paper's
#: colour; ``hollow``: edged, filled in the paper's colour.
Style = Literal["line", "area", "solid", "hollow"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Path:
    """A path, in one ink of the palette."""

    data: str
    ink: str
    style: Style = "line"
    width: str = "1"
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A text at a place; ``y`` is the line that its letters stand on."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    ink: str = "soft"
    is_bold: bool = False

    @property
    def across(self) -> str:
        """Where it stands across, as the picture has it."""
        return at(self.x)

    @property
    def down(self) -> str:
        """Where it stands down, as the picture has it."""
        return at(self.y)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in units of its own view box; its words lie above its paths."""

    height: float
    paths: tuple[Path, ...]
    words: tuple[Words, ...]

    @property
    def size(self) -> tuple[str, str]:
        """The width and the height of the view box."""
        return at(WIDTH), at(self.height)


def at(value: float) -> str:
    """A coordinate, to a hundredth of a unit.

    >>> at(12.0), at(0.125), at(-0.001)
    ('12', '0.12', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def across(x: float, y: float, end: float) -> str:
    """A line across."""
    return f"M{at(x)} {at(y)}H{at(end)}"


def down(x: float, y: float, end: float) -> str:
    """A line down."""
    return f"M{at(x)} {at(y)}V{at(end)}"


def box(x: float, y: float, width: float, height: float) -> str:
    """The outline of a rectangle."""
    return f"M{at(x)} {at(y)}H{at(x + width)}V{at(y + height)}H{at(x)}z"


def marker(shape: str, x: float, y: float) -> str:
    """The outline of a marker about a point; a circle where no shape is named."""
    r = 3.6
    match shape:
        case "square":
            return f"M{at(x - 3.2)} {at(y - 3.2)}h6.4v6.4h-6.4z"
        case "triangle":
            return f"M{at(x)} {at(y - 4.2)}l4 7.4h-8z"
        case "diamond":
            return f"M{at(x)} {at(y - 4.6)}l4.6 4.6l-4.6 4.6l-4.6 -4.6z"
        case "cross":
            return (
                f"M{at(x - 1.3)} {at(y - 4.2)}h2.6v2.9h2.9v2.6h-2.9v2.9h-2.6v-2.9"
                "h-2.9v-2.6h2.9z"
            )
        case "bar":
            return f"M{at(x - 4.4)} {at(y - 1.6)}h8.8v3.2h-8.8z"
        case _:
            arc = f"a{r} {r} 0 1 0"
            return f"M{at(x - r)} {at(y)}{arc} {2 * r} 0{arc} -{2 * r} 0z"
