"""What the file of a house style declares: a name, a logo, two colours, fonts.

A house style is no part of a project and changes no figure: it says how a document
made from one is dressed.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from cba.models.base import Declaration
from cba.models.faults import FaultError
from cba.models.horizon import Context
from cba.models.values import Text, plain

_HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def read_colour(node: object, context: Context) -> str:  # noqa: ARG001
    """A colour as ``#rrggbb``.

    Written without quotes, the ``#`` of a colour begins a comment in YAML; without
    its ``#`` it is read all the same.
    """
    if getattr(node, "cut", False):
        raise FaultError(
            "CBA106",
            "{name} is empty: without quotes, ` #` begins a comment",
            'put the colour in quotes, such as "#0b4a6f"',
        )
    found = _HEX.fullmatch(str(node)) if isinstance(node, str) else None
    if found is None:
        raise FaultError(
            "CBA601",
            f"`{node}` is not a colour"
            if isinstance(node, str)
            else "{name} takes a colour",
            'write its red, green and blue in hexadecimal, such as "#0b4a6f"',
        )
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * d for d in digits))


Colour = Annotated[str, plain(read_colour)]


class StyleColours(Declaration):
    """The two colours of a house style, each as ``#rrggbb``."""

    brand: Colour | None = Field(
        None, description="The colour of headings and of the bar on the cover."
    )
    accent: Colour | None = Field(
        None, description="The colour of links, key figures and section numbers."
    )


class StyleFonts(Declaration):
    """The two weights that a document is set in, as TTF or OTF files."""

    regular: Text = Field(description="The font file of plain text.")
    semibold: Text = Field(description="The font file of headings and totals.")


class StyleFile(Declaration):
    """``style.yaml``: what a document made in the house style carries."""

    name: Text = Field(description="Whose house style it is.")
    logo: Text | None = Field(None, description="An SVG or PNG file.")
    logo_words: Text | None = Field(
        None, description="What the logo says, for whoever cannot see it."
    )
    colours: StyleColours | None = Field(None, description="The two colours.")
    fonts: StyleFonts | None = Field(None, description="The two font files.")
