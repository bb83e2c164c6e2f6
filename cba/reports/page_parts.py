"""The parts that pages are made of: templates, styles and the report's own letters."""

from __future__ import annotations

import base64
from functools import cache

from cba.resources import templates_folder

#: The folder of the font files, from that of the templates.
FONTS = "fonts/"
#: What a browser may do with a page: show it, with what it carries, and nothing else.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_FAMILY = "Source Sans 3"
_WEIGHTS = {400: "SourceSans3-Regular", 600: "SourceSans3-Semibold"}


class PartMissing(Exception):
    """A template, a style or a font of the tool is not where it was installed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"`{name}`, a part of this tool, is missing or unreadable")


def part(name: str) -> bytes:
    """The bytes of a part.

    :raises PartMissing: it is not where it was installed.
    """
    try:
        return (templates_folder() / name).read_bytes()
    except OSError as missing:
        raise PartMissing(name) from missing


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
