"""What a house style adds to the styles of a page: colours, letters and a logo."""

from __future__ import annotations

import base64
from dataclasses import dataclass, fields

from cba.reports.charts.palette import Palette
from cba.reports.charts.picture import FAMILY as CHARTS
from cba.reports.house_style.colours import Scheme, on_dark, unlike
from cba.reports.house_style.style import Font, HouseStyle
from cba.reports.page_parts import part

#: How the pages call the letters of a house style, whatever their own name is.
FAMILY = "House"
RULES = "house_style.css"
_FALLBACK = '"Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif'


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the top of a page: whose it is, and the logo.

    ``logo`` is the address of the picture, in the page itself, or empty.
    """

    name: str
    logo: str
    words: str


def palette_of(style: HouseStyle | None) -> Palette | None:
    """The colours of charts in a house style; None where it has none of its own."""
    if style is None or style.light is None:
        return None
    light = style.light
    plain = Palette()
    return Palette(
        first=light.brand,
        second=light.accent,
        ink=light.ink,
        soft=light.soft,
        level=light.rule,
        paper=light.paper,
        others=unlike((light.brand, light.accent), plain.others),
    )


def chart_family(style: HouseStyle | None) -> str:
    """The letters of charts: those of the house style before the report's own."""
    return f"'{FAMILY}',{CHARTS}" if style is not None and style.fonts else CHARTS


def letterhead(style: HouseStyle | None) -> Letterhead | None:
    """What a template puts at the top of a page; None without a house style."""
    if style is None:
        return None
    if style.logo is None:
        return Letterhead(style.name, "", "")
    address = _data(style.logo.media_type, style.logo.content)
    return Letterhead(style.name, address, style.logo.words)


def sheet(style: HouseStyle | None, name: str) -> str:
    """A sheet of styles by name: the house style's own, or the packaged one."""
    own = None if style is None else style.templates.get(name)
    return part(name).decode("utf-8") if own is None else own.text


def faces(style: HouseStyle | None) -> str:
    """The letters of a house style, inside the page; empty where it has none."""
    if style is None or style.fonts is None:
        return ""
    return _face(400, style.fonts.regular) + _face(600, style.fonts.semibold)


def colours(style: HouseStyle | None, *, dark: bool) -> str:
    """The colours and letters of a house style as custom properties, and its rules.

    ``dark`` says whether a screen may ask for the dark scheme.
    """
    if style is None:
        return ""
    made = sheet(style, RULES)
    if style.fonts is not None:
        made += f':root {{\n  --family: "{FAMILY}", {_FALLBACK};\n}}\n'
    if style.light is not None:
        made += _root(style.light)
    if dark and style.dark is not None:
        scheme = "@media screen {\n@media (prefers-color-scheme: dark)"
        made += f"{scheme} {{\n{_root(style.dark)}{_inks(style)}}}\n}}\n"
    return made


def _inks(style: HouseStyle) -> str:
    """The inks of charts on a dark screen, by number."""
    palette, dark = palette_of(style), style.dark
    if palette is None or dark is None:
        return ""
    inks = (dark.ink, *(on_dark(ink, dark.wash) for ink in palette.inks[1:]))
    lines = (f".ink-{n} {{ --series: {ink}; }}\n" for n, ink in enumerate(inks))
    return "".join((*lines, f".chart .level {{ --series: {dark.rule}; }}\n"))


def _root(scheme: Scheme) -> str:
    lines = (
        f"  --{each.name.replace('_', '-')}: {getattr(scheme, each.name)};\n"
        for each in fields(scheme)
    )
    return f":root {{\n{''.join(lines)}}}\n"


def _face(weight: int, font: Font) -> str:
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; '
        f'src: url("{_data(font.media_type, font.content)}"); }}\n'
    )


def _data(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"
