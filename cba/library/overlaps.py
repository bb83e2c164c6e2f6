"""Which values of a library count some of the same thing, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from cba.library.unit_cost import Overlap, OverlapKind

KINDS: tuple[OverlapKind, ...] = get_args(OverlapKind)
#: What is said of an overlap whose row gives no reason of its own.
REASONS: dict[OverlapKind, str] = {
    "part": "the one is part of the other",
    "average": "the one is an average that the other went into",
    "prevented": "the one is a saving that comes of preventing the other",
    "wellbeing": "how people rate their lives already answers to their health",
    "other": "both count some of the same cost",
}
_WRITTEN = re.compile(r"(?P<code>[^()]+?)\s*\((?P<kind>[^():]+)(:(?P<why>.*))?\)")


def read_overlap(text: str) -> Overlap | None:
    """The overlap that a cell writes, or None where it writes none.

    >>> read_overlap("CR8.0 (average)").why
    'the one is an average that the other went into'
    >>> read_overlap("SS1.0 (other: both pay for the placement)").why
    'both pay for the placement'
    """
    match = _WRITTEN.fullmatch(text.strip())
    kind = match and next((k for k in KINDS if k == match["kind"].strip()), None)
    if match is None or not kind:
        return None
    return Overlap(match["code"], kind, (match["why"] or "").strip() or REASONS[kind])


def on_both_sides(
    overlaps: Mapping[str, tuple[Overlap, ...]],
) -> dict[str, tuple[Overlap, ...]]:
    """The overlaps of each code, each standing on both of those that it joins.

    What a code names itself comes first, so that to join them again changes nothing;
    an overlap with a code that is not among them stays on its one side.
    """
    found: dict[str, dict[str, Overlap]] = {code: {} for code in overlaps}
    for code, own in overlaps.items():
        for overlap in own:
            found[code].setdefault(overlap.code, overlap)
    for code, own in overlaps.items():
        for overlap in own:
            if overlap.code in found:
                back = Overlap(code, overlap.kind, overlap.why)
                found[overlap.code].setdefault(code, back)
    return {code: tuple(joined.values()) for code, joined in found.items()}
