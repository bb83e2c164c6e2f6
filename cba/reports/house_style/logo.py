"""A logo: an SVG of shapes alone, or a PNG of nothing but its pixels.

What a file is, its bytes say and not its name. Both kinds are made anew from what
was read, so that nothing travels in a document that is not seen.
"""

from __future__ import annotations

import io
import struct

from cba.problems import Place, Problem
from cba.reports.house_style.style import Logo
from cba.reports.house_style.svg import UnsafePicture, shapes_alone

LIMIT = 1_000_000
LARGEST = 4000
_PNG = b"\x89PNG\r\n\x1a\n"
_HINT = "give it as an SVG or a PNG file"


def read_logo(content: bytes, name: str, words: str, place: Place) -> Logo | Problem:
    """The logo in a file's bytes, or why a document cannot carry it.

    ``name`` is how the file is named, ``words`` what the logo says. CBA603 for
    what is no picture, or too large a one; CBA604 for an SVG that does more than
    show.
    """
    try:
        if content.startswith(_PNG):
            return _png(content, words)
        if _looks_like_xml(content):
            clean, width, height = shapes_alone(content)
            return Logo(clean, "image/svg+xml", words, width, height)
    except UnsafePicture as unsafe:
        message = f"`{name}` {unsafe.message}"
        return Problem(unsafe.code, message, hint=unsafe.hint, place=place)
    return Problem(
        "CBA603", f"`{name}` is neither an SVG nor a PNG", hint=_HINT, place=place
    )


def _looks_like_xml(content: bytes) -> bool:
    return content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def _png(content: bytes, words: str) -> Logo:
    damaged = UnsafePicture("CBA603", "is a damaged PNG", "save it again")
    if len(content) < 33:
        raise damaged
    width, height = struct.unpack(">II", content[16:24])
    if not 0 < max(width, height) <= LARGEST:
        raise UnsafePicture(
            "CBA603",
            f"is {width:,} × {height:,} pixels",
            f"{LARGEST:,} on the longer side are more than a page can show",
        )
    from PIL import Image  # the layout engine brings it

    made = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as image:
            image.load()
            opaque = image.convert("RGBA").getchannel("A").getextrema() == (255, 255)
            # Plain pixels: no profile, no words, no interlacing, no second frame.
            plain = image.convert("RGB" if opaque else "RGBA")
            plain.info.clear()
            plain.save(made, "PNG", optimize=True)
    except Exception as error:  # a damaged file may raise anything
        raise damaged from error
    return Logo(made.getvalue(), "image/png", words, float(width), float(height))
