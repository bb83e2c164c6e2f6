"""How far each assumption of the register moves the result over its range."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cba.reports.assumption import Assumption, Subject
from cba.reports.formatting import is_nought
from cba.reports.view import View

#: What moves nothing, and what has no range, comes after what does.
_NONE = 0.0


def swings_of(view: View) -> dict[str, float]:
    """How far the NPSV moves over the range of each input, by address.

    Empty where no input has a range; what moves nothing is left out.
    """
    if view.uncertainty is None:
        return {}
    return {
        each.address: each.swing
        for each in view.uncertainty.sensitivity.swings
        if each.swing is not None and not is_nought(each.swing)
    }


def by_influence(view: View, subjects: Iterable[Subject]) -> tuple[Subject, ...]:
    """Subjects by their most influential input, and so the inputs of each.

    Each assumption says how far it moves the NPSV. Those that move it alike keep
    their order, which is the file's.
    """
    swings = swings_of(view)
    if not swings:
        return tuple(subjects)
    ranked = (_ranked(view, subject, swings) for subject in subjects)
    return tuple(subject for subject, _ in sorted(ranked, key=lambda each: -each[1]))


def _ranked(
    view: View, subject: Subject, swings: dict[str, float]
) -> tuple[Subject, float]:
    found = [(each, influence_of(each, swings)) for each in subject.assumptions]
    found.sort(key=lambda each: -each[1])
    shown = tuple(
        replace(each, influence=view.money(swing)) if swing else each
        for each, swing in found
    )
    return (
        replace(subject, assumptions=shown),
        max((swing for _, swing in found), default=_NONE),
    )


def influence_of(each: Assumption, swings: dict[str, float]) -> float:
    """The largest swing of the inputs that an assumption is."""
    if not each.address:
        return _NONE
    below = f"{each.address}."
    return max(
        (
            swing
            for address, swing in swings.items()
            if address == each.address or address.startswith(below)
        ),
        default=_NONE,
    )
