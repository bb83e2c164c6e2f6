"""Where the words of a PDF stand on its pages, measured from the finished file."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

#: Points in a millimetre.
MM = 72 / 25.4
#: The margins of print.css, in which nothing of the text may stand. Running heads do.
SIDE, TOP, BOTTOM = 18 * MM, 25 * MM, 18 * MM
_NAMES = {"x": "http://www.w3.org/1999/xhtml"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word with the box around it, in points from the page's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of its box: that of its line."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the words of its text, without those of its head and foot."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def fill(self) -> float:
        """How much of the height of the text's area is used, from 0 to 1."""
        lowest = max((word.bottom for word in self.words), default=TOP)
        return (lowest - TOP) / (self.height - TOP - BOTTOM)

    def beyond_margins(self) -> tuple[Word, ...]:
        """The words that stand in a margin, in part at least."""
        slack = 1.0
        return tuple(
            word
            for word in self.words
            if word.left < SIDE - slack
            or word.right > self.width - SIDE + slack
            or word.bottom > self.height - BOTTOM + slack
        )

    def last_line(self) -> tuple[Word, ...]:
        """The words of the lowest line."""
        if not self.words:
            return ()
        lowest = max(word.bottom for word in self.words)
        return tuple(word for word in self.words if lowest - word.bottom < 1)


def measured(path: Path) -> tuple[Page, ...]:
    """The pages of a PDF after its cover, as poppler finds them."""
    found = subprocess.run(
        ["pdftotext", "-bbox", str(path), "-"],
        check=True,
        capture_output=True,
        text=True,
    )
    root = ElementTree.fromstring(found.stdout)  # noqa: S314 - poppler wrote it
    pages = root.findall(".//x:page", _NAMES)
    return tuple(_page(n, page) for n, page in enumerate(pages, start=1))[1:]


def _page(number: int, page: ElementTree.Element) -> Page:
    height = float(page.attrib["height"])
    words = (_word(element) for element in page.findall("x:word", _NAMES))
    return Page(
        number,
        float(page.attrib["width"]),
        height,
        tuple(w for w in words if w.top > TOP - MM and w.top < height - BOTTOM + MM),
    )


def _word(element: ElementTree.Element) -> Word:
    sides = (float(element.attrib[name]) for name in ("xMin", "yMin", "xMax", "yMax"))
    return Word(element.text or "", *sides)
