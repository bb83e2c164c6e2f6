"""The report's own letters, as a page carries or names them."""

from __future__ import annotations

import base64
from functools import cache

from cba.reports.packaged_parts import part

#: The folder of the font files, from that of the templates.
FONTS = "fonts/"
_FAMILY = "Source Sans 3"
_WEIGHTS = {400: "SourceSans3-Regular", 600: "SourceSans3-Semibold"}


def print_fonts() -> str:
    """Font files as they are: unpacked ones, which open twenty times faster."""
    files = {weight: f"{FONTS}{name}.ttf" for weight, name in _WEIGHTS.items()}
    for file in files.values():
        part(file)  # the layout engine would do without one, and say nothing
    return "".join(_face(weight, f'url("{file}")') for weight, file in files.items())


@cache
def web_fonts() -> str:
    """Packed fonts inside the page."""
    faces = []
    for weight, name in _WEIGHTS.items():
        packed = part(f"{FONTS}{name}.ttf.woff2")
        data = base64.b64encode(packed).decode("ascii")
        faces.append(_face(weight, f'url("data:font/woff2;base64,{data}")'))
    return "".join(faces)


def _face(weight: int, source: str) -> str:
    return (
        f'@font-face {{ font-family: "{_FAMILY}"; font-weight: {weight}; '
        f"src: {source}; }}\n"
    )
