from __future__ import annotations

import io
import struct

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from cba.problems import Place, Problem
from cba.reports.house_style.logo import read_logo
from cba.reports.house_style.style import Logo
from tests.reports.house_style.made_styles import SQUARE, png

HERE = Place("style/style.yaml", 2, 7)


def logo(content: bytes) -> Logo:
    read = read_logo(content, "logo.png", "A council", HERE)
    assert isinstance(read, Logo)
    return read


def refused(content: bytes) -> str:
    read = read_logo(content, "logo.png", "A council", HERE)
    assert isinstance(read, Problem)
    assert read.place == HERE
    return f"{read.code} {read.message}"


def test_a_png_has_its_size_and_its_words() -> None:
    read = logo(png(8, 4))

    assert (read.media_type, read.width, read.height) == ("image/png", 8.0, 4.0)
    assert read.words == "A council"


def test_what_a_file_is_its_bytes_say_and_not_its_name() -> None:
    assert logo(SQUARE.encode()).media_type == "image/svg+xml"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "I;16"])
def test_every_kind_of_png_becomes_plain_pixels(mode: str) -> None:
    with Image.open(io.BytesIO(logo(png(mode=mode)).content)) as image:
        assert image.mode in {"RGB", "RGBA"}


def test_what_is_seen_through_stays_so() -> None:
    with Image.open(io.BytesIO(logo(png(mode="RGBA")).content)) as image:
        assert image.mode == "RGBA"
        assert image.getchannel("A").getextrema() == (0, 0)


def test_nothing_but_pixels_travels() -> None:
    notes = PngInfo()
    notes.add_text("Author", "Jo")
    content = io.BytesIO()
    Image.new("RGB", (8, 4)).save(content, "PNG", pnginfo=notes, icc_profile=b"Jo" * 9)

    assert b"Jo" not in logo(content.getvalue()).content


def test_the_same_picture_gives_the_same_png() -> None:
    assert logo(png()).content == logo(png()).content


def test_more_pixels_than_a_page_shows_are_refused_unopened() -> None:
    # A header that promises sixteen thousand million pixels, and nothing after it.
    header = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 200000, 80000)

    assert refused(header + bytes(9)) == "CBA603 `logo.png` is 200,000 × 80,000 pixels"


@pytest.mark.parametrize("kept", [8, 20, 40])
def test_half_a_png_is_refused(kept: int) -> None:
    assert refused(png()[:kept]) == "CBA603 `logo.png` is a damaged PNG"


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\xff\xd8\xff\xe0", b"%PDF-1.7"])
def test_any_other_kind_is_refused(content: bytes) -> None:
    assert refused(content) == "CBA603 `logo.png` is neither an SVG nor a PNG"
