"""The colours of charts, and how each kind of surface looks: the one place for both.

Kinds of surface differ by texture as well as by colour, so that they are told apart
in print without colour and by whoever sees none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cba.reports.charts.plots import Fill

Texture = Literal["solid", "hatched", "dotted", "crossed", "open", "lined"]


class Look(NamedTuple):
    """An ink of the palette, and the texture that it is laid on in."""

    ink: str
    texture: Texture


#: Gains are in the first brand colour and costs in the second; what is cash is solid.
LOOKS: Mapping[Fill, Look] = {
    "cost": Look("ink-2", "solid"),
    "loss": Look("ink-2", "open"),
    "cash": Look("ink-1", "solid"),
    "saving": Look("ink-1", "hatched"),
    "payment": Look("ink-7", "dotted"),
    "economic": Look("ink-3", "crossed"),
    "social": Look("ink-4", "lined"),
    "society": Look("ink-0", "solid"),
    "public": Look("ink-1", "open"),
    "step": Look("ink-1", "solid"),
    "result": Look("ink-0", "solid"),
    "low": Look("ink-2", "hatched"),
    "high": Look("ink-1", "solid"),
    "short": Look("ink-2", "hatched"),
    "ahead": Look("ink-1", "solid"),
}


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours on white paper; ``inks`` number lines, of which 1 and 2 are the brand's.

    Inks are read as text as well: 4.5:1 against the paper, at least.
    """

    first: str = "#0b4a6f"
    second: str = "#b85400"
    ink: str = "#17212b"
    soft: str = "#4a5663"
    leader: str = "#77828d"
    level: str = "#d5dbe1"
    paper: str = "#ffffff"
    others: tuple[str, ...] = ("#0b6b5e", "#7a3180", "#616100", "#b01e45", "#4a5663")

    @property
    def inks(self) -> tuple[str, ...]:
        """The inks by number."""
        return (self.ink, self.first, self.second, *self.others)

    @property
    def colours(self) -> dict[str, str]:
        """Every colour by the name that a picture gives to its marks."""
        numbered = {f"ink-{n}": ink for n, ink in enumerate(self.inks)}
        return {
            **numbered,
            "soft": self.soft,
            "nought": self.soft,
            "leader": self.leader,
            "level": self.level,
            "paper": self.paper,
        }


PALETTE = Palette()
