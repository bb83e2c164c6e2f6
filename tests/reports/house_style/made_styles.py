"""Folders of house styles, for tests to make and break."""

from __future__ import annotations

import io
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image

from cba.problems import Problem
from cba.reports.house_style.reading import read_house_style
from cba.reports.house_style.style import HouseStyle

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 10">{}</svg>'
)
SQUARE = SVG.format('<path d="M0 0H10V10H0Z"/>')
LETTERS = " 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,£%"


def made(folder: Path, text: str, **files: str | bytes) -> Path:
    """A folder with `style.yaml` and files; in their names `a__b_css` is `a/b.css`."""
    style = folder / "style"
    style.mkdir(exist_ok=True)
    (style / "style.yaml").write_text(text, "utf-8")
    for name, content in files.items():
        plain = name if "." in name else name.replace("__", "/").replace("_", ".")
        path = style / plain
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return style


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """What is wrong with a house style."""
    return read_house_style(folder).problems


def style_of(folder: Path) -> HouseStyle:
    """A house style in which nothing is wrong."""
    read = read_house_style(folder)
    assert read.style is not None, [problem.message for problem in read.problems]
    return read.style


def png(width: int = 8, height: int = 4, mode: str = "RGB") -> bytes:
    """A picture of one colour."""
    made_png = io.BytesIO()
    Image.new(mode, (width, height)).save(made_png, "PNG")
    return made_png.getvalue()


def font(rights: int = 0, letters: str = LETTERS, family: str = "Shapes") -> bytes:
    """A font in which every character is a triangle."""
    names = {ord(c): f"g{ord(c)}" for c in letters}
    glyphs = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap(names)
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    pen.lineTo((500, 0))
    pen.lineTo((300, 700))
    pen.closePath()
    builder.setupGlyf(dict.fromkeys(glyphs, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (600, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"}, mac=False)
    builder.setupOS2(sTypoAscender=800, fsType=rights)
    builder.setupPost()
    content = io.BytesIO()
    builder.save(content)
    return content.getvalue()
