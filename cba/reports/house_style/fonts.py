"""Fonts that may be carried in a document."""

from __future__ import annotations

import io
from typing import Any

from cba.problems import Place, Problem
from cba.reports.house_style.style import Font

LIMIT = 5_000_000
_MEDIA = {
    b"\x00\x01\x00\x00": "font/ttf",
    b"true": "font/ttf",
    b"OTTO": "font/otf",
}
#: What the rights in a font say of carrying it (OpenType, OS/2 table, fsType).
_RESTRICTED, _NO_SUBSET, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_LEVELS = 0x000F
_NEEDED = "ask its maker for a licence to embed it, or choose another font"
_AS_FILE = "give a static TTF or OTF file, such as one weight of the family"


def read_font(content: bytes, name: str, place: Place) -> Font | Problem:
    """The font in a file's bytes, or why a document cannot carry it (CBA605).

    ``name`` is how the file is named.
    """
    media = _MEDIA.get(content[:4])
    if media is None:
        return Problem(
            "CBA605", f"`{name}` is no TTF or OTF font", "", _AS_FILE, None, place
        )
    from fontTools.ttLib import TTFont  # the layout engine brings it

    try:
        with TTFont(io.BytesIO(content), lazy=True) as font:
            refused = _refusal(font)
            family = str(font["name"].getBestFamilyName() or "")
    except Exception:  # noqa: BLE001 - a damaged table may raise anything
        return Problem("CBA605", f"`{name}` is damaged", "", _AS_FILE, None, place)
    if refused:
        return Problem("CBA605", f"`{name}` {refused[0]}", hint=refused[1], place=place)
    return Font(content, media, family)


def _refusal(font: Any) -> tuple[str, str] | None:  # noqa: ANN401 - it ships no types
    """What keeps a font from being carried, and what to do about it."""
    if "fvar" in font:
        return "is a variable font, which not every format can carry", _AS_FILE
    rights = int(font["OS/2"].fsType)
    if rights & _LEVELS == _RESTRICTED:
        return "may not be embedded, say the rights in it (fsType 2)", _NEEDED
    if rights & _NO_SUBSET:
        return (
            "may only be embedded whole, and a PDF carries parts (fsType 256)",
            _NEEDED,
        )
    if rights & _BITMAPS_ONLY:
        return "may only be embedded as bitmaps (fsType 512)", _NEEDED
    characters = font.getBestCmap() or {}
    lacking = [c for c in _LEAST if ord(c) not in characters]
    if lacking:
        words = " ".join(f"`{c}`" for c in lacking[:_SHOWN])
        return f"lacks {words}, which every document has", "choose a font for text"
    # What is drawn from is read too, so that damage shows here.
    font.getGlyphSet()[characters[ord("a")]].draw(_Nowhere())
    return None


_SHOWN = 12
#: Without these no page of figures can be set; others come from the report's own font.
_LEAST = " 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,£%"


class _Nowhere:
    """A pen that draws nothing."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pen can do
        return lambda *_, **__: None
