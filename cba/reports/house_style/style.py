"""What a document takes from a house style, once it is known to be safe to take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from cba.reports.house_style.colours import Scheme


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, and what it says to whoever cannot see it.

    ``content`` has been made anew from what was read: an SVG of shapes alone, or a
    PNG without anything but its pixels. ``width`` and ``height`` give its shape.
    """

    content: bytes
    media_type: str
    words: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Font:
    """A font file that may be carried in a document; ``family`` is its own name."""

    content: bytes
    media_type: str
    family: str


@dataclass(frozen=True, slots=True)
class Fonts:
    """The two weights that a document is set in."""

    regular: Font
    semibold: Font


@dataclass(frozen=True, slots=True)
class Template:
    """A template or a sheet of styles that takes the place of the packaged one.

    ``file`` is how it is named in a message.
    """

    file: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class HouseStyle:
    """A house style, ready to dress a document.

    ``folder`` is the folder as the user named it, ``fingerprint`` the SHA-256 of
    all that was read from it, and ``files`` where that lies. Without colours of its
    own, ``light`` and ``dark`` are None; ``templates`` are by the name of what they
    replace.
    """

    name: str
    folder: str
    fingerprint: str
    light: Scheme | None = None
    dark: Scheme | None = None
    logo: Logo | None = None
    fonts: Fonts | None = None
    templates: Mapping[str, Template] = field(
        default_factory=lambda: MappingProxyType({})
    )
    files: tuple[Path, ...] = ()
