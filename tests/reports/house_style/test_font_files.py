from __future__ import annotations

import pytest

from cba.problems import Place, Problem
from cba.reports.house_style.fonts import read_font
from cba.reports.house_style.style import Font
from tests.reports.house_style.made_styles import LETTERS, font

HERE = Place("style/style.yaml", 3, 12)


def refused(content: bytes) -> str:
    read = read_font(content, "a.ttf", HERE)
    assert isinstance(read, Problem)
    assert (read.code, read.place) == ("CBA605", HERE)
    return read.message


@pytest.mark.parametrize("rights", [0, 4, 8])
def test_a_font_that_may_be_embedded_is_carried_as_it_is(rights: int) -> None:
    content = font(rights)

    assert read_font(content, "a.ttf", HERE) == Font(content, "font/ttf", "Shapes")


@pytest.mark.parametrize(
    ("rights", "words"),
    [
        (2, "`a.ttf` may not be embedded, say the rights in it (fsType 2)"),
        (0x104, "`a.ttf` may only be embedded whole"),
        (0x200, "`a.ttf` may only be embedded as bitmaps"),
    ],
)
def test_the_rights_in_a_font_are_honoured(rights: int, words: str) -> None:
    assert refused(font(rights)).startswith(words)


def test_a_font_without_figures_is_refused() -> None:
    assert refused(font(letters=LETTERS[4:])) == (
        "`a.ttf` lacks ` ` `0` `1` `2`, which every document has"
    )


@pytest.mark.parametrize("content", [b"", b"wOF2", b"wOFF", b"ttcf", b"%!PS"])
def test_another_kind_of_file_is_refused(content: bytes) -> None:
    assert refused(content) == "`a.ttf` is no TTF or OTF font"


@pytest.mark.parametrize("kept", [4, 40, 300, 900])
def test_half_a_font_is_refused(kept: int) -> None:
    assert refused(font()[:kept]) == "`a.ttf` is damaged"
